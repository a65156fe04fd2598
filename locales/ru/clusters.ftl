clusters-door = Кластеры
clusters-command = Методические кластеры
clusters-help = 👥 Запишет в методический кластер. Выйти можно в любой день.
clusters-figure = Кластеров: { $clusters }, участников: { $members }

clusters-title = 👥 Кластеры
clusters-title-mine = 👥 Мои кластеры
clusters-title-topic = 👥 Кластеры по теме
clusters-count =
    { $count ->
        [one] Всего { $count } кластер.
        [few] Всего { $count } кластера.
       *[other] Всего { $count } кластеров.
    }
clusters-question = Выберите кластер или напишите часть названия либо школы.
clusters-found =
    { $count ->
        [one] Нашёлся { $count } из { $total }.
        [few] Нашлись { $count } из { $total }.
       *[other] Нашлось { $count } из { $total }.
    }
clusters-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия или школы. Например: школа № 3
clusters-none = Здесь будут кластеры муниципалитета. Их создаёт координатор по дефицитам педагогов.
clusters-none-mine = Здесь будут кластеры, в которые вы вступили.
clusters-none-mine-question = Выберите кластер из всех или запишите дефицит, и бот подскажет подходящий.
clusters-none-topic = Кластера по этой теме пока нет.
clusters-none-topic-question = Запишите дефицит: без имени он попадёт в общие цифры, по ним открывают кластеры.
clusters-button = { $name } · 👥 { $count }
clusters-button-led = Веду: { $name } · 👥 { $count }
clusters-button-joined = ✅ { $name } · 👥 { $count }
clusters-button-closed = { $name } · завершён
clusters-all = Все кластеры
clusters-new-deficit = Записать дефицит
clusters-topics = Выбрать по теме
clusters-topics-title = По какой теме?
clusters-topics-question = Рядом с темой — число её кластеров.
clusters-topic = { $name }: { $count }

clusters-made-for = Кластер { $kind }
clusters-topics-line = Восполняет дефициты: { $topics }
clusters-host = 📍 { $host }, { $leader }
clusters-no-host = Без опорной школы, { $leader }
clusters-led-by = ведёт { $name }
clusters-led-by-you = ведёте вы
clusters-led-by-nobody = руководителя пока нет
clusters-people =
    { $count ->
        [0] 👥 Пока никого, { $phase }
        [one] 👥 { $count } участник, { $phase }
        [few] 👥 { $count } участника, { $phase }
       *[other] 👥 { $count } участников, { $phase }
    }
clusters-people-with-you =
    { $count ->
        [1] 👥 Пока вы один участник, { $phase }
        [one] 👥 { $count } участник вместе с вами, { $phase }
        [few] 👥 { $count } участника вместе с вами, { $phase }
       *[other] 👥 { $count } участников вместе с вами, { $phase }
    }
clusters-algorithm = В этом месяце: { $steps }
clusters-algorithm-summer = В этом месяце: летний перерыв
clusters-step-directions = выбор направлений по дефицитам, опорные школы
clusters-step-programmes = документы, программы, списки участников
clusters-step-problem = знакомство с проблемой, анализ подходов, обоснование практик
clusters-step-consultation = консультации участников, в том числе онлайн
clusters-step-training = обучение на мастер-классах и уроках, стажировки
clusters-step-demonstration = участники показывают мастерство
clusters-step-generalisation = итоги на конференции, экспертиза
clusters-step-publication = публикация удачного опыта
clusters-step-reflection = оценка результатов, рефлексия
clusters-next = 🗓 «{ $title }», { $moment }
clusters-share = Пригласите коллег по ссылке: { $link }

clusters-join = Вступить
clusters-joined = ✅ Вы в кластере. Выйти можно в любой день.
clusters-joined-already = ✅ Вы уже в этом кластере.
clusters-join-closed = Этот кластер уже завершён и новых участников не принимает. Посмотрите другие: «‹ Назад».
clusters-join-left = Отмечено, что вы больше не работаете в школах муниципалитета. Если это не так, укажите школу в профиле.
clusters-closed-question = Кластер завершён, вступить уже нельзя.
clusters-notices-question = Уведомления выключены. Включить, чтобы бот сам писал о событиях ваших кластеров?
clusters-notices-on = ✅ Бот напишет о событиях ваших кластеров. Выключить можно в настройках.
clusters-next-event = Ближайшее событие
clusters-events = События
clusters-events-title = 🗓 События кластера
clusters-events-none = Здесь будут события кластера. Их создаёт его руководитель.
clusters-events-count =
    { $coming ->
        [0] Впереди событий нет, прошло { $past }.
       *[other] Впереди { $coming }, прошло { $past }.
    }
clusters-events-question = Выберите событие или напишите часть названия.
clusters-events-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия. Например: практикум
clusters-members = Участники
clusters-new-event = Создать событие
clusters-leave = Выйти
clusters-leave-title = Выйти из кластера?
clusters-leave-goes = Уйдут: уведомления этого кластера и ваши ответы на его будущие события.
clusters-leave-stays = Останутся: даты вашего участия и отметки на прошедших событиях.
clusters-leave-question = Разрешение не нужно, вернуться можно в любой день.
clusters-leave-question-closed = Разрешение не нужно, но вернуться не получится: кластер завершён.
clusters-left = ✅ Вы вышли из кластера.

clusters-members-title = 👥 Участники: { $count }
clusters-member = { $name }, { $organisation }
clusters-members-question = Напишите имя или школу, чтобы найти.
clusters-members-rest =
    { $count ->
        [one] { $count } участник не показывает имя
        [few] { $count } участника не показывают имя
       *[other] { $count } участников не показывают имя
    }
clusters-members-hidden = Имя коллегам открывают по желанию, пока не открыл никто. Своё открывается в настройках.
clusters-members-none = В кластере «{ $name }» пока никого. Здесь будут те, кто вступит: пришлите коллегам ссылку с его карточки.
clusters-members-found =
    { $count ->
        [one] Нашёлся { $count } из { $total }.
        [few] Нашлись { $count } из { $total }.
       *[other] Нашлось { $count } из { $total }.
    }
clusters-members-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть имени или школы. Например: Петрова
clusters-members-refused = Список участников видят те, кто состоит в кластере.
clusters-table = 📄 Таблица
clusters-chat = Группа в Telegram
clusters-chat-line = Группа в Telegram: «{ $title }»

clusters-fitting = Подходят мне
clusters-by-host = По школе
clusters-title-fitting = 🔒 Подходят вам
clusters-title-host = 👥 Кластеры школы
clusters-none-fitting = Здесь будут кластеры по тому, что вы записали в дефициты. Видите это только вы.
clusters-none-host = Кластеров с опорной школой пока нет.
clusters-fits = «{ $name }»: у вас записано «{ $why }»
clusters-hosts-title = При какой школе?
clusters-hosts-question = Рядом со школой — число её кластеров.
clusters-addresses = Чем помогает
clusters-addresses-title = Чем помогает кластер
clusters-addresses-question = Выберите область, а в ней — темы. По ним кластер подскажут тем, кому это трудно.
clusters-addresses-items = Отметьте темы, с которыми кластер помогает.
clusters-addresses-none = По запросу «{ $search }» ничего не нашлось. Напишите другое слово.
clusters-addresses-row = { $name } · { $count }
clusters-qr = QR-код
clusters-qr-line = Наведите камеру телефона, чтобы вступить
clusters-qr-caption = Приглашение в кластер «{ $name }»
clusters-skills = Что есть и чего нет
clusters-skills-title = Что есть и чего нет
clusters-skills-line = { $name }: { $topics }
clusters-skills-none = Пока никто из участников не показывает, с чем может помочь.
clusters-skills-lacks = 📈 Трудно многим: { $topics }
clusters-skills-few = 📈 Чего не хватает, видно в суммах от пяти человек. Пока их мало.

clusters-open = Открыть кластер
clusters-by-subject = По предмету
clusters-taught = Мои предметы
clusters-title-taught = 👥 По вашим предметам
clusters-title-subject = 👥 Кластеры по предмету
clusters-subjects-title = По какому предмету?
clusters-subjects-question = Рядом с предметом — число его кластеров. Можно написать название.
clusters-subjects-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия. Например: физика
clusters-none-subject = Кластеров с указанным предметом пока нет. Предметы выбирает руководитель кластера.
clusters-subjects-line = Предметы: { $subjects }

clusters-teaches = Предметы
clusters-teaches-title = Для каких предметов кластер?
clusters-teaches-question = Отметьте предметы: по ним кластер найдут коллеги. Без отметок он для всех.
clusters-teaches-count =
    { $count ->
        [one] Отмечен { $count } предмет.
        [few] Отмечено { $count } предмета.
       *[other] Отмечено { $count } предметов.
    }

clusters-places = Места
clusters-places-title = Сколько мест в кластере?
clusters-places-question = Выберите число или напишите своё, от 1 до 1000.
clusters-places-none = Без ограничения
clusters-places-endless = Число мест не ограничено
clusters-places-full =
    { $most ->
        [one] Мест нет: занято { $most } из { $most }
        [few] Мест нет: заняты { $most } из { $most }
       *[other] Мест нет: занято { $most } из { $most }
    }
clusters-places-free =
    { $count ->
        [one] Свободно { $count } место из { $most }
        [few] Свободно { $count } места из { $most }
       *[other] Свободно { $count } мест из { $most }
    }
clusters-places-flaw = Напишите число мест цифрами, от 1 до 1000. Например: 25
clusters-places-taken =
    { $count ->
        [one] В кластере уже { $count } человек, меньше мест сделать нельзя. Напишите число побольше.
        [few] В кластере уже { $count } человека, меньше мест сделать нельзя. Напишите число побольше.
       *[other] В кластере уже { $count } человек, меньше мест сделать нельзя. Напишите число побольше.
    }
clusters-places-set =
    { $count ->
        [one] ✅ В кластере { $count } место.
        [few] ✅ В кластере { $count } места.
       *[other] ✅ В кластере { $count } мест.
    }
clusters-places-unset = ✅ Вступить может любое число коллег.
clusters-join-full =
    { $count ->
        [one] ❗ Последнее место только что заняли: в кластере оно { $count }.
        [few] ❗ Последнее место только что заняли: в кластере их { $count }.
       *[other] ❗ Последнее место только что заняли: в кластере их { $count }.
    }
clusters-full-question = Мест пока нет. Загляните позже: место освободится, если кто-то выйдет. Или посмотрите похожие кластеры.
clusters-similar = Похожие кластеры

clusters-order = приказ № { $number } от { $day }
clusters-agreement = { $kind } № { $number }
clusters-rests-on = 📄 { $year } учебный год: { $papers }

clusters-member-part = { $member } · { $part }
clusters-parts = Роли участников
clusters-parts-title = Роли участников
clusters-parts-none = Здесь будут участники кластера: люди и организации.
clusters-parts-count = Заказчиков: { $customers }, исполнителей: { $performers }, экспертов: { $experts }
clusters-parts-question = Выберите участника или напишите имя.
clusters-part-question = Кто это в кластере?
clusters-part-none = Без роли
clusters-part-set = ✅ Роль записана: { $part }.
clusters-part-unset = ✅ Роль снята.

clusters-programme = Программа
clusters-programme-title = Программа кластера
clusters-programme-kept = 📄 { $name }, с { $day }
clusters-programme-none = Здесь будет программа для участников. Её увидят те, кто состоит в кластере.
clusters-programme-none-yet = Программы пока нет. Её добавит руководитель кластера.
clusters-programme-question = Пришлите файл с программой: документ или фото, без учеников и их данных.
clusters-programme-send = Открыть файл
clusters-programme-replace = Заменить
clusters-programme-replace-question = Пришлите новый файл, без учеников и их данных: он заменит прежний.
clusters-programme-drop = Убрать
clusters-programme-drop-title = Убрать программу?
clusters-programme-drop-question = Файл уберут из бота. Кластер и участники останутся.
clusters-programme-dropped = ✅ Программа убрана.
clusters-programme-saved = ✅ Программа сохранена. Её увидят участники.
clusters-programme-sent = 📄 Программа отправлена
clusters-programme-stranger = Программу видят те, кто состоит в кластере. Вступите, чтобы открыть её.
clusters-programme-unnamed = Программа

clusters-start = Состав на начало
clusters-start-title = 👥 Состав на { $day }: { $count }
clusters-start-none = В этот день в кластере никого не было.
clusters-start-another = На другой день
clusters-start-day-title = Состав на какой день?
clusters-start-day-question = Выберите день или напишите его. Например: 01.10.2026
clusters-start-day-flaw = Не понимаю день. Например: 01.10.2026
clusters-start-ahead = Этот день ещё не наступил. Выберите сегодняшний или прошедший.

clusters-pass-on = Передать кластер
clusters-to-deputy = Заместитель
clusters-deputy = Заместитель руководителя: { $name }
clusters-deputy-you = Вы заместитель руководителя

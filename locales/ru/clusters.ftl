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

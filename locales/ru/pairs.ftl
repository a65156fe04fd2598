pairs-door = Наставничество
pairs-command = Наставничество: мои пары
pairs-help = 👥 Найдёт наставника или коллегу для пары и запомнит ваши встречи.
pairs-desk-door = Наставнические пары
pairs-waits-answer = Ответить: наставничество
pairs-waits-order = Пары ждут приказа: { $count }

pairs-title = Наставничество
pairs-none = Пар пока нет. Найдите наставника, предложите помощь или пару по предмету.
pairs-offers = ✅ Вы готовы быть наставником
pairs-seeks = ⏳ Вы ищете наставника. Это видит куратор, а если вы показываете имя коллегам, то и наставники
pairs-paused = До { $day } вам не предлагают новых пар
pairs-seek = Нужен наставник
pairs-seek-no-more = Больше не ищу
pairs-seek-over = Вы больше не ищете наставника.
pairs-offer = Могу быть наставником
pairs-offer-no-more = Не могу быть наставником
pairs-offered = ✅ Коллеги смогут попросить вас о наставничестве.
pairs-offered-no-more = Новых просьб о наставничестве не будет.
pairs-equal = Пара по предмету
pairs-open = Открыть
pairs-all = Все пары: { $count }
pairs-all-question =
    { $count ->
        [one] Всего { $count } пара. Выберите или напишите имя.
        [few] Всего { $count } пары. Выберите или напишите имя.
       *[other] Всего { $count } пар. Выберите или напишите имя.
    }

pairs-state-proposed = ждёт ответа
pairs-state-accepted = ждёт приказа
pairs-state-active = работает
pairs-state-completed = завершена
pairs-state-cancelled = не состоялась
pairs-nobody = коллега, которого здесь больше нет
pairs-mentor = 👥 Наставник: { $name }
pairs-mentee = Подопечный: { $name }
pairs-owner = 👥 Делится опытом: { $name }
pairs-learner = Перенимает опыт: { $name }
pairs-equals = 👥 { $one } и { $other }
pairs-two = { $one } и { $other }
pairs-subject = Предмет: { $subject }
pairs-direction = 🔒 Направление: { $direction }
pairs-term = 🗓 С { $since } до { $until }
pairs-months =
    { $count ->
        [one] 🗓 На { $count } месяц
        [few] 🗓 На { $count } месяца
       *[other] 🗓 На { $count } месяцев
    }
pairs-order = 📄 Приказ № { $number } от { $day }
pairs-consent = 📄 Согласие наставника от { $day }
pairs-ending = Итог: { $ending }

pairs-card-title = Пара
pairs-card-question = Согласны? Это намерение: письменное согласие наставника и приказ будут позже.
pairs-await-order = Согласны оба. Пара начнёт работу, когда её закрепят приказом.
pairs-word = { $name }: { $words }
pairs-accept = Согласиться
pairs-ask = Спросить подробнее
pairs-write = Написать
pairs-decline = Отказаться
pairs-pause = Сейчас не могу
pairs-withdraw = Отозвать предложение
pairs-break = Прекратить пару
pairs-end = Завершить пару
pairs-meet = Отметить встречу
pairs-meetings = Встречи
pairs-choose-another = Выбрать другого
pairs-words-title = Что передать?
pairs-words-question = Напишите одним сообщением. Например: когда вам удобно встречаться?
pairs-words-flaw = Нужно от 3 до 300 знаков. Например: когда вам удобно встречаться?
pairs-said = ✅ Передано.
pairs-pause-title = Сейчас не могу
pairs-pause-told = Предложение будет отклонено, и до выбранного дня новых не будет.
pairs-pause-question = До какого дня не предлагать?
pairs-decline-title = Точно?
pairs-decline-question = Предложение закроется, вторая сторона узнает об этом. Вернуться к нему будет нельзя.
pairs-declined = Предложение закрыто.
pairs-ending-title = Завершить пару
pairs-ending-told = Встречи и даты останутся в записях обоих.
pairs-ending-question = Чем закончилась работа?
pairs-ended = ✅ Пара закрыта.
pairs-outcome = Итог по дефицитам
pairs-outcome-title = Итог по дефицитам
pairs-outcome-private = 🔒 Видите только вы.
pairs-outcome-none = Открытых дефицитов, над которыми работала пара, нет.
pairs-outcome-question = Что уже получается? Нажмите, и дефицит закроется. Открыть снова можно в разделе «Мои дефициты».
pairs-outcome-closed = ✅ Получилось. Дефицит закрыт.
pairs-outcome-evidence = работа в паре с наставником
pairs-notice-outcome = Если что-то из трудного теперь получается, отметьте это в карточке пары.
pairs-over-already = Эта пара уже закрыта или решена.
pairs-too-late = Пара не сложилась: { $ending }.
pairs-accepted = ✅ Согласны оба. Ждём приказа.
pairs-accepted-begun = ✅ Пара начала работу.
pairs-accepted-waits = ✅ Ваше согласие записано. Ждём вторую сторону.

pairs-basis-title = Нужен наставник
pairs-basis-question = Какая помощь нужна?
pairs-basis-mentor = Опытный наставник
pairs-basis-competency = Перенять умение
pairs-direction-title = Перенять умение
pairs-direction-told = 🔒 Направление наставник увидит, когда согласитесь вы оба.
pairs-direction-question = В какой области?
pairs-deficits-title = 🔒 Ваши дефициты
pairs-deficits-told = Подбор может учитывать ваши записанные дефициты: их не увидит никто, но пара подойдёт точнее. Разрешение снимается вместе с поиском. А если показать, куратор и координатор увидят, почему пара подходит; отменить это можно в настройках.
pairs-deficits-question = Учитывать их?
pairs-deficits-no = Не учитывать
pairs-deficits-yes = Учитывать при подборе
pairs-deficits-shown = Учитывать и показать
pairs-deficits-shown-remark = ✅ Дефициты учтены, координатор их видит. Отменить можно в «Мои согласия».
pairs-candidates-title = Кого попросить?
pairs-candidates-none = Пока никто не предложил наставничество. Куратор видит, что вы ищете, и предложит пару.
pairs-candidates-mark = ✅ — показывает, что может помочь в этой области
pairs-candidates-question =
    { $count ->
        [one] Готов помочь { $count } коллега. Выберите.
        [few] Готовы помочь { $count } коллеги. Выберите или напишите имя.
       *[other] Готовы помочь { $count } коллег. Выберите или напишите имя.
    }
pairs-candidates-later = Пусть предложит куратор
pairs-candidate-gone = У этого коллеги уже нет места. Выберите другого.
pairs-seekers-mine = Кто ищет наставника
pairs-seekers-mine-title = Кому предложить помощь?
pairs-seekers-mine-none = Сейчас никто из тех, кто показывает своё имя коллегам, не ищет наставника.
pairs-seekers-mine-question =
    { $count ->
        [one] Ищет наставника { $count } коллега. Выберите.
        [few] Ищут наставника { $count } коллеги. Выберите или напишите имя.
       *[other] Ищут наставника { $count } коллег. Выберите или напишите имя.
    }
pairs-seeker-gone = Этот коллега уже не ищет наставника. Выберите другого.
pairs-not-found = По запросу «{ $search }» ничего не нашлось. Напишите другое слово. Например: Петрова
pairs-months-title = На какой срок?
pairs-months-told = Срок пойдёт с начала работы пары, завершить её можно раньше.
pairs-months-question = Сколько месяцев?
pairs-months-button =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
       *[other] { $count } месяцев
    }
pairs-equal-title = Пара по предмету
pairs-equal-told = Два коллеги на равных: без наставника и без приказа.
pairs-equal-question = По какому предмету?
pairs-equal-no-subject = В профиле не указан предмет.
pairs-profile = Мой профиль
pairs-equal-none = Пока никто из учителей этого предмета не показывает своё имя.
pairs-equal-whom =
    { $count ->
        [one] Найден { $count } коллега. Кому предложить?
        [few] Найдены { $count } коллеги. Кому предложить?
       *[other] Найдено { $count } коллег. Кому предложить?
    }
pairs-proposed = ✅ Предложение отправлено. Ждём ответа.
pairs-proposed-both = ✅ Предложение отправлено обоим.
pairs-proposed-already = Такое предложение уже есть.
pairs-has-one = У вас уже есть такая пара. Сначала завершите её.
pairs-desk-has-one = У этого коллеги уже есть наставник.
pairs-full = У этого наставника больше нет места.
pairs-absent = Этого человека нет в боте: ответить он не сможет.
pairs-same = Пара — это два разных человека.

pairs-rhythm = 🗓 Договорились встречаться { $rhythm }
pairs-rhythm-to = Как часто встречаться
pairs-rhythm-title = Как часто встречаться
pairs-rhythm-now = Сейчас: { $rhythm }
pairs-rhythm-told = Если встречи долго не будет, один раз напомним вам обоим. Выбор общий: коллега увидит его на карточке пары.
pairs-rhythm-question = Как часто вам удобно встречаться?
pairs-rhythm-none = без напоминаний
pairs-rhythm-set = ✅ Записано: встречаетесь { $rhythm }.
pairs-rhythm-off = ✅ Напоминать не будем. Спросим, только если встреч не будет совсем долго.

pairs-meet-title = Отметить встречу
pairs-meet-question = Что было сегодня? День и время можно поправить потом.
pairs-met = ✅ Встреча записана.
pairs-kind-talk = Консультация
pairs-kind-lesson = Урок: { $name }
pairs-kind-joint = Совместная разработка
pairs-kind-online = Встреча онлайн
pairs-meetings-title = Встречи пары
pairs-meetings-none = Встреч пока не было.
pairs-meetings-count =
    { $count ->
        [one] { $count } встреча, всего { $minutes } мин
        [few] { $count } встречи, всего { $minutes } мин
       *[other] { $count } встреч, всего { $minutes } мин
    }
pairs-minutes = { $count } мин
pairs-progress = К цели: { $progress }
pairs-progress-unsaid = не отмечено
pairs-progress-none = пока без сдвигов
pairs-progress-some = есть сдвиг
pairs-progress-reached = цель достигнута
pairs-note = 🔒 Заметка: { $note }
pairs-note-none = 🔒 Личной заметки нет
pairs-other-day = Другой день
pairs-to-note = Личная заметка
pairs-was-not = Встречи не было
pairs-day-title = Когда была встреча?
pairs-day-question = Выберите день.
pairs-note-title = 🔒 Личная заметка
pairs-note-private = Её видите только вы: ни вторая сторона, ни куратор.
pairs-note-question = Напишите, что важно запомнить. Например: в следующий раз обсудить групповую работу
pairs-note-flaw = Нужно от 3 до 1000 знаков. Например: обсудить групповую работу
pairs-noted = ✅ Заметка сохранена.

pairs-desk-title = Наставнические пары
pairs-desk-none = Здесь появятся пары, как только их предложат.
pairs-desk-question =
    { $count ->
        [one] Всего { $count } пара. Выберите.
        [few] Всего { $count } пары. Выберите или напишите имя.
       *[other] Всего { $count } пар. Выберите или напишите имя.
    }
pairs-desk-met =
    { $count ->
        [one] { $count } встреча, последняя { $day }
        [few] { $count } встречи, последняя { $day }
       *[other] { $count } встреч, последняя { $day }
    }
pairs-term-over = ❗ Срок пары закончился
pairs-confirm = Закрепить приказом
pairs-confirmed = ✅ Пара закреплена, оба узнают об этом.
pairs-number-title = Номер приказа
pairs-number-told = Один приказ может закрепить несколько пар: тогда укажите тот же номер и день.
pairs-number-question = Напишите номер. Например: 15-н
pairs-number-flaw = Нужно от 1 до 40 знаков. Например: 15-н
pairs-number-used = Приказ № { $number } уже записан с другим днём: { $day }. Проверьте номер.
pairs-order-day-title = День приказа
pairs-order-day-question = Каким днём подписан приказ?
pairs-consent-title = Согласие наставника
pairs-consent-told = Письменное согласие нужно до приказа (статья 351.8 Трудового кодекса).
pairs-consent-question = Каким днём оно подписано?
pairs-alone = Без наставника: { $count }
pairs-alone-title = Без наставника
pairs-alone-nobody = ✅ У всех молодых специалистов есть наставник
pairs-alone-count =
    { $count ->
        [one] ❗ Без наставника { $count } молодой специалист
        [few] ❗ Без наставника { $count } молодых специалиста
       *[other] ❗ Без наставника { $count } молодых специалистов
    }
pairs-alone-whom = Кому предложить наставника?
pairs-mentors-title = Предложить наставника

pairs-notice-asked = ⏳ Вам предлагают пару
pairs-notice-asked-by = Предлагает { $name }, ответить можно сразу.
pairs-notice-asked-office = Предлагает куратор наставничества. Ответить можно сразу.
pairs-notice-remind = ⏳ Предложение пары ждёт ответа
pairs-notice-remind-line = Согласиться, спросить или отказаться — любой ответ поможет.
pairs-notice-closed = Предложение пары закрыто
pairs-notice-over = Пара завершена
pairs-notice-agreed = ✅ На пару согласны оба
pairs-notice-agreed-line = Пара начнёт работу, когда её закрепят приказом.
pairs-notice-begun = ✅ Пара начала работу
pairs-notice-begun-line = Договоритесь о первой встрече.
pairs-notice-words = Вопрос о паре
pairs-notice-words-line = Вам написали о предложении пары.
pairs-notice-nudge = Давно не встречались с коллегой
pairs-notice-nudge-with = 👥 { $name }
pairs-notice-nudge-line = Вы договорились видеться { $rhythm }. Когда вам обоим удобно?
pairs-nudge-meet = Записать встречу
pairs-nudge-rarer = Реже напоминать
pairs-notice-quiet = Давно не было встреч
pairs-notice-quiet-line = Если виделись, отметьте встречу. Если нет, договоритесь о новой.
pairs-notice-long = Пара давно не встречалась
pairs-notice-close = Пара молчит: завершить?

pairs-match = Подобрать пары
pairs-match-title = Подбор пар
pairs-match-none = Подобранных пар нет: всё уже предложено, или подбор ещё не запускали.
pairs-match-count =
    { $count ->
        [one] Подобрана { $count } пара
        [few] Подобраны { $count } пары
       *[other] Подобрано { $count } пар
    }
pairs-match-question = Вместе они подходят лучше всего. Откройте пару, чтобы увидеть почему.
pairs-match-row = { $mentor } → { $mentee }
pairs-match-mentor = Наставник: { $name }
pairs-match-mentee = Подопечный: { $name }
pairs-match-unasked = Молодой специалист без наставника: сам о нём пока не просил.
pairs-match-why = Почему: { $reasons }
pairs-match-subject = один предмет
pairs-match-direction = наставник силён в выбранном направлении
pairs-match-deficits = наставник может помочь там, где трудно: { $topics }
pairs-match-school = одна школа
pairs-match-years =
    { $count ->
        [one] опыт больше на { $count } год
        [few] опыт больше на { $count } года
       *[other] опыт больше на { $count } лет
    }
pairs-match-free = других свободных наставников нет
pairs-match-sure = Предложить обоим? Решат они сами.
pairs-match-propose = Предложить обоим
pairs-match-gone = Пока вы смотрели, всё изменилось. Подберите ещё раз.

pairs-programme = Программа
pairs-programme-title = Программа пары
pairs-programme-none = Мер пока нет. Возьмите готовые из списка или напишите свои.
pairs-programme-count =
    { $count ->
        [one] 📄 В программе { $count } мера, выполнено: { $done }
        [few] 📄 В программе { $count } меры, выполнено: { $done }
       *[other] 📄 В программе { $count } мер, выполнено: { $done }
    }
pairs-programme-both = ✅ Согласована обоими
pairs-programme-waits = ⏳ Ждёт согласия второй стороны
pairs-programme-asked = ❗ Ждёт вашего согласия
pairs-programme-signed = ✅ Подписана куратором { $day }
pairs-programme-agree = Согласен с программой
pairs-programme-agreed = ✅ Вы согласны с программой.
pairs-programme-take = Взять из списка
pairs-programme-own = Своими словами
pairs-programme-long = В программе уже 40 мер: сначала уберите лишние.
pairs-programme-sign = Программа подписана
pairs-programme-not-agreed = Программа согласована не обеими сторонами: подписывать рано.
pairs-templates-title = Готовые меры
pairs-templates-aimed = 🔒 Первыми идут меры по вашим дефицитам: этот порядок видите только вы.
pairs-templates-none = Все готовые меры уже в программе.
pairs-templates-question = Какую взять?
pairs-measure-title = Своя мера
pairs-measure-told = Её увидит вторая сторона, и она попадёт в бумагу: не пишите имён детей.
pairs-measure-question = Что сделать? Например: разобрать три урока по видеозаписи
pairs-measure-flaw = Нужно от 3 до 200 знаков. Например: разобрать три урока по видеозаписи
pairs-measure-known = Такая мера в программе уже есть.
pairs-measure-added = ✅ Добавлено в программу.
pairs-measure-removed = Убрано из программы.
pairs-measure-card = Мера программы
pairs-measure-done = ✅ Выполнено { $day }
pairs-measure-due = 🗓 Срок: до { $day }
pairs-measure-term = 🗓 В течение всего срока
pairs-measure-other-day = Другой срок
pairs-measure-reword = Изменить слова
pairs-measure-reworded = ✅ Слова изменены.
pairs-measure-remove = Убрать из программы
pairs-due-title = Срок меры
pairs-due-question = До какого дня?
pairs-due-term = В течение всего срока
pairs-to-done = Что сделано?
pairs-done-title = Что сделано на встрече?
pairs-done-question = Отметьте меры программы. Второе касание снимает отметку.
pairs-done-ready = Готово
pairs-notice-programme = ⏳ Программа пары изменилась
pairs-notice-programme-line = Посмотрите её и согласитесь или поправьте.
pairs-notice-programme-both = ✅ Программа пары согласована
pairs-notice-programme-both-line = С ней согласны оба. Её можно напечатать и подписать.

pairs-survey = Анкета
pairs-survey-title = Анкета о паре
pairs-survey-at = { $at } из { $count }
pairs-survey-before = Сейчас: { $points }
pairs-survey-question = Насколько это верно, от 1 до 10?
pairs-survey-said = Ваши ответы
pairs-survey-private = 🔒 Видите только вы
pairs-survey-none = Ответов пока нет.
pairs-survey-change = 📈 Всего по баллам: { $by }
pairs-survey-again = Ответить заново
pairs-survey-answer = Ответить на анкету
pairs-moment-enter = в начале
pairs-moment-midway = в середине
pairs-moment-end = в конце
pairs-notice-survey = ⏳ Анкета о вашей паре
pairs-notice-survey-line = Пять вопросов кнопками, ответы видите только вы. Второй раз об этом не напомним.

pairs-papers = 📄 Бумаги
pairs-papers-title = Бумаги пары
pairs-papers-question = Какую прислать?
pairs-paper-consent = Согласие наставника
pairs-paper-programme = Программа
pairs-paper-journal = Журнал наставника
pairs-paper-report = Отчёт наставника
pairs-paper-survey = Бланк анкеты
pairs-printed-yes = Ваше направление печатается в бумагах
pairs-printed-no = 🔒 Ваше направление в бумагах не печатается
pairs-print-yes = Печатать направление
pairs-print-no = Не печатать направление

pairs-next = Следующий наставник
pairs-next-title = Следующий наставник
pairs-next-ask = Попросить
pairs-next-can-help = может помочь в этой области
pairs-next-nobody = Больше пока никто не предлагает наставничество. Куратор видит, что вы ищете.
pairs-notice-next = Можно сразу попросить следующего.

pairs-consent-signed = Согласие подписано
pairs-orders = Проект приказа
pairs-orders-title = Проект приказа
pairs-orders-none = Ни одна пара не ждёт приказа.
pairs-orders-told = В один приказ попадут все пары школы, на которые согласны оба. Номер и день впишет тот, кто подпишет.
pairs-orders-question = Чей приказ?
pairs-order-network = Сетевые наставники
pairs-order-caption =
    { $count ->
        [one] Проект приказа: { $count } пара
        [few] Проект приказа: { $count } пары
       *[other] Проект приказа: { $count } пар
    }
pairs-base = База наставников
pairs-base-caption =
    { $count ->
        [one] База наставников и наставляемых: { $count } пара. Только для работы управления.
        [few] База наставников и наставляемых: { $count } пары. Только для работы управления.
       *[other] База наставников и наставляемых: { $count } пар. Только для работы управления.
    }
pairs-summary = Сводка анкет
pairs-summary-caption = Сводка анкет: средние баллы, в скобках число ответивших
pairs-sums-few = Сводка появится, когда ответят хотя бы пять человек.
pairs-roadmap = Дорожная карта
pairs-roadmap-caption = Дорожная карта наставничества на учебный год
pairs-seekers = Кто ищет наставника
pairs-seekers-title = Кто ищет наставника
pairs-seekers-none = Сейчас никто не ищет наставника.
pairs-seekers-question =
    { $count ->
        [one] Ищет { $count } человек. Кому предложить наставника?
        [few] Ищут { $count } человека. Кому предложить наставника?
       *[other] Ищут { $count } человек. Кому предложить наставника?
    }
pairs-match-cut = Подбор берёт { $most } тех, кто ждёт дольше всех. Предложите им пары, и он возьмёт следующих.
pairs-match-all = Предложить все пары
pairs-match-all-told = Каждую пару спросим отдельно: решат они сами.
pairs-match-all-sure =
    { $count ->
        [one] Предложить { $count } пару?
        [few] Предложить { $count } пары?
       *[other] Предложить { $count } пар?
    }
pairs-match-all-yes = Да, предложить
pairs-match-approved =
    { $count ->
        [one] ✅ Предложена { $count } пара.
        [few] ✅ Предложены { $count } пары.
       *[other] ✅ Предложено { $count } пар.
    }
pairs-match-swap = Другой наставник
pairs-match-refuse = Не подходят друг другу
pairs-match-refused = Эту пару подбор больше не предложит.

pairs-run-waits = ⏳ Подбор сейчас начнётся.
pairs-run-reads = ⏳ Читаем, кому нужен наставник и кто готов помочь.
pairs-run-at = ⏳ Подбираем пары: { $percent } %
pairs-run-people = 👥 Нужен наставник: { $seekers }, могут взять ещё: { $helpers }
pairs-run-no-seekers = Подбирать некого: наставника никто не ищет, и молодых специалистов без него, которых можно спросить, нет.
pairs-run-no-helpers = Подбирать не из кого: никто не предложил наставничество, или у всех нет места.
pairs-run-nothing = Ни одной пары не сложилось: оставшиеся уже были вместе, не подошли друг другу или работают в разных школах, а положение допускает наставника только из своей.
pairs-run-done =
    { $count ->
        [one] ✅ Подобрана { $count } пара
        [few] ✅ Подобраны { $count } пары
       *[other] ✅ Подобрано { $count } пар
    }
pairs-run-left =
    { $count ->
        [one] Без наставника остаётся { $count } человек
        [few] Без наставника остаются { $count } человека
       *[other] Без наставника остаются { $count } человек
    }
pairs-run-stopped = Подбор остановлен.
pairs-run-stopped-now = Подбор остановлен.
pairs-run-failed = ❗ Подбор не удался. Начните его заново; если не поможет, напишите тому, кто следит за ботом.
pairs-run-cut = ❗ Подбор прервался: бота перезапускали. Начните его заново.
pairs-run-below = Ход подбора виден и в сообщении ниже. Ждать не нужно.
pairs-run-stop = Остановить
pairs-run-again = Подобрать заново
pairs-run-look = Посмотреть пары
pairs-run-refresh = Обновить

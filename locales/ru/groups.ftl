groups-title = Кластеры
groups-none = Здесь будут кластеры. Создайте первый.
groups-count =
    { $count ->
        [one] Всего { $count } кластер.
        [few] Всего { $count } кластера.
       *[other] Всего { $count } кластеров.
    }
groups-mark = ❗ — нет руководителя.
groups-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия. Например: оценивание
groups-closed = { $name } · завершён
groups-question = Выберите кластер или напишите часть названия.

groups-named = Кластер «{ $cluster }»
groups-leader = Руководит: { $name }
groups-leaderless = ❗ Руководителя нет
groups-phase = Этап: { $phase }
groups-members =
    { $count ->
        [0] 👥 Участников пока нет
        [one] 👥 { $count } участник
        [few] 👥 { $count } участника
       *[other] 👥 { $count } участников
    }
groups-about = Восполняет дефициты: { $categories }
groups-about-nothing = ❗ Категории дефицитов не выбраны
groups-appoint-leader = Назначить руководителя
groups-replace-leader = Сменить руководителя
groups-to-host = Опорная школа
groups-host-now = Сейчас: { $host }
groups-host-none = Сейчас опорной школы нет.
groups-host-set = ✅ Опорная школа изменена.
groups-host-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия или номер. Например: школа № 3
groups-remove = Удалить кластер
groups-removing-title = Удалить кластер?
groups-removing-goes = Уйдут: название, опорная школа, категории дефицитов.
groups-removing-leader = { $name } больше не будет руководителем, бот сообщит об этом.
groups-removing-former =
    { $count ->
        [one] Уйдут и даты участия: вступил и вышел { $count } человек.
        [few] Уйдут и даты участия: вступили и вышли { $count } человека.
       *[other] Уйдут и даты участия: вступили и вышли { $count } человек.
    }
groups-removing-stays = Останется запись в журнале, кто и когда удалил.
groups-removing-question = Вернуть кластер не получится.
groups-removed = ✅ Кластер «{ $cluster }» удалён.
groups-not-removed = ❗ Удалить можно кластер без участников, событий и плана. Этот можно завершить: «Этап».
groups-notice-removed-title = ❌ Кластера больше нет
groups-notice-removed-line = «{ $cluster }», где вы были руководителем, удалил координатор муниципалитета.
groups-all-clusters = Все кластеры
groups-made-for = Вид: { $kind }
groups-to-made-for = Вид кластера
groups-made-for-title = Какой это кластер?
groups-made-for-question = Виды заданы положением муниципалитета.
groups-made-for-set = ✅ Вид кластера изменён.
groups-to-phase = Этап
groups-to-categories = Категории дефицитов

groups-rename-question = Напишите название. Например: Формирующее оценивание
groups-name-flaw = Название кластера: от 3 до 120 знаков. Например: Формирующее оценивание
groups-phase-title = На каком этапе кластер?
groups-phase-line = Завершённого кластера нет в общем списке, вступить в него нельзя. Участники и события сохраняются.
groups-phase-set = ✅ Этап изменён.
groups-categories-title = Какие дефициты восполняет?
groups-categories-line = Выберите, чтобы добавить или убрать. Сохраняется сразу.

groups-whom-title = Кто будет руководить?
groups-what-title = Каким кластером руководить?
groups-will-lead = 👥 Руководить будет: { $name }
groups-leading-title = Назначить руководителя?
groups-leading-replaces = Сейчас руководит { $name } и перестанет.
groups-leading-first = Сейчас руководителя нет.
groups-leads-already = Этот человек уже руководит кластером.
groups-leading-told = Бот сообщит тем, кто согласен на уведомления.
groups-appoint = Назначить
groups-appointed = ✅ Назначено.
groups-rosters-title = Кластеры человека
groups-rosters-none = Пока ни в одном кластере.
groups-rosters-count =
    { $count ->
        [one] Состоит в { $count } кластере.
        [few] Состоит в { $count } кластерах.
       *[other] Состоит в { $count } кластерах.
    }
groups-rosters-question = Выберите кластер, чтобы записать в него. ✅ — уже в составе.
groups-rostered = ✅ В составе кластера.
groups-roster-closed = Кластер уже закрыт: в него никого не записать.
groups-roster-themselves = Человек уже пришёл в бот и вступает в кластеры сам.
groups-unroster-title = Исключить из состава?
groups-unroster-stays = Отметки прошедших событий останутся.
groups-unroster = Исключить
groups-unrostered = ✅ Больше не в составе.
groups-notice-leader-title = ✅ Вы руководитель кластера
groups-notice-leader-line = «{ $cluster }». Вас назначил координатор муниципалитета.
groups-notice-former-title = У кластера новый руководитель
groups-notice-former-line = «{ $cluster }»: вы больше не руководите. Так решил координатор муниципалитета.
groups-open = Открыть кластер
groups-new-event = Создать событие

groups-form-draft = новый кластер
groups-form-name-title = Как назвать кластер?
groups-form-name-question = Напишите название. Например: Формирующее оценивание
groups-form-categories-title = Какие дефициты восполняет?
groups-form-categories-question = Можно выбрать несколько.
groups-form-ready = Готово: { $count }
groups-form-no-category = Выберите хотя бы одну категорию.
groups-form-subjects-title = Для каких предметов кластер?
groups-form-subjects-question = Можно выбрать несколько или написать название. Без отметок кластер для всех.
groups-form-subjects-none = Предметов в списке пока нет.
groups-form-subjects-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия. Например: физика
groups-form-subjects = Предметы: { $subjects }
groups-form-skip = Пропустить
groups-form-onward = Дальше: { $count }
groups-form-host-title = Какая школа опорная?
groups-form-host-question = Выберите школу или напишите часть названия.
groups-form-no-host = Без опорной школы
groups-form-leader-title = Кто будет руководить?
groups-form-no-leader = Назначить позже
groups-form-confirm-title = Создать кластер?
groups-form-confirm-question = Руководителю бот сообщит сам.
groups-form-create = Создать
groups-form-created = ✅ Кластер создан.

groups-orphan-title = ❗ Кластер «{ $cluster }» без руководителя
groups-orphan-line = Прежний руководитель удалил свои данные. Вам пишем как координатору.
groups-orphan-appoint = Назначить руководителя
groups-to-papers = 📄 Бумаги

groups-handed =
    { $count ->
        [one] { $count } кластер
        [few] { $count } кластера
       *[other] { $count } кластеров
    }
groups-to-plan = План
groups-agreement = 📄 { $kind } № { $number }
groups-agreement-until = 📄 { $kind } № { $number }, по { $day }
groups-agreement-over = ❌ { $kind } № { $number }: срок истёк { $day }
groups-agreements-more = …и ещё { $count }
groups-to-agreement = 📄 № { $number }

groups-demand-door = Спрос на кластеры
groups-demand-title = Спрос на кластеры
groups-demand-wait = Спрос на кластеры: { $count }
groups-demand-none = Здесь будет то, что трудно многим и чего не охватывает ни один кластер. Сейчас такого нет.
groups-demand-answered =
    { $count ->
        [one] 🗓 По { $count } теме уже есть событие.
        [few] 🗓 По { $count } темам уже есть события.
       *[other] 🗓 По { $count } темам уже есть события.
    }
groups-demand-told = Это суммы без имён: столько педагогов записали дефицит, а кластера по нему нет.
groups-demand-question = Выберите, чтобы открыть кластер или провести событие.
groups-demand-row = { $name } · 👥 { $people }
groups-demand-people =
    { $count ->
        [one] 👥 { $count } педагог записал такой дефицит
        [few] 👥 { $count } педагога записали такой дефицит
       *[other] 👥 { $count } педагогов записали такой дефицит
    }
groups-demand-uncovered = Ни один открытый кластер этого не охватывает.
groups-demand-what = Что сделать?
groups-demand-open = Открыть кластер
groups-demand-event = Провести событие
groups-demand-put-off = Не сейчас
groups-demand-is-put-off = Отложено. Напомним, когда таких педагогов станет вдвое больше.
groups-demand-leaders-title = Кто мог бы вести?
groups-demand-leaders-none = Пока никто не показывает, что может в этом помочь. Руководителя можно назначить позже.
groups-demand-leaders-question = Они показывают коллегам, что могут помочь в этой области. Выберите.
groups-demand-later = Назначить позже
groups-demand-opening = Название, площадку и этап можно изменить потом. Педагоги, которым это трудно, получат приглашение; кто они, не увидит никто.
groups-demand-name = Кластер: { $category }
groups-demand-met = Такой кластер уже открыт.
groups-demand-look = Посмотреть
groups-demand-notice-title = ❗ Есть спрос на новый кластер
groups-demand-notice-line = Многим педагогам трудно одно и то же, а кластера об этом нет. Посмотрите суммы и решите.
groups-demand-opened-title = Открылся кластер по тому, что вам было интересно
groups-demand-opened-line = Вступить можно одним нажатием, выйти — в любой день. Почему написали вам, знаете только вы.
groups-demand-helped-title = Кластер помог?
groups-demand-helped-line = Вы вступили в кластер некоторое время назад. Если стало легче, отметьте это у себя. Спрашиваем один раз.
groups-demand-event-helped-title = Событие помогло?
groups-demand-event-helped-line = После события, на которое вы собирались, прошла неделя. Если стало легче, отметьте это у себя. Спрашиваем один раз.
groups-demand-own = Мои записи

groups-order = 📄 Создан приказом № { $number } от { $day }
groups-no-programme = Программы пока нет
groups-to-programme = Программа
groups-lacking = Без программы: { $count }
groups-lacking-title = Кластеры без программы
groups-all-of-them = Все кластеры
groups-roster-full = В кластере нет свободных мест. Добавьте места на карточке кластера.
groups-closing-title = Завершить кластер?
groups-closing-told =
    { $count ->
        [one] Вступить будет нельзя, { $count } участнику придёт сообщение.
        [few] Вступить будет нельзя, { $count } участникам придёт сообщение.
       *[other] Вступить будет нельзя, { $count } участникам придёт сообщение.
    }
groups-closing-stays = Состав, события, индивидуальные маршруты и наставнические пары останутся.
groups-closing-question = Завершить?
groups-close = Завершить
groups-closed-now =
    { $count ->
        [0] ✅ Кластер завершён.
        [one] ✅ Кластер завершён. Сообщение получит { $count } участник.
        [few] ✅ Кластер завершён. Сообщение получат { $count } участника.
       *[other] ✅ Кластер завершён. Сообщение получат { $count } участников.
    }
groups-notice-closed-title = Кластер «{ $cluster }» завершён
groups-notice-closed-line = Ваше участие сохранено. Маршрут и наставническая пара продолжаются как есть.

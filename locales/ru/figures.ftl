figures-door = 📈 Показатели
figures-command = Показатели муниципалитета

figures-title = 📈 Показатели муниципалитета
figures-people = 👥 Людей: { $people }, молодых специалистов: { $young }
figures-organisations = 📍 Школ и других организаций: { $count }
figures-deficits = 🔒 Открытых дефицитов: { $deficits }, людей с ними: { $people }
figures-coverage = По ним работают кластеры: { $share }
figures-few = меньше { $smallest }
figures-kept = не показано
figures-by-category = Дефициты по категориям
figures-by-cluster = Кластеры
figures-by-month = События
figures-method = Как посчитано
figures-picture = 📈 Картинка
figures-source = { $municipality }, на { $day }
figures-year = учебный год { $year }
figures-rest = остальные
figures-category-title = Дефициты по категориям
figures-category-line = { $name }: { $people }
figures-category-note = Это число людей с открытым дефицитом. Один человек бывает в нескольких категориях.
figures-category-caption =
    Чаще всего — { $name }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
figures-category-hidden = Группы меньше { $smallest } человек не показаны.
figures-category-empty = Пока ни в одной категории не набралось людей: показывать нечего.
figures-cluster-title = Кластеры
figures-cluster-none = Здесь будут цифры по кластерам. Пока нет ни одного.
figures-cluster-create = Создать кластер
figures-cluster-count =
    { $count ->
        [one] Всего { $count } кластер.
        [few] Всего { $count } кластера.
       *[other] Всего { $count } кластеров.
    }
figures-cluster-line = 👥 { $name }: участников { $members }; событий прошло { $held }, впереди { $planned }; в среднем { $average }
figures-cluster-chart = Участники кластеров
figures-cluster-caption = Больше всего участников — «{ $name }»: { $members }
figures-event-title = События учебного года
figures-event-year = 🗓 С { $day } года
figures-event-held = ✅ Прошло: { $count }
figures-event-planned = ⏳ Впереди: { $count }
figures-event-cancelled = ❌ Отменено: { $count }
figures-event-recorded = Присутствие отмечено: { $share }
figures-event-average = 👥 В среднем на событии: { $average }
figures-event-unmarked = Без отметки: { $count }
figures-unmarked-title = Без отметки присутствия
figures-unmarked-count =
    { $count ->
        [0] Присутствие отмечено везде.
        [one] Не отмечено { $count } событие. Отмечает руководитель кластера.
        [few] Не отмечено { $count } события. Отмечают руководители кластеров.
       *[other] Не отмечено { $count } событий. Отмечают руководители кластеров.
    }
figures-unmarked-line = ⏳ { $at } · { $title } · { $clusters }
figures-event-chart = События по месяцам
figures-event-caption = Больше всего событий — { $month }: { $events }
figures-event-none = В этом учебном году событий пока нет.
figures-method-title = Как посчитано
figures-method-people = 👥 Люди: все зарегистрированные в боте, сегодня.
figures-method-young = Молодые специалисты: по стажу, начало работы — 1 сентября названного года. { $rule }.
figures-method-organisations = 📍 Организации: весь список, вместе с неподтверждёнными.
figures-method-deficits = 🔒 Дефициты: только открытые; человек в категории считается один раз.
figures-method-small = «Меньше { $smallest }»: от 0 до { $most } человек, точнее не показываем никому.
figures-method-kept = «Не показано»: по этой цифре можно было бы вычислить скрытую.
figures-method-coverage = Работают кластеры: открытые дефициты, чья категория есть у незакрытого кластера.
figures-method-clusters = Кластеры: незакрытые; участник двух кластеров считается один раз.
figures-method-events = 🗓 События: с 1 сентября по 31 августа; прошедшие — без отменённых.
figures-method-average = В среднем: присутствовавшие вместе с гостями, делённые на события с отметкой присутствия.

stats-title = 📈 Показатели муниципалитета
stats-people = 👥 Людей: { $people }, молодых специалистов: { $young }
stats-organisations = 📍 Школ и других организаций: { $count }
stats-deficits = 🔒 Открытых дефицитов: { $deficits }, людей с ними: { $people }
stats-coverage = По ним работают кластеры: { $share }
stats-clusters = Кластеров: { $clusters }, участников: { $members }
stats-events = 🗓 С 1 сентября: прошло событий { $held }, впереди { $planned }, отменено { $cancelled }, на каждом в среднем { $average }
stats-few = меньше 5
stats-kept = не показано
stats-by-category = Дефициты по категориям
stats-by-cluster = Кластеры
stats-by-month = События
stats-method = Как посчитано
stats-picture = 📈 Картинка
stats-picture-below = Картинка ниже
stats-rest = остальные
stats-category-title = Дефициты по категориям
stats-category-line = { $name }: { $people }
stats-category-note = Это число людей с открытым дефицитом. Один человек бывает в нескольких категориях.
stats-category-caption =
    Чаще всего — { $name }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
stats-category-hidden = Группы меньше 5 человек не показаны.
stats-category-empty = Пока ни в одной категории нет пяти человек: показывать нечего.
stats-cluster-title = Кластеры
stats-cluster-none = Здесь будут цифры по кластерам. Пока нет ни одного.
stats-cluster-create = Создать кластер
stats-cluster-count =
    { $count ->
        [one] Всего { $count } кластер.
        [few] Всего { $count } кластера.
       *[other] Всего { $count } кластеров.
    }
stats-cluster-line = 👥 { $name }: участников { $members }; событий прошло { $held }, впереди { $planned }; в среднем { $average }
stats-cluster-chart = Участники кластеров
stats-cluster-caption = Больше всего участников — «{ $name }»: { $members }
stats-event-title = События учебного года
stats-event-year = 🗓 С 1 сентября { $year } года
stats-event-held = ✅ Прошло: { $count }
stats-event-planned = ⏳ Впереди: { $count }
stats-event-cancelled = ❌ Отменено: { $count }
stats-event-recorded = Присутствие отмечено: { $share }
stats-event-average = 👥 В среднем на событии: { $average }
stats-event-chart = События по месяцам
stats-event-caption = Больше всего событий — { $month }: { $events }
stats-event-none = В этом учебном году событий пока нет.
stats-method-title = Как посчитано
stats-method-people = 👥 Люди: все зарегистрированные в боте, сегодня.
stats-method-young = Молодые специалисты: до третьей годовщины начала работы, начало — 1 сентября названного года.
stats-method-organisations = 📍 Организации: весь список, вместе с неподтверждёнными.
stats-method-deficits = 🔒 Дефициты: только открытые; человек в категории считается один раз.
stats-method-small = «Меньше 5»: от 0 до 4 человек, точнее не показываем никому.
stats-method-kept = «Не показано»: по этой цифре можно было бы вычислить скрытую.
stats-method-coverage = Работают кластеры: открытые дефициты, чья категория есть у незакрытого кластера.
stats-method-clusters = Кластеры: незакрытые; участник двух кластеров считается один раз.
stats-method-events = 🗓 События: с 1 сентября по 31 августа; прошедшие — без отменённых.
stats-method-average = В среднем: присутствовавшие вместе с гостями, делённые на события с отметкой присутствия.

figures-door = 📈 Показатели
figures-command = Показатели муниципалитета

figures-title = 📈 Показатели муниципалитета
figures-people = 👥 Людей: { $people }, молодых специалистов: { $young }
figures-organisations = 📍 Школ и других организаций: { $count }
figures-deficits = 🔒 Открытых дефицитов: { $deficits }, людей с ними: { $people }
figures-coverage = По ним работают кластеры: { $share }
figures-worked = По ним работают кластер, пара или маршрут: { $share }
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
figures-cluster-line-unmarked = 👥 { $name }: участников { $members }; событий прошло { $held }, впереди { $planned }
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
figures-method-people = 👥 Люди: кто сегодня работает в организациях муниципалитета, в боте или в списках школ.
figures-method-young = Молодые специалисты: по стажу, начало работы — 1 сентября названного года. { $rule }.
figures-method-organisations = 📍 Организации: весь список, вместе с неподтверждёнными, но без тех, что вне муниципалитета.
figures-method-deficits = 🔒 Дефициты: только открытые; человек в категории считается один раз.
figures-method-small = «Меньше { $smallest }»: от 0 до { $most } человек, точнее не показываем никому.
figures-method-kept = «Не показано»: по этой цифре можно было бы вычислить скрытую.
figures-method-worked = Работают кластер, пара или маршрут: открытые дефициты, по которым есть незакрытый кластер, работающая пара с этим направлением или согласованный маршрут. Не показано, если людей с такими дефицитами, без них или сверх кластеров меньше { $smallest }.
figures-method-coverage = Работают кластеры: открытые дефициты, чья категория есть у незакрытого кластера.
figures-method-clusters = Кластеры: незакрытые; участник двух кластеров считается один раз.
figures-method-events = 🗓 События: за этот учебный год; прошедшие — без отменённых.
figures-method-average = В среднем: присутствовавшие вместе с гостями, делённые на события с отметкой присутствия.
figures-deficits-none = 🔒 Дефициты: показателей пока нет
figures-to-day = 🗓 На другой день
figures-to-newest = Как сейчас
figures-look-day = 🗓 Показатели на { $day }
figures-look-none = Показателей пока нет: они появятся, когда дефициты запишут не меньше { $smallest } человек.
figures-look-none-then = На { $day } показателей ещё не было.
figures-day-title = На какой день?
figures-day-question = Выберите день или напишите, например: 12 ноября
figures-by-school = По школам
figures-by-post = По должностям
figures-by-subject = По предметам
figures-by-group = По кластерам
figures-deficits-by = Дефициты { $by }
figures-any-category = Все, у кого есть дефицит
figures-which-category = Что сравнить?
figures-to-category = Категория
figures-slices-compared = Сравниваем: { $which }
figures-slices-note = Это число людей. Прочерк — показать нельзя: людей мало, или по числу вычислят скрытое.
figures-slices-hidden = Показать пока нечего: людей в каждой строке мало, или записи изменили меньше { $smallest } из них.
figures-slices-caption = Больше всего — { $name }: { $count }
figures-slices-none = Показывать пока нечего.
figures-slices-count =
    { $count ->
        [0] Показывать пока нечего.
        [one] Всего { $count } строка.
        [few] Всего { $count } строки.
       *[other] Всего { $count } строк.
    }
figures-slices-overlap = Один и тот же бывает в нескольких строках: сумма больше целого.
figures-slice-people = 🔒 Людей с дефицитами: { $people }
figures-slice-hidden = Остальное не показано: там меньше { $smallest } человек, или по числу вычислят скрытое.
figures-slice-gone = удалённая группа
figures-table-sent = ✅ Таблица ниже.
figures-table-cut = { $title }. Первые { $most } строк: список длиннее.
figures-records = Из чего сложилось
figures-records-count =
    { $count ->
        [0] Здесь пока никого и ничего.
        [one] Всего { $count } запись.
        [few] Всего { $count } записи.
       *[other] Всего { $count } записей.
    }
figures-records-found =
    { $count ->
        [one] По запросу «{ $search }» нашлась { $count } запись.
        [few] По запросу «{ $search }» нашлось { $count } записи.
       *[other] По запросу «{ $search }» нашлось { $count } записей.
    }
figures-records-question = Напишите имя или название, чтобы найти.
figures-numbers-title = Показатели и записи
figures-numbers-line = Каждую цифру можно открыть и увидеть записи, из которых она сложилась.
figures-numbers-question = Какую цифру открыть?
figures-number-value = Сейчас: { $value }
figures-number-method = Как считали: { $method }
figures-number-people = Люди
figures-number-young = Молодые специалисты
figures-number-supported = Молодые с поддержкой
figures-number-beginning = Начинающие руководители
figures-number-low-results = Школы с НРО: педагоги
figures-number-adverse = Сложные условия: педагоги
figures-number-members = Участники кластеров
figures-number-visitors = Побывавшие на событиях
figures-number-organisations = Школы и организации
figures-number-unconfirmed = Ждут подтверждения
figures-number-clusters = Открытые кластеры
figures-number-held = Прошедшие события
figures-number-planned = События впереди
figures-number-cancelled = Отменённые события
figures-number-unmarked = События без отметки
figures-method-supported = Молодые с поддержкой: работают первые годы и получают хотя бы одну форму поддержки. Кластер — участник незакрытого объединения, пара — подопечный работающей пары, маршрут — согласованный, курс — выполненный шаг маршрута, событие — присутствие в учебном году. { $rule }. { $forms }.
figures-supported-age = ❗ Возраст бот не хранит: из списка вычтите тех, кому уже 35.
figures-supported-of = Знаменатель, и до 35 лет, и первые три года: { $sum } (по { $told } из { $of } организаций)
figures-supported-of-nothing = Знаменателя нет: численность «и то и другое» ещё не внесли.
figures-method-beginning = Начинающие руководители: руководящая должность, по руководящему стажу. { $rule }.
figures-method-low-results = все, кто работает в школах с отметкой «низкие результаты».
figures-method-adverse = все, кто работает в школах с отметкой «сложные условия».
figures-method-members = участники незакрытых кластеров; участник двух кластеров считается один раз.
figures-method-visitors = кто отмечен хотя бы на одном событии за это время; гости без регистрации не в счёт.
figures-method-unconfirmed = организации, которые написали при регистрации и ещё не подтвердил координатор.
figures-method-open-clusters = все незакрытые кластеры.
figures-method-of-events = события муниципалитета за это время. { $rule }.
figures-method-looks = Дефициты обновляются все вместе, и только когда записи изменили не меньше { $smallest } разных людей: по двум взглядам не узнать, кто это был. Школа или кластер ждут своих { $smallest }.
figures-to-period = 🗓 За другое время
figures-period-question = За какое время?
figures-period-school-year = этот учебный год
figures-period-last-school-year = прошлый учебный год
figures-period-quarter = этот квартал
figures-period-month = этот месяц
figures-period-last-month = прошлый месяц
figures-period-year = этот календарный год
figures-column-name = Фамилия, имя, отчество
figures-column-school = Школа
figures-column-full-name = Полное название
figures-column-event = Событие
figures-column-clusters = Кластеры
figures-column-cluster = Кластер
figures-column-members = Участников
figures-column-month = Месяц
figures-number-marked = События с отметкой
figures-number-presences = Присутствия
figures-nameless = без имени
figures-method-presences = каждый, кого отметили на прошедшем событии, вместе с гостями и с теми, кто удалил свои данные. Среднее на событии — это присутствия, делённые на события с отметкой.
figures-column-host = Площадка
figures-column-day = День
figures-column-post = Должность
figures-column-subject = Предмет
figures-column-category = Категория
figures-column-people = Людей с дефицитами
figures-number-growing = С потенциалом роста
figures-number-experienced = Чей опыт передают
figures-method-assigned = категорию назначил координатор с основанием и сроком, и сегодня она действует (S0 п. 2.2). Один человек бывает в нескольких категориях.

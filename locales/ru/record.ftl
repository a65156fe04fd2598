record-door = Мои достижения
record-command = Мои достижения: события, пары, курсы, конкурсы
record-help = /record — всё, что вы сделали, в одном месте: события, выступления, пары, курсы, конкурсы, публикации. Справка и таблица для аттестации
record-title = Мои достижения
record-none = Здесь сами появятся события, на которых вас отметят, ваши выступления, пары наставничества, маршруты и сертификаты. Вносить ничего не нужно.
record-none-own = Курсы, конкурсы и публикации можно добавить самим, если хочется видеть всё вместе.
record-none-then = За это время записей нет. Выберите другой период.
record-not-found = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
record-question = Выберите запись, чтобы открыть её, или напишите часть названия.
record-events = 👥 События: { $count }
record-events-brought = 👥 События: { $count }, с вашим вкладом: { $brought }
record-pairs = Пары наставничества: { $count }
record-routes = Маршруты: { $count }
record-courses = Курсы по маршруту: { $count }
record-entered = Внесено вами: { $count }
record-enter = Внести своё
record-papers = Справка и таблица
record-period = 🗓 Период
record-certificates = 📄 Сертификаты
record-side-mentor = наставник
record-side-mentee = наставляемый
record-side-equal = в паре с коллегой
record-route = маршрут
record-route-title = Индивидуальный образовательный маршрут
record-route-steps = сделано { $done } из { $all }
record-route-over = пройден, { $steps }
record-route-goes = идёт, { $steps }
record-period-title = За какое время?
record-period-question = Выберите период: по нему составляются справка и таблица.
record-period-year = Этот учебный год
record-period-three = Последние 3 года
record-period-five = Последние 5 лет
record-period-all = Всё время
record-period-own = С какого по какой день
record-of-year = За этот учебный год
record-of-three = За последние 3 года
record-of-five = За последние 5 лет
record-of-all = За всё время
record-of-own = С { $from } по { $till }
record-from-question = С какого дня? Выберите или напишите: 01.09.2024
record-till-question = По какой день? Выберите или напишите: 31.05.2026
record-till-flaw = Нужен день не раньше начала периода и не позже сегодняшнего. Например: 31.05.2026
record-day-flaw = Нужен день не позже сегодняшнего. Например: 12.11.2025
record-shown-link = Подтверждение: ссылка
record-shown-file = Подтверждение: { $name }
record-shown-nothing = Без подтверждения
record-own-line = 🔒 Эту запись видите только вы.
record-open = Открыть ссылку
record-send = Прислать файл
record-change-title = Название
record-change-day = День
record-change-evidence = Подтверждение
record-drop = Удалить
record-drop-title = Удалить запись?
record-drop-line = Запись исчезнет. Справки и таблицы, которые у вас уже есть, не изменятся.
record-drop-file-line = Исчезнут запись и её файл. Справки и таблицы, которые у вас уже есть, не изменятся.
record-drop-question = Удалить?
record-drop-yes = Удалить
record-dropped = Запись удалена.
record-changed = ✅ Изменено.
record-new-title = Внести своё
record-new-line = Это по желанию: видите записанное только вы.
record-kind-question = Что это было?
record-title-question = Как называется? Можно с подробностями. Например: «Учитель года», муниципальный этап, 2 место
record-title-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно название словами, от 3 до { $most } знаков.
        [few] Вижу { $count } знака, а нужно название словами, от 3 до { $most } знаков.
       *[other] Вижу { $count } знаков, а нужно название словами, от 3 до { $most } знаков.
    }
record-day-question = Когда это было? Выберите или напишите: 12.11.2025
record-evidence-question = Чем подтверждается? Пришлите фото, файл или ссылку, без учеников и их данных. Можно и без этого.
record-evidence-none = Без подтверждения
record-evidence-flaw = Нужны фото, файл или адрес страницы. Например: example.org/diplom
record-file-unnamed = Фото
record-draft = новую запись о достижении
record-kept = ✅ Внесено.
record-full = Записей уже { $count }, больше не поместится. Удалите лишние, и место появится.
record-papers-reference-line = 📄 Справка: подтверждённое участие, пары и маршруты. Её подписывает управление.
record-papers-sheet-line = 📈 Таблица: всё, что здесь есть, с внесённым вами.
record-papers-question = Что прислать?
record-reference = Справка для печати
record-sheet = Таблица для аттестации
record-reference-none = Справка говорит о подтверждённом участии, а за это время его нет. Таблица подойдёт и для внесённого вами.
record-reference-caption =
    { $count ->
        [0] Справка об участии в наставничестве. Номер и подпись ставит управление.
        [one] Справка об участии: { $count } событие. Номер и подпись ставит управление.
        [few] Справка об участии: { $count } события. Номер и подпись ставит управление.
       *[other] Справка об участии: { $count } событий. Номер и подпись ставит управление.
    }
record-sheet-title = Мои достижения
record-sheet-caption =
    { $count ->
        [one] { $period }: { $count } запись
        [few] { $period }: { $count } записи
       *[other] { $period }: { $count } записей
    }
record-file = Мои_достижения
record-grounds-certificate = сертификат № { $number } от { $day }
record-grounds-sheet = лист присутствия
record-grounds-open = лист присутствия ещё не закрыт
record-grounds-order = приказ № { $number } от { $day }
record-grounds-pair = согласие обеих сторон
record-grounds-tutor = согласован с тьютором
record-grounds-alone = подтверждён педагогом
record-section-events = Методические события
record-section-brought = Распространение опыта
record-section-pairs = Наставничество
record-section-routes = Индивидуальный маршрут
record-source-own = со слов педагога
record-source-kept = учёт методической службы
record-column-day = Дата
record-column-until = По
record-column-section = Раздел
record-column-title = Название
record-column-level = Уровень
record-column-role = Участие
record-column-topic = Тема
record-column-group = Объединение
record-column-grounds = Подтверждение
record-column-source = Откуда известно

plans-door = Планы работы
plans-wait = План на этот месяц: открыто { $count }

plans-title = Планы работы
plans-year = { $year } учебный год
plans-service = Методическая служба
plans-none = Здесь будут планы кластеров, которыми вы руководите.
plans-question = Выберите план или напишите часть названия.
plans-button = { $name } · { $count }
plans-button-empty = { $name } · пусто

plans-card-title = План: { $name }
plans-empty = В плане пока нет записей. Добавьте первую или загрузите план из файла.
plans-count =
    { $count ->
        [one] Всего { $count } запись
        [few] Всего { $count } записи
       *[other] Всего { $count } записей
    }
plans-found =
    { $count ->
        [one] По запросу «{ $search }» нашлась { $count } запись
        [few] По запросу «{ $search }» нашлись { $count } записи
       *[other] По запросу «{ $search }» нашлось { $count } записей
    }
plans-states = Открыто { $open }, выполнено { $done }, отменено { $cancelled }
plans-card-question = Выберите месяц или напишите, что найти.
plans-all-year = в течение года
plans-all-year-count = В течение года · { $count }
plans-all = Все записи
plans-add = Добавить запись
plans-paper = 📄 План бумагой
plans-load = 📄 Загрузить из файла
plans-nothing-here = Здесь записей нет.
plans-pick = Выберите запись или напишите, что найти.

plans-responsible = Отвечают: { $names }
plans-form = Форма: { $words }
plans-participants = 👥 Участники: { $words }
plans-result = Результат: { $words }
plans-note = Примечание: { $words }
plans-of = План: { $name }, { $year }, запись № { $number }
plans-is-open = ⏳ Открыто
plans-is-done = ✅ Выполнено { $day }
plans-is-cancelled = ❌ Отменено { $day }
plans-done = Выполнено
plans-cancel = Отменить
plans-other-day = 🗓 Другой день
plans-reopen = Снова открыть
plans-change = Изменить
plans-done-today = ✅ Отмечено: выполнено сегодня.
plans-cancelled-today = Запись отменена.
plans-reopened = Запись снова открыта.
plans-which-day = В какой день?
plans-day-question = Выберите день или напишите, например: 25 октября
plans-day-flaw = Подойдёт день с { $first } по { $last }.

plans-change-title = Что изменить?
plans-change-question = Выберите, что изменить.
plans-field-term = Срок
plans-field-number = Номер в плане
plans-field-matter = Мероприятие
plans-field-form = Форма
plans-field-responsible = Ответственные
plans-field-participants = Участники
plans-field-result = Результат
plans-field-note = Примечание
plans-ask-term = Когда?
plans-ask-number = Какой номер в плане? Например: 1.2
plans-ask-matter = Что запланировать? Например: Открытый урок по физике
plans-ask-form = В какой форме? Например: семинар
plans-ask-responsible = Кто отвечает? Должность или имя, например: методист, Петрова О. С.
plans-ask-participants = Кто участвует? Например: молодые педагоги
plans-ask-result = Какой результат ожидается? Например: справка
plans-ask-note = Что добавить?
plans-now = Сейчас: { $words }
plans-nothing = Очистить
plans-words-flaw =
    { $count ->
        [one] Здесь { $count } знак, а нужно от { $least } до { $most }.
        [few] Здесь { $count } знака, а нужно от { $least } до { $most }.
       *[other] Здесь { $count } знаков, а нужно от { $least } до { $most }.
    }
plans-changed = ✅ Изменено.
plans-moved = ✅ Срок изменён: { $term }
plans-term-question = Выберите месяц или напишите, например: сентябрь–октябрь, до 25 октября
plans-exactly = Точный день
plans-term-flaw = Не понял срок. Подойдёт месяц, день или «в течение года», в пределах { $year }. Например: до 25 октября

plans-draft = новую запись плана
plans-skip = Пропустить
plans-confirm-title = Добавить в план?
plans-confirm-question = Всё верно? Можно добавить подробности.
plans-enter = Добавить
plans-added = ✅ Запись добавлена.

plans-sent-title = Таблица готова
plans-sent-line =
    { $count ->
        [one] 📄 В ней { $count } запись, файл ниже.
        [few] 📄 В ней { $count } записи, файл ниже.
       *[other] 📄 В ней { $count } записей, файл ниже.
    }
plans-sheet-title = План: { $name }, { $year }
plans-sheet-cut = { $title }. Первые { $most } записей: в плане их больше.
plans-column-number = №
plans-column-term = Срок
plans-column-begins = С
plans-column-ends = По
plans-column-state = Отметка
plans-column-state-on = Дата отметки
plans-ordered-title = Бумага готовится
plans-ordered-line = ⏳ План придёт сюда файлом Word и останется в реестре бумаг.
plans-ordered-check = Кого бумаге называть нельзя, у того в графе «___»: впишите от руки.
plans-to-papers = 📄 Бумаги

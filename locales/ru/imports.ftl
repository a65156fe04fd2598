imports-title = Загрузка из файла
imports-line = Подойдёт таблица Excel, LibreOffice, CSV или Word, до 10 000 строк.
imports-safe = Сначала покажу отчёт. Без вашего согласия ничего не изменится.
imports-question = Что в файле?
imports-which-title = Файл пришёл
imports-send-kinds = 📄 Подойдёт Excel (.xlsx, .xls), LibreOffice (.ods), CSV или таблица в Word (.docx), до 10 000 строк.
imports-send-needs = Нужны столбцы: { $fields }. Остальные узнаю сам или пропущу.
imports-send-question = Пришлите файл сюда, в чат.
imports-diagnosis-private = 🔒 Что найдено, увидит только сам человек. Вам останутся общие цифры.
imports-catalogue = 📄 Перечень с номерами
imports-catalogue-title = Перечень дефицитов
imports-catalogue-number = Номер
imports-catalogue-category = Область
imports-catalogue-item = Дефицит
imports-catalogue-sent = 📄 Перечень ниже. По номеру дефицит узнается без ошибки.
imports-laid-where = 📄 Положите файл в папку службы, в { $folder } внутри неё: по положению через мессенджер он не идёт.
imports-laid-common = ❗ Из общей папки { $folder } ничего не беру: муниципалитетов здесь несколько, и чей там файл, неизвестно.
imports-laid-none = Там пока пусто. Когда файл ляжет, нажмите «Обновить».
imports-laid-nowhere = ❗ Папки нет, или она не отвечает. Попросите того, кто установил бота, задать папку обмена и проверить её.
imports-laid-question = Какой файл взять? Потом он из папки удалится.
imports-laid-line = { $number }. { $name }: { $size } МБ, { $day }
imports-taking-title = Беру файл из папки
imports-other-kind = Другой список
imports-plan-service = План методической службы, { $year } учебный год
imports-plan-of = План: { $name }, { $year } учебный год
imports-plan-year = { $year } учебный год
imports-file = 📄 { $name }
imports-file-gone = Файл и прочитанные из него строки удалены.
imports-already = Этот файл уже загружается, вот он.

imports-reading-title = Файл читается
imports-checking-title = Строки проверяются
imports-working = ⏳ Обычно это секунды. Когда будет готово, напишу.
imports-refresh = Обновить
imports-refuse = Отказаться
imports-gone = Эту загрузку уже завершили.
imports-send-another = Прислать другой файл

imports-columns-title = Столбцы файла
imports-columns-file =
    { $count ->
        [one] 📄 { $name }: { $count } строка
        [few] 📄 { $name }: { $count } строки
       *[other] 📄 { $name }: { $count } строк
    }
imports-columns-remembered = Как вы отметили в прошлый раз.
imports-column-line = «{ $head }»: { $field }
imports-columns-unread = Пропущу: { $heads }
imports-columns-private = 🔒 Не читаю, это здесь не нужно: { $heads }
imports-columns-source = Чья диагностика: { $source }
imports-source-change = Чья диагностика
imports-source-title = Чья диагностика?
imports-source-question = Так она будет названа у каждого, кто есть в файле.
imports-columns-question = Всё верно?
imports-columns-lack = ❗ Не нашёл: { $fields }. Отметьте нужный столбец или пришлите другой файл.
imports-columns-right = Всё верно
imports-columns-mend = Исправить столбцы
imports-mend-question = Какой столбец исправить?
imports-nothing = Не читать
imports-nothing-short = не читать
imports-column-title = Столбец
imports-column-question = Что в этом столбце?

imports-report-title = Отчёт
imports-report-file = { $kind }, файл «{ $name }»
imports-count-new =
    { $count ->
        [one] Появится { $count } новая строка
        [few] Появятся { $count } новые строки
       *[other] Появятся { $count } новых строк
    }
imports-count-changed =
    { $count ->
        [one] Изменится { $count }
        [few] Изменятся { $count }
       *[other] Изменятся { $count }
    }
imports-count-same = Без изменений { $count }
imports-count-doubtful = ❗ Под вопросом { $count }: нужно ваше слово
imports-count-wrong =
    { $count ->
        [one] ❌ Не войдёт { $count }: в ней ошибка
        [few] ❌ Не войдут { $count }: в них ошибки
       *[other] ❌ Не войдут { $count }: в них ошибки
    }
imports-count-skipped = Пропущу { $count }
imports-count-unread =
    { $count ->
        [one] В { $count } строке не всё понятно: непонятное пропущу
        [few] В { $count } строках не всё понятно: непонятное пропущу
       *[other] В { $count } строках не всё понятно: непонятное пропущу
    }
imports-rows-new = Новые: { $count }
imports-rows-changed = Изменятся: { $count }
imports-rows-same = Без изменений: { $count }
imports-rows-doubtful = ❗ Вопросы: { $count }
imports-rows-wrong = Не войдут: { $count }
imports-rows-skipped = Пропущены: { $count }
imports-schools-line =
    { $count ->
        [1] Нет в списке школ: { $names }
        [one] Нет в списке школ { $count }, например: { $names }
        [few] Нет в списке школ { $count }, например: { $names }
       *[other] Нет в списке школ { $count }, например: { $names }
    }
imports-schools-add = Добавить школы: { $count }
imports-schools-added =
    { $count ->
        [one] ✅ Добавлена { $count } школа. Проверяю строки заново.
        [few] ✅ Добавлены { $count } школы. Проверяю строки заново.
       *[other] ✅ Добавлено { $count } школ. Проверяю строки заново.
    }
imports-report-question = Загрузить?
imports-report-doubtful = Сначала ответьте на вопросы: кто есть кто.
imports-report-nothing = Загружать нечего: всё уже есть или не читается.
imports-take = Загрузить: { $count }
imports-sheet = 📄 Отчёт таблицей
imports-taken = ✅ Загружено. Новых: { $new }, изменено: { $changed }.
imports-overtaken = Пока отчёт ждал, данные изменились. Ничего не записано, проверяю заново.
imports-doubtful-first = Сначала ответьте на вопросы по строкам.
imports-taken-title = Загружено
imports-taken-line = ✅ Новых: { $new }, изменено: { $changed }.
imports-refused = Загрузка отменена, файл удалён.
imports-refused-title = Загрузка отменена
imports-expired-title = Загрузка не подтверждена
imports-flawed-title = Файл не прочитан
imports-refuse-title = Отказаться от загрузки?
imports-refuse-line = Файл и отчёт удалятся. Всё, что уже есть в боте, останется как было.

imports-outcome-new = Новые
imports-outcome-changed = Изменятся
imports-outcome-same = Без изменений
imports-outcome-doubtful = Под вопросом
imports-outcome-wrong = Не войдут
imports-outcome-skipped = Пропущены
imports-rows-count =
    { $count ->
        [0] Таких строк нет.
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }
imports-rows-question = Выберите строку, чтобы увидеть подробности.
imports-all-new = Все — новые
imports-all-skip = Пропустить все
imports-chosen =
    { $count ->
        [one] Отмечена { $count } строка.
        [few] Отмечены { $count } строки.
       *[other] Отмечено { $count } строк.
    }
imports-row-line = Строка { $line } · { $outcome }
imports-who = Кто это?
imports-what = Что это?
imports-is-new-person = Новый человек
imports-is-new-school = Новая организация
imports-is-new-entry = Новая запись плана
imports-is-new-item = Новый пункт
imports-skip = Пропустить строку
imports-note-missing = Пусто: { $field }
imports-note-bad-name = Не похоже на имя или название: «{ $value }»
imports-note-initials = Инициалы вместо имени: «{ $value }». Напишите имя и отчество целиком.
imports-note-unknown = Нет в списке: { $field } «{ $value }»
imports-note-unread = Не понял и пропустил: { $field } «{ $value }»
imports-note-twice = То же имя есть в строке { $line }
imports-note-twice-result = Тот же результат того же человека есть в строке { $line }
imports-note-twice-entry = То же в тот же срок есть в строке { $line }
imports-note-twice-item = Тот же пункт есть в строке { $line }
imports-note-above = Из строки выше: { $field }
imports-note-elsewhere = Человек с таким именем есть в другой школе
imports-note-namesakes = В этой школе несколько человек с таким именем
imports-note-almost = В этой школе есть человек с почти таким же именем
imports-note-almost-school = Есть организация с похожим названием
imports-note-almost-entry = В плане есть похожая запись
imports-note-almost-item = В этой области есть пункт с похожим названием
imports-note-misnamed = Название пункта: от 3 до 60 знаков и хотя бы одна буква. Здесь: «{ $value }»
imports-note-taken = Так уже называется другой пункт этой области: «{ $value }»
imports-note-misnamed-area = Название области: от 3 до 60 знаков и хотя бы одна буква. Здесь: «{ $value }»
imports-note-taken-area = Так уже называется другая область: «{ $value }»
imports-note-needs-short = Для кнопок нужно короткое название, до 24 знаков, в столбце «Коротко». Здесь его нет: «{ $value }»
imports-note-new-area = Новая область каталога
imports-note-too-many-areas = Областей уже { $most }: больше на кнопках не поместится. Сначала уберите одну из них.
imports-note-last-area = Хотя бы одна область, которую может выбрать каждый, должна остаться
imports-note-moved = Пункт не переходит в другую область. Добавьте его там строкой без номера, а здесь уберите.
imports-note-retires = Больше не предлагается
imports-note-returns = Снова предлагается
imports-note-changes = { $field }: { $was } → { $now }
imports-note-impossible = Так не бывает: { $part } больше, чем { $whole }
imports-note-no-taker = Этого человека нет в боте, или он ещё не согласился на результаты диагностики: ничего о нём не сохраню
imports-note-no-need = Дефицита нет: записывать нечего
imports-note-left = Отмечено, что этот человек больше здесь не работает: список этого не меняет
imports-note-own = Этот человек сам ведёт свои данные в боте: список их не меняет

imports-sent-title = Отчёт готов
imports-sent-line =
    { $count ->
        [one] 📄 В нём { $count } строка, файл ниже.
        [few] 📄 В нём { $count } строки, файл ниже.
       *[other] 📄 В нём { $count } строк, файл ниже.
    }
imports-sheet-title = Отчёт о загрузке: { $kind }
imports-sheet-name = Отчёт_о_загрузке
imports-sheet-line = Строка
imports-sheet-label = Что в строке
imports-sheet-outcome = Что с ней будет
imports-sheet-notes = Почему

imports-notice-read-title = Файл прочитан
imports-notice-read-line =
    { $count ->
        [one] { $kind }: { $count } строка. Проверьте столбцы файла, который вы прислали.
        [few] { $kind }: { $count } строки. Проверьте столбцы файла, который вы прислали.
       *[other] { $kind }: { $count } строк. Проверьте столбцы файла, который вы прислали.
    }
imports-notice-offered-title = Отчёт о загрузке готов
imports-notice-doubtful =
    { $count ->
        [one] ❗ { $count } строка под вопросом
        [few] ❗ { $count } строки под вопросом
       *[other] ❗ { $count } строк под вопросом
    }
imports-to-columns = Проверить столбцы
imports-to-report = Открыть отчёт

imports-flaw-picture = ❗ Это картинка: слова на ней я не прочту. Пришлите саму таблицу, файлом Excel или Word.
imports-flaw-pdf = ❗ Это PDF. Пришлите таблицу, из которой он сделан: Excel, CSV или Word.
imports-flaw-locked = ❗ Файл закрыт паролем. Сохраните копию без пароля и пришлите её.
imports-flaw-old-word = ❗ Это старый формат Word (.doc). Сохраните как .docx и пришлите снова.
imports-flaw-unknown = ❗ Такой файл не прочту. Подойдут .xlsx, .xls, .ods, .csv и .docx.
imports-flaw-no-table = ❗ Не нашёл таблицу с понятными заголовками столбцов. Назовите столбцы в первой строке и пришлите снова.
imports-flaw-damaged = ❗ Файл повреждён. Откройте его у себя, сохраните заново и пришлите.
imports-flaw-too-much = ❗ Слишком много: не больше { $most } строк в файле. Разделите его на несколько.

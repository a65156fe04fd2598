organisations-title = Школы и организации
organisations-none = Здесь будут организации. Добавьте их списком: одна строка — одна школа.
organisations-count = Всего: { $count }. Число рядом с названием — сколько людей; ❗ ждёт подтверждения.
organisations-found =
    По запросу «{ $search }» { $count ->
        [one] нашлась { $count } организация.
        [few] нашлось { $count } организации.
       *[other] нашлось { $count } организаций.
    }
organisations-question = Выберите организацию или напишите номер либо часть названия.
organisations-not-found-hint = Попробуйте один номер или начало названия. Например: 3 или берёзов

organisations-staff =
    👥 { $count ->
        [0] Пока никто не работает
        [one] Работает { $count } человек
        [few] Работает { $count } человека
       *[other] Работает { $count } человек
    }
organisations-to-staff = 👥 Люди: { $count }
organisations-staff-question = Выберите человека, чтобы открыть его карточку.
organisations-hosts =
    { $count ->
        [one] 📍 Опорная школа { $count } кластера
        [few] 📍 Опорная школа { $count } кластеров
       *[other] 📍 Опорная школа { $count } кластеров
    }
organisations-unconfirmed = ❗ Название набрано при регистрации и не подтверждено.
organisations-confirm = Подтвердить
organisations-merge = Объединить
organisations-delete = Удалить
organisations-confirmed = ✅ Подтверждено.

organisations-rename-question = Напишите название, полное или краткое. Например: МБОУ «СОШ № 3»
organisations-name-short = Это не похоже на название. Нужны буквы. Например: Школа № 3
organisations-name-long = Название длиннее 250 знаков. Сократите его. Например: МБОУ «СОШ № 3»
organisations-taken-title = Такая школа уже есть
organisations-taken-line = В списке есть: { $name }
organisations-taken-question = Это одна и та же школа?
organisations-merge-with-it = Объединить с ней
organisations-another-name = Другое название

organisations-merge-title = С какой объединить?
organisations-merge-from = Исчезнет: { $name }
organisations-merging-title = Объединить?
organisations-merging-goes = ❌ Исчезнет: { $name }
organisations-merging-stays = ✅ Останется: { $name }
organisations-merging-staff =
    👥 { $count ->
        [0] Людей в первой нет.
        [one] Перейдёт { $count } человек.
        [few] Перейдёт { $count } человека.
       *[other] Перейдёт { $count } человек.
    }
organisations-merging-hosts =
    📍 { $count ->
        [one] Перейдёт { $count } кластер.
        [few] Перейдёт { $count } кластера.
       *[other] Перейдёт { $count } кластеров.
    }
organisations-merged =
    { $count ->
        [0] ✅ Объединено.
        [one] ✅ Объединено, перешёл { $count } человек.
        [few] ✅ Объединено, перешло { $count } человека.
       *[other] ✅ Объединено, перешло { $count } человек.
    }

organisations-delete-title = Удалить организацию?
organisations-delete-line = Здесь никто не работает. Больше ничего не исчезнет.
organisations-delete-in-use = ❗ Удалить нельзя: здесь уже работают или есть кластер.
organisations-deleted = ✅ Удалено.

organisations-add-title = Какие школы добавить?
organisations-add-line = Можно сразу список, как он есть: номера, кавычки и заголовки уберу. Или файл .txt с ним.
organisations-add-question = Напишите названия, каждое на своей строке. Например: Школа № 3
organisations-too-many = В списке { $count } названий, а за раз добавляю до { $most }. Пришлите его по частям.
organisations-draft = список школ

organisations-preview-title = Добавить школы
organisations-preview-more = { $names } и ещё { $more }
organisations-preview-fresh = Добавлю { $count }: { $names }
organisations-preview-known = Уже есть { $count }: { $names }
organisations-preview-confirm = Из них подтвержу: { $count }
organisations-preview-passed = Пропущу { $count }: { $names }
organisations-preview-flawed = ❗ Не подходит { $count }: { $names }
organisations-preview-question = Добавить? Можно прислать ещё строки, я допишу их сюда.
organisations-preview-nothing = Добавлять нечего. Пришлите ещё строки или исправьте эти.
organisations-preview-add = Добавить { $count }
organisations-preview-mend = Исправить строки
organisations-leaving-title = Не добавлять список?
organisations-leaving-line =
    { $count ->
        [one] В нём { $count } название. В списке школ ничего не изменится.
        [few] В нём { $count } названия. В списке школ ничего не изменится.
       *[other] В нём { $count } названий. В списке школ ничего не изменится.
    }
organisations-leaving-drop = Не добавлять список
organisations-list-dropped = Список не добавлен.
organisations-mend-title = Строки списка
organisations-mend-line = Строки с «−» пропущу, остальные добавлю.
organisations-mend-question = Выберите строку, чтобы исправить её.
organisations-mend-one-title = Строка списка
organisations-mend-one-question = Напишите, как правильно.
organisations-mend-drop = Не добавлять
organisations-mend-take = Добавить как есть

organisations-added =
    { $count ->
        [0] Новых нет: всё уже в списке.
        [one] ✅ Добавлена { $count } организация.
        [few] ✅ Добавлено { $count } организации.
       *[other] ✅ Добавлено { $count } организаций.
    }
organisations-undo = Отменить добавление
organisations-undone =
    { $count ->
        [0] Отменять нечего.
        [one] ✅ Убрана { $count } организация.
        [few] ✅ Убрано { $count } организации.
       *[other] ✅ Убрано { $count } организаций.
    }
organisations-undone-in-part =
    { $count ->
        [0] Ничего не убрано:
        [one] ✅ Убрана { $count } организация,
        [few] ✅ Убрано { $count } организации,
       *[other] ✅ Убрано { $count } организаций,
    } { $used ->
        [one] { $used } осталась: там уже есть люди или кластер.
        [few] { $used } остались: там уже есть люди или кластер.
       *[other] { $used } осталось: там уже есть люди или кластер.
    }

organisations-is-outside = за пределами района
organisations-is-inside = в районе
organisations-marked = ❗ Отметки: { $marks }
organisations-merging-brings = 📄 Отметки, численность и договоры первой перейдут ко второй.
organisations-merging-head = Руководитель останется тот, что у второй.

organisations-today = Сегодня
organisations-endless = Без срока
organisations-endless-agreement = Бессрочно
organisations-clear = Убрать
organisations-day-question = Выберите день или напишите его. Например: 01.09.2026
organisations-day-flaw = Такой день не подходит. Нужен день с { $first } по { $last }. Например: 01.09.2026
organisations-words-flaw =
    Здесь { $count ->
        [one] { $count } знак
        [few] { $count } знака
       *[other] { $count } знаков
    }, а нужно от { $least } до { $most }.
organisations-not-told = не указан

organisations-change-day = День
organisations-change-source = Источник
organisations-change-teaching = Педагоги
organisations-change-management = Руководители
organisations-change-young = До 35 лет
organisations-change-first = Первые три года
organisations-change-both = И то и другое
organisations-change-paper = Документ
organisations-change-paper-day = Дата документа
organisations-change-since = Начало
organisations-change-until = Окончание
organisations-change-kind = Вид
organisations-change-number = Номер
organisations-change-parties = Стороны

organisations-details = Данные
organisations-address-line = 📍 Адрес: { $address }
organisations-inn-line = ИНН: { $number }
organisations-ogrn-line = ОГРН: { $number }
organisations-head-line = 👥 Руководитель: { $post } { $name }, действует на основании { $basis }
organisations-head-has-left = ❗ Больше здесь не работает
organisations-head-none = 👥 Руководитель не указан
organisations-to-kind = Вид
organisations-to-address = Адрес
organisations-to-inn = ИНН
organisations-to-ogrn = ОГРН
organisations-to-head = Руководитель
organisations-to-outside = Отметить: не в районе
organisations-to-inside = Отметить: в районе
organisations-kind-title = Какая это организация?
organisations-address-question = Напишите адрес, как в документах. Например: 123456, с. Лесное, ул. Школьная, 1
organisations-inn-question = Напишите ИНН организации, 10 цифр.
organisations-ogrn-question = Напишите ОГРН организации, 13 цифр.
organisations-inn-digits = В ИНН организации 10 цифр, а здесь { $count }. Проверьте и напишите снова.
organisations-inn-persons = 12 цифр в ИНН человека. Нужен ИНН организации, в нём 10 цифр.
organisations-ogrn-digits = В ОГРН 13 цифр, а здесь { $count }. Проверьте и напишите снова.
organisations-ogrn-persons = 15 цифр в номере предпринимателя. Нужен ОГРН организации, в нём 13 цифр.
organisations-number-check = Такого номера не бывает: последняя цифра не сходится. Проверьте каждую цифру.
organisations-detail-kept = ✅ Записано.
organisations-head-title = Кто руководитель?
organisations-head-question = Выберите из тех, кто здесь работает, или напишите имя. Например: Петрова Ольга Сергеевна
organisations-head-name-flaw = Нужны фамилия и имя, лучше с отчеством. Например: Петрова Ольга Сергеевна
organisations-head-forget = Убрать руководителя
organisations-head-forgotten = ✅ Руководитель больше не указан.
organisations-head-post-title = Какая должность?
organisations-head-post-question = Выберите или напишите. Например: исполняющий обязанности директора
organisations-head-director = Директор
organisations-head-manager = Заведующий
organisations-head-basis-title = На основании чего действует?
organisations-head-basis-question = Выберите или напишите в родительном падеже. Например: доверенности № 5 от 01.09.2026
organisations-head-charter = Устава

organisations-headcounts = Численность
organisations-headcounts-none = Здесь будет официальная численность по датам. От неё считают показатели.
organisations-headcount-new = Внести
organisations-headcount-day = 🗓 На { $day }
organisations-headcount-teaching = 👥 Педагогических работников: { $count }
organisations-headcount-management = Руководителей: { $count }
organisations-headcount-young = Педагогов до 35 лет: { $count }
organisations-headcount-first = Педагогов в первые три года: { $count }
organisations-headcount-both = И то и другое сразу: { $count }
organisations-headcount-source = 📄 Источник: { $source }
organisations-headcount-entered = Внесено: { $moment }
organisations-whole = Общая численность
organisations-whole-teaching = 👥 Педагогических работников: { $sum } ({ $told } из { $of })
organisations-whole-management = Руководителей: { $sum } ({ $told } из { $of })
organisations-whole-young = Педагогов до 35 лет: { $sum } ({ $told } из { $of })
organisations-whole-first = Педагогов в первые три года: { $sum } ({ $told } из { $of })
organisations-whole-both = И то и другое сразу: { $sum } ({ $told } из { $of })
organisations-whole-unknown = нет сведений
organisations-whole-question = В скобках: сколько организаций внесли число. Выберите организацию, чтобы проверить её числа.
organisations-whole-day = 🗓 На другой день
organisations-headcount-back = Убрать запись
organisations-headcount-back-title = Убрать запись?
organisations-headcount-taken-back = ✅ Запись убрана.
organisations-headcount-draft = численность организации
organisations-headcount-kept = ✅ Внесено.
organisations-headcount-no-number = Нужно целое число. Например: 40
organisations-headcount-ask-day = На какой день?
organisations-headcount-ask-teaching = Сколько педагогов?
organisations-headcount-ask-management = Сколько руководителей?
organisations-headcount-ask-young = Сколько педагогов до 35 лет?
organisations-headcount-ask-first = Сколько в первые три года?
organisations-headcount-ask-both = Сколько и тех и других сразу?
organisations-headcount-ask-source = Откуда числа?
organisations-headcount-day-question = Выберите день, на который верны числа, или напишите его. Например: 01.09.2026
organisations-headcount-all-question = Напишите число. Можно сразу пять через пробел: педагоги, руководители, до 35 лет, первые три года, и то и другое. Например: 40 3 10 5 4
organisations-headcount-number-question = Напишите число. Например: 5
organisations-headcount-source-question = Выберите источник.
organisations-headcount-unknown = Не знаю
organisations-headcount-confirm = Внести численность?
organisations-headcount-confirm-question = Всё верно?
organisations-headcount-enter = Внести численность

organisations-marks = Отметки
organisations-marks-none = Сейчас отметок нет.
organisations-marks-question = Выберите отметку, чтобы поставить её, снять или посмотреть историю.
organisations-mark-holds = ✅ { $mark }: { $term }
organisations-mark-not-set = Сейчас не поставлена.
organisations-mark-since = с { $day }
organisations-mark-since-unknown = с какого дня, неизвестно
organisations-mark-until = по { $day }
organisations-mark-ended-on = снята с { $day }
organisations-mark-paper = 📄 { $paper } от { $day }
organisations-mark-no-paper = Документ не указан
organisations-mark-set = Поставить
organisations-mark-end = Снять
organisations-mark-end-title = С какого дня снять?
organisations-mark-end-question = Выберите первый день без отметки или напишите его. Например: 01.09.2026
organisations-mark-ended = ✅ Отметка снята.
organisations-mark-none-then = В этот день отметки уже не будет, снимать нечего.
organisations-mark-draft = отметку организации
organisations-mark-ask-paper = Каким документом поставлена?
organisations-mark-paper-question = Напишите вид и номер. Например: приказ № 45-ОД
organisations-mark-ask-paper-day = От какого числа документ?
organisations-mark-ask-since = С какого дня действует?
organisations-mark-ask-until = По какой день действует?
organisations-mark-confirm = Поставить отметку?
organisations-mark-confirm-question = Всё верно?
organisations-mark-kept = ✅ Отметка поставлена.
organisations-mark-there = На эти дни отметка уже поставлена. Выберите другой срок или сначала снимите её.

organisations-to-agreements = Договоры
organisations-agreements = Договоры и соглашения
organisations-agreements-none = Здесь будут договоры и соглашения. О конце срока напомню заранее.
organisations-agreements-count = Всего: { $count }. Сначала те, что скоро закончатся; ❌ срок истёк.
organisations-agreement-new = Внести
organisations-agreement-headline = { $kind } № { $number } от { $day }
organisations-agreement-parties = 👥 Стороны: { $names }
organisations-agreement-others = 👥 Другие стороны: { $names }
organisations-agreement-endless = 🗓 Срок не ограничен
organisations-agreement-till = 🗓 Действует по { $day }
organisations-agreement-until =
    🗓 Действует по { $day }{ $left ->
        [0] , последний день
        [one] , остался { $left } день
        [few] , осталось { $left } дня
       *[other] , осталось { $left } дней
    }
organisations-agreement-over = ❌ Срок истёк: { $day }
organisations-agreement-prolong = Изменить срок
organisations-agreement-prolonged = ✅ Срок изменён.
organisations-agreement-remove = Убрать
organisations-agreement-remove-title = Убрать запись о договоре?
organisations-agreement-removed = ✅ Запись убрана.
organisations-agreement-draft = запись о договоре
organisations-agreement-kept = ✅ Записано. О конце срока напомню.
organisations-agreement-ask-kind = Договор или соглашение?
organisations-agreement-ask-number = Какой номер?
organisations-agreement-number-question = Напишите номер. Например: 5 или 12-С
organisations-agreement-ask-day = От какого числа?
organisations-agreement-ask-until = По какой день действует?
organisations-agreement-ask-parties = Кто другие стороны?
organisations-agreement-parties-question = Напишите названия, каждое на своей строке. Например: Лесной институт
organisations-agreement-parties-many = Сторон { $count }, а можно до { $most }. Напишите главные.
organisations-agreement-confirm = Записать?
organisations-agreement-confirm-question = Всё верно?
organisations-agreement-for = 📄 Для кластера «{ $name }»
organisations-agreement-to-group = Кластер
organisations-agreement-open-group = Открыть кластер
organisations-agreement-ask-group = Для какого кластера?
organisations-agreement-group-question = Выберите кластер или напишите часть названия.
organisations-agreement-no-group = Без кластера
organisations-agreement-grouped = ✅ Записано.
organisations-agreement-enter = Записать
organisations-reminder-title = ❗ { $kind } № { $number }: срок
organisations-reminder-why = Пишу вам как координатору: договор можно продлить или заключить новый.
organisations-reminder-open = Открыть

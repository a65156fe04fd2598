papers-tables-title = Таблицы
papers-tables-line = Список придёт файлом Excel.
papers-table-people = Люди
papers-table-organisations = Организации
papers-table-roster = Состав: { $name }
papers-table-cut = { $title }. В файле первые { $most } строк: список длиннее.
papers-sent-title = Таблица готова
papers-sent-line =
    { $count ->
        [0] 📄 В ней пока нет строк. Файл — в сообщении рядом.
        [one] 📄 В ней { $count } строка. Файл — в сообщении рядом.
        [few] 📄 В ней { $count } строки. Файл — в сообщении рядом.
       *[other] 📄 В ней { $count } строк. Файл — в сообщении рядом.
    }
papers-column-number = № п/п
papers-column-family = Фамилия
papers-column-given = Имя
papers-column-patronymic = Отчество
papers-column-name = Фамилия, имя, отчество
papers-column-post = Должность
papers-column-organisation = Организация
papers-column-full-name = Полное название
papers-column-subjects = Предметы
papers-column-teaching = Преподаёт с
papers-column-managing = Руководит с
papers-column-leads = Руководитель кластеров
papers-column-coordinates = Координатор
papers-column-staff = Сотрудников
papers-column-hosts = Кластеров на базе
papers-column-low = Низкие результаты
papers-column-adverse = Сложные условия
papers-column-confirmed = Подтверждена
papers-column-role = Роль
papers-column-joined = В составе с
papers-table-groups = Кластеры
papers-table-agreements = Соглашения и договоры
papers-table-headcounts = Численность по датам
papers-column-group = Кластер
papers-column-phase = Этап
papers-column-leader = Руководитель
papers-column-host = Опорная школа
papers-column-members = Участников
papers-column-held = Прошло событий
papers-column-categories = Категории дефицитов
papers-column-made-for = Вид кластера
papers-column-founded = Создан
papers-column-until = Действует до
papers-column-parties = Стороны
papers-column-source = Источник
papers-column-entered = Внесено
papers-role-leader = руководитель
papers-role-deputy = заместитель руководителя
papers-role-member = участник
papers-yes = да

papers-title = Бумаги
papers-none = Здесь появятся приказы, соглашения и списки. Приказ о составе делается с карточки кластера.
papers-count =
    { $count ->
        [one] Всего { $count } бумага.
        [few] Всего { $count } бумаги.
       *[other] Всего { $count } бумаг.
    }
papers-too-long = В этой бумаге больше { $most } строк: в один файл Word они не поместятся. Возьмите вместо бумаги таблицу.
papers-question = Напишите номер, вид, часть названия или автора. Например: приказ 12
papers-make-staff = Список работников
papers-to-blanks = Бланки
papers-to-tables = Таблицы
papers-day = 🗓 { $day }
papers-author = Автор: { $name }
papers-named =
    { $count ->
        [one] 👥 Назван { $count } человек
        [few] 👥 Названы { $count } человека
       *[other] 👥 Названо { $count } человек
    }
papers-of-own-blank = Ваш бланк, версия { $version }
papers-of-default-blank = Обычный бланк
papers-hash = Контрольная сумма: { $hash }…
papers-state-waits = ⏳ Готовится
papers-state-made = 📄 Готова, ещё не подписана
papers-state-signed = ✅ Подписана: { $moment }
papers-state-gone = ❌ Файла больше нет: названный в нём человек удалил свои данные
papers-state-lapsed = ❌ Файла больше нет: срок неподписанной бумаги вышел
papers-state-unmade = ❌ Не получилась: мешает бланк
papers-send = Прислать файл
papers-sign = Отметить подписание
papers-signed = ✅ Отмечено: бумага подписана и остаётся на хранении.
papers-unsign = Подписания не было
papers-unsigned = ✅ Отметка снята: бумага снова не подписана.
papers-stays-signed = ❗ Отметку снять нельзя: есть скан, или названный в бумаге человек удалил свои данные.
papers-goes = Если не подписать, файл хранится до { $day }
papers-by-rules = По правилам версии { $version }
papers-of-people = 👥 Людей: { $count }
papers-of-organisations = Организаций: { $count }
papers-of-group = Кластер
papers-sources-people = Люди в бумаге
papers-sources-organisations = Организации бумаги
papers-sources-line =
    { $count ->
        [0] Записей больше нет.
        [one] Бумага сделана из { $count } записи. Откройте её.
        [few] Бумага сделана из { $count } записей. Откройте любую.
       *[other] Бумага сделана из { $count } записей. Откройте любую.
    }
papers-copy = Копия
papers-copy-line = Под текстом встанут «Верно», ваша должность, имя и сегодняшний день. Подпишите копию от руки.
papers-copy-question = Куда она пойдёт?
papers-copy-stays = Останется у нас
papers-copy-goes = Уйдёт в другое место
papers-copy-caption = Заверенная копия. { $caption }
papers-enter = Поставить номер
papers-enter-question = Какой номер у бумаги? Нажмите или напишите. Например: 13-ОД
papers-entered = ✅ Записано: № { $number } от { $day }. В самом файле на их месте «___»: впишите от руки.
papers-of-day = 🗓 Дата: { $day }
papers-day-title = Дата бумаги
papers-day-question = Каким днём бумага? Выберите или напишите. Например: 25 ноября
papers-day-flaw = Нужен день с { $first } по { $last }. Например: 25 ноября
papers-scan-question = Бумагу подписали? Пришлите её скан: фото или PDF.
papers-scan-flaw = Это не фото и не PDF. Сфотографируйте подписанную бумагу или пришлите PDF.
papers-scan-unmade = Такой бумаги ещё нет: сначала она должна быть готова.
papers-scan-kept = ✅ Скан сохранён, бумага подписана.
papers-scanned = 📄 Скан: { $moment }
papers-send-scan = Прислать скан
papers-publish = Ссылка публикации
papers-published = Опубликована: { $link }
papers-link-question = Пришлите ссылку на опубликованную бумагу или напишите «нет». Например: https://example.org/orders/12
papers-link-flaw = Нужна ссылка целиком. Например: https://example.org/orders/12
papers-link-kept = ✅ Ссылка записана.
papers-link-gone = ✅ Ссылка убрана.
papers-file-title = Файл готов
papers-file-line = 📄 О нём — сообщение рядом.
papers-of-title = Бумаги кластера
papers-of-members =
    { $count ->
        [0] 👥 В составе пока никого
        [one] 👥 В составе { $count }
        [few] 👥 В составе { $count }
       *[other] 👥 В составе { $count }
    }
papers-of-question = Какую бумагу сделать?
papers-gaps =
    { $count ->
        [one] ❗ { $count } строку впишите сами: согласия на имя в бумагах нет
        [few] ❗ { $count } строки впишите сами: согласия на имя в бумагах нет
       *[other] ❗ { $count } строк впишите сами: согласия на имя в бумагах нет
    }
papers-no-leader = ❗ Имени руководителя в бумаге не будет: впишите его сами
papers-no-director = ❗ Имени руководителя школы в бумаге не будет: впишите его сами
papers-director-gap = ❗ Должность и основание подписи не указаны в карточке школы: впишите их сами
papers-number-question = Какой номер поставить? Нажмите или напишите. Например: 13-ОД
papers-number-flaw = Номер — от 1 до { $most } знаков. Например: 13-ОД
papers-make-rules = Действующие правила
papers-rules-line = Версия { $version } · своих решений: { $own }
papers-forms = Падежи
papers-forms-line = Так эти слова встанут в бумагу. Что вы поправите, бот запомнит.
papers-forms-question = Что проверить?
papers-form-question = Всё верно? Если нет, напишите правильно: четыре строки по порядку. Или выберите один падеж.
papers-form-right = Всё верно
papers-form-now = Сейчас: { $form }
papers-form-type = Напишите правильно: { $asks }?
papers-form-lines = Нужно четыре строки: родительный, дательный, винительный, творительный. Один падеж — по кнопке.
papers-form-long = Нужно от 1 до { $most } знаков.
papers-form-parts =
    { $count ->
        [one] В имени { $count } слово: напишите столько же.
        [few] В имени { $count } слова: напишите столько же, без сокращений.
       *[other] В имени { $count } слов: напишите столько же, без сокращений.
    }
papers-form-kept = ✅ Запомнил: так и будет в бумагах.
papers-case-nominative = Именительный
papers-case-genitive = Родительный
papers-case-dative = Дательный
papers-case-accusative = Винительный
papers-case-instrumental = Творительный
papers-asks-who = кто
papers-asks-what = что
papers-asks-of-whom = нет кого
papers-asks-of-what = нет чего
papers-asks-to-whom = кому
papers-asks-to-what = чему
papers-asks-seen-whom = вижу кого
papers-asks-seen-what = вижу что
papers-asks-by-whom = кем
papers-asks-by-what = чем
papers-unnumbered = Без номера
papers-taken-title = Номер занят
papers-taken-line = ❌ { $kind } № { $number } в этом году уже есть.
papers-other-number = Другой номер
papers-ordered-title = Бумага готовится
papers-ordered-line = ⏳ { $kind }: файл придёт следующим сообщением.
papers-ordered-check = Проверьте его и подпишите: чего бот не знает, там стоит «___».
papers-caption = { $kind }{ $number }: { $about }
papers-specimen = { $kind }: так выглядит ваш бланк, имена выдуманы
papers-unmade-title = Бумага не получилась
papers-unmade-line = ❌ { $kind }: { $about }
papers-blanks-title = Бланки
papers-blanks-line = Бумаги делаются на обычных бланках или на ваших, с вашей шапкой.
papers-blanks-question = Какой бланк посмотреть или заменить?
papers-blank-own = ✅ { $kind }, версия { $version }
papers-blank-version = ✅ Ваш бланк, версия { $version }: { $name }
papers-blank-default = Сейчас обычный бланк.
papers-blank-waits = ⏳ Смотрю присланный файл. Ответ придёт следующим сообщением.
papers-blank-question = Пришлите свой бланк файлом Word: поля в нём пишутся в двойных фигурных скобках.
papers-blank-take = Прислать этот бланк
papers-blank-back = Вернуть обычный
papers-versions = Прежние версии
papers-versions-count =
    { $count ->
        [one] Всего { $count } версия.
        [few] Всего { $count } версии.
       *[other] Всего { $count } версий.
    }
papers-version-row = Версия { $version } · { $day }
papers-version-title = Версия { $version }
papers-version-was = Действовала с { $since } по { $until }
papers-version-is = ✅ Действует с { $since }
papers-version-back = Вернуть эту версию
papers-version-put-back = ✅ Бумаги снова делаются на этом бланке: теперь это версия { $version }.
papers-blank-is-default = ✅ Бумаги снова делаются на обычном бланке.
papers-blank-came = ⏳ Файл получен, смотрю, что в нём.
papers-blank-caption = { $kind }: бланк. Откройте его в Word, поправьте и пришлите обратно.
papers-blank-taken-title = ✅ Бланк принят
papers-blank-taken-line = { $kind }, версия { $version }. Образец — следующим сообщением.
papers-blank-refused-title = ❌ Бланк не принят
papers-blank-unknown-title = ❌ В бланке незнакомые поля
papers-blank-names =
    { $count ->
        [one] Узнал { $count } поле: { $names }
        [few] Узнал { $count } поля: { $names }
       *[other] Узнал { $count } полей: { $names }
    }
papers-blank-no-names = Полей в нём нет: каждая бумага будет одинаковой.
papers-blank-near = ❗ Не знаю поля «{ $name }». Может быть, «{ $near }»?
papers-blank-unknown = ❗ Не знаю поля «{ $name }»
papers-blank-mend = Поправьте и пришлите ещё раз. Прежний бланк пока в силе.
papers-blank-look = Образец — следующим сообщением: незнакомые поля в нём стоят как есть. Поправьте и пришлите ещё раз, прежний бланк пока в силе.
papers-flaw-not-zip = Это не файл Word. Нужен DOCX.
papers-flaw-old = Это старый формат Word или файл с паролем. Сохраните его как DOCX без пароля.
papers-flaw-not-word = Это не документ Word. Нужен DOCX, не шаблон и не таблица.
papers-flaw-damaged = Файл повреждён и не читается. Откройте его в Word и сохраните заново.
papers-flaw-bomb = Файл распаковывается в слишком большой. Уберите лишние картинки.
papers-flaw-macros = В файле есть макросы. Сохраните его как DOCX без макросов.
papers-flaw-embedded = В файл вложен объект другой программы. Уберите его.
papers-flaw-template = К файлу присоединён шаблон. Отсоедините его в Word: «Разработчик», «Шаблон документа».
papers-flaw-included = Файл подключает другой документ. Вставьте его текст.
papers-flaw-calls-out = При открытии файл обращается к «{ $target }». Вставьте картинку в сам файл.
papers-flaw-field = В файле поле «{ $name }», оно может обратиться наружу. Замените его текстом.
papers-flaw-braces = Скобки не закрыты в абзаце: «{ $near }»
papers-flaw-unclosed = Блок «{ $name }» открыт, но не закрыт. Закройте его знаком «/» с тем же именем.
papers-flaw-unopened = Блок «{ $name }» закрыт, но не открыт.
papers-flaw-crossed = Блок «{ $name }» начинается в таблице, а кончается не в ней.
papers-flaw-misplaced = Поле «{ $name }» стоит не на своём месте: оно есть только внутри своего блока.
papers-flaw-too-much = Бланк слишком велик или повторов в нём слишком много.
papers-table-papers = Реестр бумаг
papers-column-kind = Вид
papers-column-paper-number = Номер
papers-column-day = Дата
papers-column-about = О чём
papers-column-author = Автор
papers-column-signed = Подписана
papers-column-scan = Скан
papers-column-published = Опубликована
papers-column-link = Ссылка
papers-column-hash = Контрольная сумма

papers-column-organisation-kind = Вид организации
papers-column-outside = За пределами района
papers-column-high = Высокие результаты
papers-column-counted-on = Численность на
papers-column-counted-teaching = Педагогов
papers-column-counted-management = Руководителей
papers-column-counted-young = До 35 лет
papers-column-counted-first = Первые три года
papers-column-counted-both = И то и другое
papers-column-agreements = Действующих договоров
papers-column-address = Адрес
papers-column-inn = ИНН
papers-column-ogrn = ОГРН
papers-column-head = Руководитель
papers-column-basis = Действует на основании
papers-to-samples = Другие бумаги

papers-table-roster-on = Состав { $name } на { $day }
papers-samples-title = Другие бумаги
papers-samples-line = Они печатаются по обычному образцу или по вашему, с вашей шапкой.
papers-samples-question = Какой образец посмотреть или заменить?
papers-sample-certificate = Сертификат
papers-sample-reference = Справка об участии
papers-sample-own = ✅ Ваш образец: { $name }
papers-sample-ours = Сейчас обычный образец.
papers-sample-svg = Нужны поля { $marks } и прямоугольник, у которого ID — «код»: там встанет QR-код. Можно и { $more }.
papers-sample-word = Нужны поля { $marks }. Как они стоят, видно в обычном образце.
papers-sample-question-svg = Пришлите свой образец файлом SVG, лист А4 поперёк.
papers-sample-question-word = Пришлите свой образец файлом Word.
papers-sample-take = Прислать этот образец
papers-sample-back = Вернуть обычный
papers-sample-gone = ✅ Снова обычный образец.
papers-sample-caption = { $kind }: образец. Поправьте его и пришлите обратно.
papers-sample-specimen = Так это напечатают: слова здесь выдуманы.
papers-sample-taken = ✅ Образец принят. Как он выглядит, смотрите в файле.
papers-sample-flaw-too-much = Файл великоват: образец бывает до 1 МБ. Уберите лишнее и пришлите снова.
papers-sample-flaw-not-svg = Файл не читается. Для сертификата нужен SVG: сохраните рисунок в этом виде и пришлите снова.
papers-sample-flaw-runs = В файле есть то, что запускается: { $what }. Уберите это и пришлите снова.
papers-sample-flaw-fetches = Файл обращается наружу или в нём картинка: { $what }. Нарисуйте это линиями и пришлите снова.
papers-sample-lacks = В образце не хватает: { $marks }. Добавьте и пришлите снова.
papers-sample-unknown = Поля «{ $name }» нет. Поправьте и пришлите снова.
papers-sample-near = Поля «{ $name }» нет. Может быть, «{ $near }»?
papers-sample-flaw-shows = Это не напечатать: { $what }. Оставьте сплошные заливки и линии без прозрачности и пришлите снова.
papers-sample-attendance = Явочный лист
papers-sample-registration = Лист регистрации
papers-sample-pair-order = Приказ о парах
papers-sample-pair-consent = Согласие наставника
papers-sample-pair-programme = Программа пары
papers-sample-pair-journal = Журнал пары
papers-sample-pair-report = Отчёт наставника
papers-sample-pair-roadmap = Дорожная карта
papers-sample-pair-base = База наставников
papers-sample-pair-survey = Анкета
papers-sample-pair-summary = Сводка анкет
papers-sample-route = Маршрут
papers-sample-route-extract = Справка о маршруте
papers-sample-profile = Профиль дефицитов
papers-sample-free = Поля в двойных фигурных скобках заполнит бот. Какие они, видно в обычном образце.
papers-sample-nothing = В образце нет ни одного поля. Возьмите обычный образец, поменяйте в нём шапку и слова и пришлите снова.
papers-sample-fields = Так это напечатают: на место полей в скобках встанут данные.
papers-table-certificates = Реестр сертификатов
papers-column-event = Мероприятие
papers-column-event-day = Дата мероприятия
papers-column-participation = Участие
papers-column-state = Состояние
papers-certificate-valid = действует
papers-certificate-revoked = отозван
papers-certificate-erased = данные владельца удалены

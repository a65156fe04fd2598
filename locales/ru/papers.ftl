papers-tables-title = Таблицы
papers-tables-line = Список придёт файлом Excel.
papers-table-people = Люди
papers-table-organisations = Организации
papers-table-roster = Состав: { $name }
papers-table-cut = { $title }. В файле первые { $most } строк: список длиннее.
papers-sent-title = Таблица готова
papers-sent-line =
    { $count ->
        [0] 📄 В ней пока нет строк, файл ниже.
        [one] 📄 В ней { $count } строка, файл ниже.
        [few] 📄 В ней { $count } строки, файл ниже.
       *[other] 📄 В ней { $count } строк, файл ниже.
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
papers-role-leader = руководитель
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
papers-question = Напишите номер или часть названия. Например: 12
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
papers-state-unmade = ❌ Не получилась: мешает бланк
papers-send = Прислать файл
papers-sign = Отметить подписание
papers-signed = ✅ Отмечено: бумага подписана и остаётся на хранении.
papers-file-title = Файл отправлен
papers-file-line = 📄 Он ниже, под этой карточкой.
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
papers-doubt = ❗ Проверьте падеж: { $form }
papers-no-leader = ❗ Имени руководителя в бумаге не будет: впишите его сами
papers-no-director = ❗ Имени директора в бумаге не будет: впишите его сами
papers-number-question = Какой номер поставить? Нажмите или напишите. Например: 13-ОД
papers-number-flaw = ❗ Номер — от 1 до { $most } знаков. Например: 13-ОД
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
papers-blank-is-default = ✅ Бумаги снова делаются на обычном бланке.
papers-blank-came = ⏳ Файл получен, смотрю, что в нём.
papers-blank-caption = { $kind }: бланк. Откройте его в Word, поправьте и пришлите обратно.
papers-blank-taken-title = ✅ Бланк принят
papers-blank-taken-line = { $kind }, версия { $version }. Образец — следующим сообщением.
papers-blank-refused-title = ❌ Бланк не принят
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

# What the nouns of the model are called on several screens.
model-phase-forming = набор
model-phase-working = работает
model-phase-summing = подводит итоги
model-phase-closed = завершён
model-phase-forming-told = идёт набор
model-phase-working-told = кластер работает
model-phase-summing-told = кластер подводит итоги
model-phase-closed-told = кластер завершён
model-join-high-results = По положению в кластер вступают организации, а сами — сотрудники школ с отметкой «высокие результаты». Если ваша школа хочет участвовать, скажите координатору.
model-join-organisations = По положению в кластер вступают организации. Если ваша школа хочет участвовать, скажите координатору.
model-notices-yes = ✅ Уведомления
model-notices-no = Включить уведомления
model-name-yes = ✅ Имя видят коллеги
model-name-no = Показать имя коллегам

model-participation-listener = слушатель
model-participation-message = сообщение
model-participation-report = доклад
model-participation-development = методическая разработка
model-participation-lesson = урок
model-participation-class = занятие
model-participation-master-class = мастер-класс
model-participation-other = другое

model-event-seminar = Семинар
model-event-workshop = Практикум
model-event-master-class = Мастер-класс
model-event-open-lesson = Открытый урок
model-event-meeting = Заседание
model-event-consultation = Консультация
model-event-conference = Конференция
model-event-training = Обучение
model-event-contest = Конкурс
model-event-internship = Стажировка
model-event-forum = Форум
model-event-other = Другое событие

# What is kept, in the lists of the consent and of one’s own data.
model-kept-person = фамилия, имя, отчество, место работы, должность, годы начала работы
model-kept-subjects = предметы
model-kept-listing = отметка, что вас записала школа
model-kept-targets = целевые категории, к которым вас отнесли
model-category-func-lit = Функц. грамотность
model-category-project = Проекты и исследования
model-target-growing = положительные результаты, потенциал роста
model-target-experienced = высокие результаты, опыт для всех
model-kept-merge-request = вопросы о второй вашей записи
model-kept-merge-answer = ответы на вопросы о второй записи
model-kept-merge = соединения ваших записей за месяц
model-kept-merge-row = содержание соединённой записи
model-kept-namesakes = вопросы, не ваше ли имя уже стояло в списке школы, и ваши ответы на такие вопросы
model-kept-join-code = код от школы
model-kept-join-try = попытки ввести код
model-kept-consents = согласия
model-kept-refusals = отказы от нового текста согласия
model-kept-claims = ссылка, по которой вы стали координатором
model-kept-memberships = участие в кластерах
model-kept-appointments = роли и назначения
model-kept-role-requests = просьбы подтвердить роль
model-kept-deficits = дефициты
model-kept-diagnoses = результаты диагностики, которые ждут вашего слова
model-kept-changes = отметка, что ваши дефициты менялись и войдут в показатели
model-kept-events = события, которые вы создали
model-kept-answers = ответы на приглашения
model-reopen-button-mistake = Ошибка в отметке
model-reopen-button-forgotten = Кого-то забыли
model-reopen-button-paper = По бумажному листу
model-reopen-button-participation = Добавить участие
model-reopen-mistake = ошибка в отметке
model-reopen-forgotten = кого-то забыли
model-reopen-paper = по бумажному листу
model-reopen-participation = добавить участие
model-kept-records = участие в событиях
model-kept-journal = записи журнала о ваших изменениях

model-kept-papers-made = бумаги, которые вы сделали
model-kept-papers-named = бумаги, в которых вы названы
model-kept-name-forms = имя в падежах
model-kept-blanks = бланки, которые вы прислали
model-paper-roster-order = Приказ о составе
model-paper-agreement = Соглашение
model-paper-staff = Список работников
model-paper-rules = Действующие правила
model-operator-reached = { $name } ({ $contact })

model-mark-low = Низкие результаты
model-mark-adverse = Сложные условия
model-mark-high = Высокие результаты

model-kind-school = Школа
model-kind-kindergarten = Детский сад
model-kind-further = Доп. образование
model-kind-centre = Методический центр
model-kind-college = Колледж
model-kind-university = Вуз, институт
model-kind-authority = Орган управления
model-kind-association = Объединение
model-kind-other = Другая организация

model-agreement = Соглашение
model-contract = Договор

model-source-monitoring = Мониторинг
model-source-statistics = Статистика
model-source-sites = Сайт организации
model-source-papers = Документы организации
model-source-federal = Федеральная система

model-headcount-nothing = Нужно хотя бы одно число.
model-headcount-range = Число от 0 до { $most }.
model-headcount-young-above-all = До 35 лет не может быть больше, чем всех педагогов.
model-headcount-new-above-all = В первые три года не может быть больше, чем всех педагогов.
model-headcount-both-above-all = До 35 лет и в первые три года не может быть больше, чем всех педагогов.
model-headcount-both-above-young = Тех, кто и до 35 лет, и в первые три года, не больше, чем всех до 35 лет.
model-headcount-both-above-new = Тех, кто и до 35 лет, и в первые три года, не больше, чем всех в первые три года.
model-headcount-either-above-all = До 35 лет или в первые три года вместе больше, чем всех педагогов. Проверьте, сколько и тех и других сразу.
model-headcount-to-come = Этот день ещё не наступил. Нужен сегодняшний или прошедший.

model-kept-heads = должность руководителя организации и право подписи
model-kept-head-of-office = имя руководителя службы в её правилах

model-role-coordinator = координатор
model-role-observer = наблюдатель
model-role-curator = куратор наставничества
model-role-methodist = методист
model-role-tutor = тьютор
model-role-expert = эксперт
model-role-representative = представитель школы
model-role-leader = руководитель
model-kept-imports = файлы, которые вы прислали для загрузки
model-kept-import-rows = строки загружаемого списка, которые говорят о вас
model-import-staff = Список работников
model-import-schools = Список школ
model-import-name = фамилия, имя и отчество
model-import-family = фамилия
model-import-given = имя
model-import-patronymic = отчество
model-import-organisation = организация
model-import-post = должность
model-import-subject = предмет
model-import-teaching = педагогический стаж
model-import-managing = управленческий стаж
model-import-full = полное название
model-import-headcounts = Численность
model-import-day = дата
model-import-diagnosis = Результаты диагностики
model-import-category = область дефицита
model-import-item = дефицит
model-import-level = уровень дефицита
model-import-mastery = уровень владения
model-import-percent = процент верных ответов
model-import-points = баллы
model-import-points-of = максимум баллов
model-import-source = чья диагностика
model-source-self = самооценка
model-source-centre = ЦНППМ
model-source-council = совет школы
model-source-attestation = аттестация
model-measure-percent = { $percent } %
model-measure-points =
    { $count ->
        [one] { $points } балл
        [few] { $points } балла
        [many] { $points } баллов
       *[other] { $points } балла
    }
model-measure-points-of = { $points } из { $of }
model-measure-both = { $percent } % ({ $points })
model-import-count-teaching = педагогические работники
model-import-count-management = управленческие кадры
model-import-count-young = моложе 35 лет
model-import-count-new = стаж до 3 лет
model-import-count-both = и то и другое

regulation-sentence = { $title }: { $value } · { $source }
regulation-sentence-unset = { $title }: { $value }
regulation-sentence-of-bodies = { $title }: { $bodies }
regulation-of-body = { $name } — { $value } · { $source }
regulation-apart =
    { $count ->
        [one] (своё у { $count } кластера)
        [few] (своё у { $count } кластеров)
       *[other] (своё у { $count } кластеров)
    }
regulation-source-own = своё решение
regulation-source-house = в положении не сказано, по умолчанию бота
regulation-source-law = в положении не сказано, по закону
regulation-none = нет
regulation-yes = да
regulation-no = нет
regulation-nothing-set = пока не указано
regulation-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[other] { $count } часов
    }
regulation-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[other] { $count } минут
    }
regulation-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
regulation-months =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
       *[other] { $count } месяцев
    }
regulation-years =
    { $count ->
        [one] { $count } год
        [few] { $count } года
       *[other] { $count } лет
    }
regulation-points =
    { $count ->
        [one] { $count } балл
        [few] { $count } балла
       *[other] { $count } баллов
    }
regulation-percent = { $count } %
regulation-target = не меньше { $amount } к концу { $year } года
regulation-ladder = за { $days } дн.

regulation-preset-s0 = Кластеры проектов
regulation-preset-s0-about = Кластер на каждый проект, над ними координационный совет
regulation-preset-s1 = Кластеры опорных школ
regulation-preset-s1-about = Девять шагов учебного года и таблица баллов
regulation-preset-s2 = Объединение (МунУМО)
regulation-preset-s2-about = Заседания, кворум, голосование, годовой отчёт
regulation-preset-s3 = Методический округ
regulation-preset-s3-about = Несколько муниципалитетов, совет округа, защита опыта
regulation-preset-s4 = Система сопровождения
regulation-preset-s4-about = Методическая служба и показатели охвата

regulation-ask-number = Напишите число от { $least } до { $most }.
regulation-ask-number-or-none = Напишите число от { $least } до { $most } или «нет».
regulation-ask-day = Напишите день и месяц. Например: 1 сентября
regulation-ask-day-or-none = Напишите день и месяц или «нет». Например: 25 февраля
regulation-ask-ladder = За сколько дней напоминать? До шести чисел от 1 до 365. Например: 30, 14, 7, 1
regulation-ask-target = Напишите, сколько и к какому году, или «нет». Например: 30 к 2027
regulation-ask-lines = Напишите одним сообщением, строка за строкой, или «нет».
regulation-ask-line = Напишите одной строкой или «нет».
regulation-ask-link = Пришлите ссылку или напишите «нет». Например: https://example.org/policy
regulation-ask-code = Напишите номер цифрами или «нет». Контрольная цифра проверяется.
regulation-ask-cases = Напишите в именительном падеже. Остальные падежи можно добавить ниже, каждый на своей строке: кого, кому, кого, кем, о ком.
regulation-ask-holidays = Напишите дни через запятую; с годом — если только в этом году. Например: 4.11, 31.12.2027
regulation-ask-choice = Что поставить вместо этого?
regulation-ask-set = Отметьте всё, что подходит.
regulation-flaw-outside = Нужно число от { $least } до { $most }.
regulation-flaw-no-day = Такого дня нет в календаре. Например: 25 февраля
regulation-flaw-too-many = Слишком много: не больше { $most }.
regulation-flaw-too-long = Слишком длинная строка: не больше { $most } знаков.
regulation-flaw-against = «{ $title }» не сочетается с правилом «{ $other }»: сначала измените его.

regulation-concern-members = членов совета или объединения
regulation-concern-clusters = руководителей и участников кластеров
regulation-concern-reporters = тех, кто готовит отчёты и показатели
regulation-concern-beginners = молодых специалистов, начинающих руководителей, наставников
regulation-concern-coordinators = координаторов
regulation-concern-office = тех, кто готовит и подписывает бумаги
regulation-concern-everybody = всех, кто пользуется ботом

regulation-bodies = Кто руководит работой
regulation-bodies-council = координационный совет
regulation-bodies-centre = методический центр
regulation-bodies-association = объединение
regulation-bodies-district-council = совет округа
regulation-bodies-service = методическая служба
regulation-bodies-cluster = кластер
regulation-chair-mode = Председатель
regulation-chair-mode-elected = избирается
regulation-chair-mode-appointed = назначается приказом
regulation-chair-mode-council = определяет совет
regulation-chair-ballot = Выборы председателя
regulation-chair-ballot-open = открытое голосование
regulation-chair-ballot-secret = тайное голосование
regulation-chair-base = Большинство на выборах
regulation-chair-base-took-part = от участвующих
regulation-chair-base-all-members = от всех членов
regulation-chair-is-member = Председатель из членов
regulation-chair-is-member-note = В положении S0 не сказано, избирают ли из членов.
regulation-absent-vote = Голоса отсутствующих
regulation-second-round = Второй тур выборов
regulation-second-round-note = О нескольких кандидатах положения молчат.
regulation-deputy = Заместителя назначает
regulation-deputy-organisation = организация
regulation-deputy-chair = председатель
regulation-deputy-members = сами члены
regulation-deputy-note = S2: «ответственная организация», какая именно, не сказано.
regulation-deputy-organisation-name = Кто назначает зама
regulation-deputy-organisation-note = Пока не указано, это управление.
regulation-secretary = Секретарь
regulation-secretary-members = из состава
regulation-secretary-anybody = любой сотрудник
regulation-roster-approval = Состав утверждает
regulation-roster-approval-chair = председатель
regulation-roster-approval-order = приказ
regulation-roster-approval-both = председатель и приказ
regulation-roster-agreed-with = Состав согласуют
regulation-roster-agreed-with-person = с самим человеком
regulation-roster-agreed-with-employer = с его организацией
regulation-roster-agreed-with-department = с управлением
regulation-roster-agreed-with-note = S2 п. 2.2: «по согласованию», с кем, не сказано.
regulation-composition = Кто входит в состав
regulation-composition-authorities = ведомства и профсоюз
regulation-composition-participants = все участники
regulation-composition-open-list = открытый список
regulation-composition-departments = управления округа
regulation-council-scope = Сколько советов
regulation-council-scope-one = один на все кластеры
regulation-council-scope-each = у каждого кластера свой
regulation-council-scope-note = В S0 п. 6.1 то «кластера», то «кластеров».
regulation-seats-each = Мест от муниципалитета
regulation-seats-each-note = S3: представители управлений, сколько, не сказано.
regulation-term-months = Срок полномочий
regulation-term-months-note = S3: постоянно или со сменой через 1–2 года.
regulation-head-rotation = Руководитель округа
regulation-head-rotation-permanent = постоянный
regulation-head-rotation-replaced = сменяется по сроку
regulation-head-rotation-in-turn = все по очереди
regulation-head-rotation-note = Положение S3 называет все три способа.
regulation-head-rotation-months = Очередь длится
regulation-renewal = Обновление состава
regulation-renewal-none = не требуется
regulation-renewal-third = не менее трети
regulation-renewal-half = не менее половины
regulation-renewal-counts = Обновление считают
regulation-renewal-counts-entered = по новым в составе
regulation-renewal-counts-left = по выбывшим
regulation-renewal-counts-note = S2 п. 2.8 можно понять двояко.
regulation-sections = Секции
regulation-sections-optional = при необходимости
regulation-sections-required = обязательны
regulation-sections-note = S2 п. 2.9: «создаются»; п. 2.5: «при необходимости».
regulation-section-axes = Секции делят
regulation-section-axes-level = по уровням
regulation-section-axes-profile = по направленностям
regulation-section-axes-subject = по предметам
regulation-organisations-leave = Выход организации
regulation-organisations-leave-by-agreement = по сроку соглашения
regulation-organisations-leave-freely = в любой день
regulation-organisations-leave-note = Люди выходят свободно: S0 п. 1.2, 3.1.
regulation-agreements = Соглашения
regulation-agreements-foundation = основа кластера
regulation-agreements-direct = прямые связи
regulation-agreements-institute = с институтом

regulation-meetings-per-quarter = Заседаний в квартал
regulation-quarter = Квартал
regulation-quarter-calendar = календарный
regulation-quarter-three-months = любые три месяца
regulation-quarter-quorate = Зачёт лишь с кворумом
regulation-quarter-quorate-note = Что считается лишь заседание с кворумом, наше правило.
regulation-quorum = Кворум
regulation-quorum-half = половина состава
regulation-quorum-more-than-half = больше половины состава
regulation-quorum-two-thirds = две трети состава
regulation-quorum-base = Кворум считают
regulation-quorum-base-own-roster = от своего состава
regulation-quorum-base-parent-roster = от состава РУМО
regulation-quorum-base-note = В S2 п. 2.4 написано «РУМО»: считаем это опиской.
regulation-remote-counts = Участие онлайн
regulation-remote-counts-note = S2 п. 3.1 разрешает Интернет, о кворуме не сказано.
regulation-invited-vote = Голоса приглашённых
regulation-majority = Решение принимает
regulation-majority-simple = простое большинство
regulation-majority-two-thirds = большинство в две трети
regulation-majority-base = Большинство от
regulation-majority-base-present-at-vote = бывших при голосовании
regulation-majority-base-took-part = участников заседания
regulation-majority-base-all-members = всех членов
regulation-majority-base-note = Кто ушёл до голосования, остаётся в счёте: так строже.
regulation-casting-vote = Решающий голос
regulation-casting-vote-note = Ни одно положение не даёт его: при равенстве решения нет.
regulation-signers = Протокол подписывают
regulation-signers-chair = председатель
regulation-signers-both = председатель, секретарь
regulation-decisions-published = Решения публикуются

regulation-cluster-kinds = Виды кластеров
regulation-cluster-kinds-note = Если не отмечен ни один вид, разделов о кластерах в боте нет.
regulation-cluster-kinds-project = по проектам
regulation-cluster-kinds-host-school = при опорной школе
regulation-cluster-kinds-difficulty = по затруднениям
regulation-cluster-members = Участники кластера
regulation-cluster-members-organisations = организации
regulation-cluster-members-high-results = люди сильных школ
regulation-cluster-members-persons = педагоги
regulation-cluster-year-begins = Начало учебного года
regulation-cluster-year-ends = Год кластера кончается
regulation-cluster-work = Порядок работы
regulation-cluster-work-steps = девять шагов года
regulation-cluster-work-plan = план управления
regulation-measured-by = Как оценивают кластер
regulation-measured-by-table = таблица баллов
regulation-measured-by-results = проекты и продукты
regulation-measured-by-indicators = показатели охвата
regulation-participants-counted = Участие считают
regulation-participants-counted-by-event = человек и событие
regulation-participants-counted-by-deed = каждое участие
regulation-participants-counted-note = В S1 сказано лишь «за каждого участника».
regulation-s1-row1 = Строка 1 таблицы
regulation-s1-row1-contributors = кто выступил
regulation-s1-row1-presence = кто был
regulation-s1-row1-note = S1: «на материале кластера» можно понять двояко.
regulation-roster-tolerance = Допуск по составу
regulation-roster-tolerance-note = Насколько состав может измениться, S1 не говорит.
regulation-plan-tolerance = Допуск по плану
regulation-plan-tolerance-note = Сколько событий плана можно пропустить, S1 не говорит.
regulation-product-points = Балл за продукт
regulation-product-points-best = за лучший
regulation-product-points-each = за каждый
regulation-mastered-acquainted = Освоил — и знаком
regulation-mastered-acquainted-note = Строки 5 и 6 таблицы S1: считаем в обеих.
regulation-centre-partner = Центр — партнёр
regulation-centre-partner-note = Партнёры в S1: кроме опорной школы и центра.
regulation-projects-counted = Проекты кластера
regulation-projects-counted-developed = разработанные
regulation-projects-counted-carried-out = и выполненные

regulation-levels = Уровни
regulation-levels-school = школьный
regulation-levels-municipal = муниципальный
regulation-levels-between = межмуниципальный
regulation-levels-regional = региональный
regulation-levels-federal = всероссийский
regulation-levels-international = международный
regulation-points-school = Школьный уровень
regulation-points-municipal = Муниципальный уровень
regulation-points-between = Межмуниципальный
regulation-points-between-note = Этого уровня нет в таблице S1.
regulation-points-regional = Региональный уровень
regulation-points-federal = Всероссийский уровень
regulation-points-international = Международный уровень
regulation-points-international-note = Этого уровня нет в таблице S1.
regulation-defence-regional = Округ равен региону
regulation-defence-regional-note = Лишь публичная защита опыта в округе; баллов S1 не меняет.
regulation-reward = Поощрение
regulation-reward-council = выдвигает совет
regulation-reward-defence = после защиты опыта
regulation-reward-league = лига лучших школ

regulation-report-year = Отчётный год
regulation-report-year-calendar = календарный
regulation-report-year-school = учебный
regulation-annual-report-due = Срок отчёта
regulation-annual-report-backstop = Крайний срок отчёта
regulation-report-recipient = Кому отчёт
regulation-report-recipient-department = управлению
regulation-report-recipient-centre = методическому центру
regulation-report-recipient-council = совету
regulation-report-recipient-regional = РУМО
regulation-monitoring-months = Мониторинг раз в
regulation-monitoring-year = Год мониторинга
regulation-monitoring-year-calendar = календарный
regulation-monitoring-year-twelve-months = двенадцать месяцев
regulation-monitoring-year-note = Напомним через 12 месяцев; нарушение — с 31 декабря.
regulation-target-trained = Освоили программы
regulation-target-diagnosed = Прошли диагностику
regulation-target-passed = Справились с ней
regulation-target-teams = Команды обучены
regulation-target-supported = Молодые с поддержкой
regulation-pass-mark = Порог диагностики
regulation-indicator2-base = Доля справившихся
regulation-indicator2-base-all-staff = от всех педагогов
regulation-indicator2-base-tested = от участвовавших
regulation-indicator2-base-note = S4: «в том числе»; обе доли считаем от всех педагогов.
regulation-diagnosis-attempt = Попытка диагностики
regulation-diagnosis-attempt-last = последняя
regulation-diagnosis-attempt-best = лучшая
regulation-team-size = Наименьшая команда
regulation-team-size-note = Управленческую команду S4 не определяет.
regulation-indicator4-base = Молодыми считаем
regulation-indicator4-base-both = до 35 и первые 3 года
regulation-indicator4-base-under-35 = все до 35 лет
regulation-diagnosis-sources = Чья диагностика
regulation-diagnosis-sources-centre = ЦНППМ
regulation-diagnosis-sources-imported = внешняя
regulation-diagnosis-sources-self-report = самооценка
regulation-support-forms = Формы поддержки
regulation-support-forms-cluster = кластер
regulation-support-forms-event = событие
regulation-support-forms-pair = пара
regulation-support-forms-route = маршрут
regulation-support-forms-course = курс
regulation-figure-sources = Источники данных
regulation-figure-sources-monitoring = мониторинг
regulation-figure-sources-statistics = статистика
regulation-figure-sources-federal = федеральные системы
regulation-figure-sources-sites = сайты
regulation-figure-sources-papers = документы

regulation-young-max-years = Стаж молодого педагога
regulation-route-tutor = Маршрут согласует тьютор
regulation-route-tutor-note = Если «нет», тьютора можно не выбирать: педагог подтверждает маршрут сам.
regulation-young-inclusive = Годовщина включается
regulation-young-inclusive-note = S0: «от 0 до 3-х лет»; входит ли третья годовщина, неясно.
regulation-young-max-age = Возраст молодых
regulation-young-max-age-note = Только для показателя S4; молодой специалист — по стажу.
regulation-first-years = Первые годы работы
regulation-first-years-base = Первые годы считают
regulation-first-years-base-teaching = по педстажу
regulation-first-years-base-any-work = по любой работе
regulation-first-years-base-note = В S4 сказано «работы», в S0 — «педагогической».
regulation-pair-bases = Основания пар
regulation-pair-bases-subject = предмет
regulation-pair-bases-mentor = наставничество
regulation-pair-bases-competency = компетенция
regulation-mentoring-reach = Наставники
regulation-mentoring-reach-network = сетевые
regulation-mentoring-reach-school = своей школы
regulation-mentoring-reach-unions = союз наставников
regulation-mentor-load = Пар у наставника
regulation-pair-months = Пара длится до
regulation-pair-answer-days = Ответ на предложение
regulation-pair-answer-days-note = Через столько дней напомним, через вдвое больше — ещё раз, через втрое больше закроем.
regulation-pair-silence-both = Тихо: спросить пару
regulation-pair-silence-curator = Тихо: сказать куратору
regulation-pair-silence-closing = Тихо: закрыть пару?
regulation-deficit-high-below = Порог высокого дефицита
regulation-deficit-high-below-note = Верных ответов меньше — дефицит высокий. В законах порога нет, так чаще делают в регионах.
regulation-deficit-medium-below = Порог среднего дефицита
regulation-deficit-medium-below-note = Верных ответов меньше — дефицит средний, столько же и больше — низкий.
regulation-question-days = Ответ на вопрос
regulation-question-days-note = Через столько дней о вопросе без ответа напомним.
regulation-demand-least = Спрос на кластер
regulation-demand-least-note = Столько педагогов с одной трудностью и без кластера по ней — повод его открыть.
regulation-demand-ask-days = Помог ли кластер
regulation-demand-ask-days-note = Через столько дней участников кластера, открытого по спросу, один раз спросим.
regulation-diagnosis-days = Ответ на диагностику
regulation-diagnosis-days-note = Столько результаты ждут слова педагога, потом удаляются.

regulation-municipality-name = Муниципалитет
regulation-municipality-name-note = Это название стоит в бумагах, на картинках и в данных о себе.
regulation-first-name = Действует название, с которым установили бота: { $name }
regulation-office-name = Название учреждения
regulation-head-post = Должность руководителя
regulation-head-name = Руководитель
regulation-head-basis = Основание подписи
regulation-head-basis-note = Кто подписывает, «действует на основании» чего? В родительном падеже: Устава, доверенности от 12.01.2026 № 3.
regulation-letterhead = Шапка бланка
regulation-office-place = Место на бумагах
regulation-office-address = Адрес учреждения
regulation-office-inn = ИНН учреждения
regulation-office-ogrn = ОГРН учреждения
regulation-office-phone = Телефон исполнителя
regulation-name-order = Имена в подписях
regulation-name-order-initials = сначала инициалы
regulation-name-order-family = сначала фамилия
regulation-paper-numbers = Номера бумаг
regulation-paper-numbers-calendar = по календарному году
regulation-paper-numbers-school = по учебному году
regulation-papers-go = Куда уходят бумаги
regulation-papers-go-note = Бумаги и списки называют людей. Папку на своём компьютере задаёт тот, кто установил бота.
regulation-papers-go-messenger = сообщением в чат
regulation-papers-go-folder = в папку службы
regulation-operator = Оператор данных
regulation-operator-note = Пока не указан, в согласии стоит тот, кого назвали при установке бота.
regulation-operator-address = Адрес оператора
regulation-operator-contact = Контакт оператора
regulation-policy-link = Политика оператора
regulation-consent-term = Срок согласия
regulation-effect-consent = ❗ Согласие получит новую редакцию: бот спросит каждого заново.
regulation-legal-base = Правовая основа
regulation-legal-base-note = Р-174 заменило Р-76; ссылку выбирает управление.

regulation-zone = Часовой пояс
regulation-zone-note = Новосибирск, Барнаул, Томск и Кемерово живут по времени Красноярска, Чита по времени Якутска, Сахалин по времени Магадана.
regulation-zone-settings = как при установке
regulation-zone-kaliningrad = Калининград, МСК−1
regulation-zone-moscow = Москва
regulation-zone-samara = Самара, МСК+1
regulation-zone-yekaterinburg = Екатеринбург, МСК+2
regulation-zone-omsk = Омск, МСК+3
regulation-zone-krasnoyarsk = Красноярск, МСК+4
regulation-zone-irkutsk = Иркутск, МСК+5
regulation-zone-yakutsk = Якутск, МСК+6
regulation-zone-vladivostok = Владивосток, МСК+7
regulation-zone-magadan = Магадан, МСК+8
regulation-zone-kamchatka = Камчатка, МСК+9
regulation-plans = Планы работы в боте
regulation-plans-note = Планы называют S0 (п. 5.2, 6.4), S1 (§ 3) и S4 (п. 3.1); вести их можно и без бота.
regulation-check-in-minutes = Отметка до начала
regulation-smallest-group = Наименьшая группа
regulation-smallest-group-note = Меньше пяти нельзя: это обещано в согласии.
regulation-digest-hour = Час сводки
regulation-digest-hour-note = В этот час по местному времени приходит сводка рассылок за день.
regulation-broadcast-load = Рассылок в неделю
regulation-broadcast-load-note = Когда людям уже пришло столько за семь дней, отправитель видит предупреждение.
regulation-reminder-ladder = Напоминания
regulation-quarter-ladder = Перед концом квартала
regulation-term-ladder = Перед концом срока
regulation-holidays = Нерабочие дни

# Экраны
regulation-title = Положение
regulation-taken-from = Взято из: { $names }
regulation-own = Своё: ни одно из готовых положений не выбрано
regulation-untouched = Пока ничего не меняли: действует то, что по умолчанию
regulation-version = Версия { $version }, своих решений: { $own }
regulation-disputed-some =
    { $count ->
        [one] ❗ Положения расходятся, выберите сами: { $titles }
        [few] ❗ Положения расходятся в { $count } местах, выберите сами: { $titles }
       *[other] ❗ Положения расходятся в { $count } местах, выберите сами: { $titles }
    }
regulation-to-presets = Выбор положений
regulation-to-history = История
regulation-to-file = Файл
regulation-chapter-body = Состав и руководство
regulation-chapter-meetings = Заседания и решения
regulation-chapter-clusters = Кластеры
regulation-chapter-levels = Уровни и баллы
regulation-chapter-reports = Отчёт и показатели
regulation-chapter-people = Люди и наставники
regulation-chapter-office = Учреждение и бумаги
regulation-chapter-work = Работа бота

regulation-now = Сейчас: { $value }
regulation-by-clause = По положению: { $source }
regulation-by-own = Своё решение: { $grounds }
regulation-by-whom = Записано: { $name }, { $day }
regulation-by-nobody = Записано: { $day }, человек удалён
regulation-not-applied = Не применяется: { $value } · { $preset } { $clause }
regulation-disputed = ❗ Положения расходятся: выберите сами.
regulation-concerns = 👥 Касается: { $whom }
regulation-kept-only = Бот пока только хранит это правило.
regulation-split = У каждого органа своё:
regulation-set-yes = Поставить «да»
regulation-set-no = Поставить «нет»
regulation-change = Изменить
regulation-reset = Вернуть по положению
regulation-to-bodies = Для органа или кластера
regulation-to-clusters = Для одного кластера
regulation-bodies-question = Для кого установить своё?
regulation-bodies-none = Здесь будут кластеры, как только их создадут.
regulation-bodies-own = { $name } · своё
regulation-whose = 👥 Для кого: { $name }
regulation-of-group = кластер «{ $name }»
regulation-as-of-all = Как у всех в муниципалитете.
regulation-as-of-kind = Как у всех кластеров.
regulation-own-paper-alone = Что сказано о других органах, сюда не относится.
regulation-as-others = Как у всех
regulation-done = Дальше
regulation-draft = изменение положения

regulation-why-title = На каком основании?
regulation-why-line = { $title }: { $value }
regulation-why-question = Напишите пункт своего положения или причину. Например: приказ № 14 от 12.01.2027
regulation-grounds-flaw = Нужно от 3 до { $most } знаков. Например: приказ № 14 от 12.01.2027

regulation-presets-title = По каким положениям вы работаете?
regulation-presets-line = { $name }: { $about }.
regulation-presets-question = Отметьте одно, несколько или ни одного: тогда всё своё.
regulation-presets-show = Показать, что изменится

regulation-sure-title = Изменить положение?
regulation-was = Было: { $value }
regulation-becomes = Станет: { $value }
regulation-sure-closed = Что уже закрыто и подписано, останется по прежней версии.
regulation-sure-question = Всё верно?
regulation-effect-earlier =
    { $count ->
        [one] Станет раньше на { $count } день.
        [few] Станет раньше на { $count } дня.
       *[other] Станет раньше на { $count } дней.
    }
regulation-effect-later =
    { $count ->
        [one] Станет позже на { $count } день.
        [few] Станет позже на { $count } дня.
       *[other] Станет позже на { $count } дней.
    }
regulation-effect-more = Станет больше на { $count }.
regulation-effect-less = Станет меньше на { $count }.
regulation-effect-reminders = Дни напоминаний: { $days }.
regulation-effect-clock-same = Часы бота останутся как были.
regulation-effect-clock-ahead =
    { $count ->
        [one] Часы бота уйдут вперёд на { $count } час.
        [few] Часы бота уйдут вперёд на { $count } часа.
       *[other] Часы бота уйдут вперёд на { $count } часов.
    }
regulation-effect-clock-back =
    { $count ->
        [one] Часы бота отойдут назад на { $count } час.
        [few] Часы бота отойдут назад на { $count } часа.
       *[other] Часы бота отойдут назад на { $count } часов.
    }
regulation-effect-clock = События останутся в те же часы по местным часам; тихие часы, сроки и напоминания пойдут по новому поясу.
regulation-differences =
    { $count ->
        [0] Ни одно правило не изменится.
        [one] Изменится { $count } правило:
        [few] Изменятся { $count } правила:
       *[other] Изменятся { $count } правил:
    }
regulation-difference = { $title }: { $was } → { $becomes }
regulation-changed = ✅ Записано, версия { $version }.
regulation-overtaken = Пока вы выбирали, правило «{ $title }» уже изменили. Ваше изменение не записано, вот что действует теперь.
regulation-overtaken-all = Пока вы выбирали, положение изменили. Посмотрите ещё раз.

regulation-history-title = Что менялось в положении
regulation-history-empty = Здесь будет видно, что менялось, когда и кем. Пока действует то, что по умолчанию.
regulation-history-line = { $version }. { $at }, { $name }: { $what }
regulation-somebody = удалённый человек
regulation-nothing-changed = Правила прежние
regulation-more = (и ещё { $count })

regulation-file-title = Положение файлом
regulation-file-line = 📄 Файл переносит выбор положений и свои решения в другой муниципалитет или обратно.
regulation-file-own = Названия, руководитель, бланк и то, что задано для одного кластера, с ним не уходят.
regulation-file-version = Действует версия { $version }
regulation-file-question = Чтобы загрузить, отправьте файл JSON: сначала покажу, что изменится.
regulation-file-send = Получить файл
regulation-to-paper = Бумага Word
regulation-file-caption = Положение, версия { $version }
regulation-file-same = В файле то же, что действует сейчас: менять нечего.
regulation-file-refused = Файл не подошёл, ничего не изменилось:
    { $flaws }
regulation-wrong-large = он больше { $limit } КБ, положение столько не занимает
regulation-wrong-not-ours = это не файл положения: получите его здесь же, кнопкой ниже, и правьте его
regulation-wrong-format = он другой версии ({ $format }), а я читаю версию { $known }: обновите бота или возьмите файл из такого же
regulation-wrong-key = такого правила я не знаю: { $key }
regulation-wrong-body = «{ $title }»: не знаю органа { $body }, или своего у него быть не может
regulation-wrong-preset = такого положения я не знаю: { $code }
regulation-wrong-twice = правило «{ $title }» стоит дважды
regulation-wrong-own = «{ $title }» файлом не переносится: запишите на экране
regulation-wrong-grounds = «{ $title }»: нужно основание, до { $most } знаков
regulation-wrong-value = «{ $title }»: значение не подходит. { $flaw }
regulation-event-kinds = Виды событий
regulation-event-kinds-note = Эти виды предлагаются при создании события; «Другое событие» есть всегда.
regulation-event-hours = Событие без конца
regulation-event-hours-note = Столько длится событие, если время окончания не указано.
regulation-event-day-hours = Событие на весь день
regulation-event-day-hours-note = До какого часа последнего дня длится событие без времени: 24 — весь день, 18 — до шести вечера.
regulation-own-event-kinds = Свои виды событий
regulation-own-event-kinds-note = По одному в строке. Они предлагаются вместе с обычными; у прошедших событий название остаётся.

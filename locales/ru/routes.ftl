routes-door = Мой маршрут
routes-command = Мой маршрут развития
routes-help = 🗓 Составит план по вашим дефицитам и отметит, что уже сделано.
routes-tutoring-door = Маршруты коллег
routes-waits-agree =
    { $count ->
        [one] Ответить: { $count } маршрут
        [few] Ответить: { $count } маршрута
       *[other] Ответить: { $count } маршрутов
    }
routes-waits-look =
    { $count ->
        [one] Проверить: { $count } шаг
        [few] Проверить: { $count } шага
       *[other] Проверить: { $count } шагов
    }
routes-waits-returned = Поправить маршрут
routes-waits-due =
    { $count ->
        [one] Маршрут ждёт: { $count } шаг
        [few] Маршрут ждёт: { $count } шага
       *[other] Маршрут ждёт: { $count } шагов
    }

routes-title = Мой маршрут
routes-what = Маршрут — это шаги против того, что трудно: события, курс, наставник, чужой урок. Бот составит черновик.
routes-no-deficits = Сначала запишите, что даётся трудно.
routes-to-deficits = Мои дефициты
routes-open-deficits =
    { $count ->
        [one] Открыт { $count } дефицит.
        [few] Открыто { $count } дефицита.
       *[other] Открыто { $count } дефицитов.
    }
routes-draft-question = Составить маршрут?
routes-draft = Составить маршрут
routes-choose-title = Что войдёт в маршрут?
routes-choose-line = Отмечены самые трудные. По каждому бот предложит два шага или больше.
routes-choose-question = Отметьте дефициты или напишите часть названия.
routes-choose-none = Отметьте хотя бы один дефицит.
routes-make = Составить: { $count }
routes-made =
    { $count ->
        [one] ✅ Черновик готов: { $count } шаг.
        [few] ✅ Черновик готов: { $count } шага.
       *[other] ✅ Черновик готов: { $count } шагов.
    }
routes-not-found = По запросу «{ $search }» ничего не нашлось. Напишите другое слово.
routes-open = Открыть
routes-open-people = Маршруты коллег

routes-state-draft = ⏳ Черновик
routes-state-returned = ❗ Тьютор вернул маршрут
routes-state-changed = ⏳ Изменён после согласования
routes-state-sent = ⏳ Ждёт слова тьютора
routes-state-agreed = ✅ Согласован
routes-state-done = ✅ Завершён
routes-state-dropped = ❌ Прекращён
routes-tutor = 👥 Тьютор: { $name }
routes-tutor-asked = 👥 Тьютор { $name } видит маршрут, когда согласится
routes-tutor-named = 👥 Тьютор: { $name }, маршрут ещё не отправлен
routes-word = Слово тьютора: { $words }
routes-goal = Цель: { $words }
routes-outcome = Итог: { $outcome }
routes-nearest = 🗓 До { $day }: { $words }
routes-late = ❗ Было до { $day }: { $words }
routes-stage-learning = Учёба: { $done } из { $all }
routes-stage-practice = Перенос в практику: { $done } из { $all }
routes-send-question = 🔒 Отправить? Тьютор увидит дефициты этого маршрута.
routes-send = Отправить тьютору
routes-confirm-question = Можно выбрать тьютора или подтвердить маршрут без него.
routes-confirm = Подтвердить маршрут
routes-measures = Шаги: { $count }
routes-tutors = Тьютор
routes-to-goal = Цель
routes-picture = Путь картинкой
routes-papers = Бумаги
routes-versions = Что было согласовано
routes-end = Завершить маршрут
routes-abandon = Прекратить маршрут
routes-sent = ✅ Отправлено. Тьютор ответит.
routes-confirmed = ✅ Маршрут подтверждён. Дефициты в работе.
routes-empty = В маршруте нет шагов. Добавьте хотя бы один.
routes-sent-already = Маршрут уже отправлен.

routes-tutoring-title = Маршруты коллег
routes-pupils-none = Здесь будут маршруты коллег, которые выберут вас тьютором.
routes-pupils =
    { $count ->
        [one] Идёт { $count } маршрут. Выберите коллегу.
        [few] Идут { $count } маршрута. Выберите коллегу.
       *[other] Идёт { $count } маршрутов. Выберите коллегу.
    }
routes-pupil = { $name }: { $done } из { $all }
routes-pupil-asks = ⏳ { $name }: просит сопровождать
routes-pupil-sent = ⏳ { $name }: на согласовании
routes-pupil-shown = ⏳ { $name }: проверить { $count }
routes-pupil-past = { $name }: завершён
routes-asked-line =
    { $count ->
        [one] Просит сопровождать маршрут: { $count } шаг.
        [few] Просит сопровождать маршрут: { $count } шага.
       *[other] Просит сопровождать маршрут: { $count } шагов.
    }
routes-asked-private = 🔒 Дефициты и шаги вы увидите, когда согласитесь.
routes-asked-question = Будете тьютором?
routes-accept = Сопровождать
routes-decline = Не могу
routes-leave = Больше не сопровождаю
routes-agree-question = Согласовать маршрут?
routes-agree = Согласовать
routes-give-back = Вернуть со словом
routes-shown-count =
    { $count ->
        [one] ⏳ На проверке { $count } шаг
        [few] ⏳ На проверке { $count } шага
       *[other] ⏳ На проверке { $count } шагов
    }
routes-accepted = ✅ Вы сопровождаете этот маршрут.
routes-declined = Коллега узнает и выберет другого тьютора.
routes-decline-title = Оставить маршрут?
routes-decline-question = Коллега узнает об этом. Маршрут уйдёт из вашего списка.
routes-agreed = ✅ Маршрут согласован, коллега узнает.
routes-given-back = ✅ Маршрут возвращён с вашим словом.
routes-not-sent = Маршрут сейчас не на согласовании.
routes-give-back-title = Что поправить?
routes-give-back-question = Напишите коллеге, от 3 до 300 знаков. Например: добавьте посещение урока

routes-measures-title = Шаги маршрута
routes-measures-none = Здесь будут шаги. Добавьте первый.
routes-measures-question = Выберите шаг или напишите часть названия.
routes-add = Добавить шаг
routes-against = 🔒 Дефицит: { $name }
routes-product = Результат: { $words }
routes-due = 🗓 Срок: до { $day }
routes-done-on = 🗓 Сделано: { $day }
routes-evidence = Подтверждение: { $words }
routes-register-yes = 📄 Программа есть в федеральном реестре
routes-register-no = 📄 Программы нет в реестре или это неизвестно
routes-by-diagnosis = ✅ Выбран по диагностике
routes-in-register = 📄 Есть в реестре
routes-not-in-register = 📄 Нет в реестре
routes-step-planned = впереди
routes-step-going = начат
routes-step-shown = на проверке у тьютора
routes-step-returned = тьютор вернул
routes-step-presence = сделано: вы были на событии
routes-step-pair = сделано: отметила пара
routes-step-tutor = сделано, тьютор принял
routes-step-done = сделано
routes-step-event = Событие «{ $title }», кластер «{ $name }»
routes-step-cluster = Работать в кластере «{ $name }»
routes-show = Показать, что сделано
routes-pass = Принять
routes-reject = Вернуть со словом
routes-file = Файл подтверждения
routes-file-caption = Подтверждение шага
routes-to-event = Открыть событие
routes-to-cluster = Открыть кластер
routes-to-pairs = Наставничество
routes-change-due = Срок
routes-reword = Изменить
routes-drop = Убрать шаг
routes-changed = ✅ Изменено.
routes-dropped = ✅ Шаг убран.
routes-added = ✅ Шаг добавлен.
routes-full = В маршруте уже { $count } шагов, больше не поместится.
routes-due-title = До какого дня?
routes-due-question = Выберите день или напишите. Например: 1 марта
routes-reword-title = Что сделать?
routes-words-question = Напишите, от 3 до 300 знаков. Например: посетить урок коллеги
routes-words-flaw = Нужно от 3 до 300 знаков. Например: посетить урок коллеги
routes-evidence-title = Чем подтвердить?
routes-evidence-seen = Тьютор посмотрит и примет шаг.
routes-evidence-own = Шаг сразу будет отмечен.
routes-evidence-question = Пришлите фото, файл, ссылку или напишите слово. Например: провела урок 5 марта
routes-evidence-bare = Без подтверждения
routes-reject-title = Чего не хватает?
routes-reject-question = Напишите коллеге, от 3 до 300 знаков. Например: приложите лист наблюдения
routes-shown = ✅ Тьютор посмотрит.
routes-done = ✅ Шаг сделан.
routes-passed = ✅ Шаг принят.
routes-rejected = ✅ Шаг возвращён с вашим словом.
routes-not-now = Сейчас этот шаг отметить нельзя.
routes-form-title = Новый шаг
routes-form-question = В какой форме?
routes-against-title = Новый шаг
routes-against-question = Против чего он?
routes-against-all = Для всего маршрута
routes-new-title = Новый шаг

routes-tutors-title = Тьютор маршрута
routes-tutors-consent = 🔒 Выбранный тьютор увидит дефициты маршрута, когда вы его отправите и он согласится.
routes-tutors-question = Кто поможет? Выберите или напишите фамилию.
routes-tutors-none = Тьюторов пока нет. Маршрут можно подтвердить без тьютора.
routes-tutors-none-needed = По правилам муниципалитета маршрут согласует тьютор, но тьюторов пока нет. Их назначает координатор.
routes-without-tutor = Без тьютора
routes-tutor-chosen = ✅ Тьютор выбран. Осталось отправить.
routes-tutor-none = ✅ Маршрут без тьютора.
routes-tutor-gone = Этот человек сейчас не может быть тьютором. Выберите другого.
routes-goal-title = Ради чего маршрут?
routes-goal-question = Напишите, от 3 до 300 знаков. Например: вести урок в трудном классе спокойно
routes-goal-kept = ✅ Цель записана.
routes-reflect-title = Что получилось?
routes-reflect-question = Напишите, что изменилось на уроках, от 3 до 1000 знаков. Например: ученики сами оценивают работы
routes-reflect-flaw = Нужно от 3 до 1000 знаков. Например: ученики сами оценивают работы
routes-outcome-title = Какой уровень достигнут?
routes-outcome-closes =
    { $count ->
        [0] Если достигнут, дефициты останутся открытыми: шаги сделаны не все.
        [one] Если достигнут, закроется { $count } дефицит: его шаги сделаны.
        [few] Если достигнут, закроются { $count } дефицита: их шаги сделаны.
       *[other] Если достигнут, закроются { $count } дефицитов: их шаги сделаны.
    }
routes-outcome-question = Выберите итог. Маршрут завершится.
routes-finished = ✅ Маршрут завершён. Вы прошли этот путь.
routes-abandon-title = Прекратить маршрут?
routes-abandon-stays = Маршрут и отметки останутся у вас, дефициты снова открыты.
routes-abandon-question = Новый маршрут можно составить в любой день.
routes-abandoned = Маршрут прекращён.

routes-papers-title = Бумаги маршрута
routes-papers-question = Какую? Файл Word придёт сюда.
routes-paper-whole = 📄 Маршрут
routes-paper-extract = 📄 Справка к аттестации
routes-paper-profile = 📄 Профиль дефицитов
routes-extract-title = Справка к аттестации
routes-extract-line = 🔒 Комиссия увидит только то, что вы выберете.
routes-extract-question = Назвать дефициты?
routes-extract-without = Без дефицитов
routes-extract-with = С дефицитами
routes-paper-whole-caption = Маршрут с листом согласования, версия { $version }
routes-paper-extract-with = Справка к аттестации, с дефицитами
routes-paper-extract-without = Справка к аттестации, без дефицитов
routes-paper-profile-caption =
    { $count ->
        [one] Профиль: { $count } дефицит
        [few] Профиль: { $count } дефицита
       *[other] Профиль: { $count } дефицитов
    }
routes-versions-title = Что было согласовано
routes-versions-none = Здесь будут согласованные версии.
routes-versions-question = Какую версию показать?
routes-version = Версия { $number } от { $day }
routes-version-more =
    { $count ->
        [one] и ещё { $count } шаг
        [few] и ещё { $count } шага
       *[other] и ещё { $count } шагов
    }

routes-picture-title = Мой маршрут
routes-picture-caption = Сделано { $done } из { $all }
routes-picture-today = Сегодня, { $day }
routes-picture-practice = Практика
routes-picture-done = сделано
routes-picture-going = в работе
routes-picture-late = просрочено
routes-picture-ahead = впереди

routes-notice-from = 👥 { $name }
routes-notice-asked = ⏳ Вас просят сопровождать маршрут
routes-notice-sent = ⏳ Маршрут снова на согласовании
routes-notice-accepted = ✅ Тьютор будет сопровождать ваш маршрут
routes-notice-accepted-line = Теперь он читает шаги и ответит.
routes-notice-declined = ❌ Тьютор не сможет сопровождать маршрут
routes-notice-declined-line = Выберите другого. Шаги и отметки остались.
routes-notice-agreed = ✅ Маршрут согласован
routes-notice-agreed-line = Можно идти. Бот напомнит о сроках.
routes-notice-given-back = ❗ Тьютор вернул маршрут
routes-notice-given-back-line = Что поправить, сказано в маршруте.
routes-notice-changed = ❗ Тьютор изменил маршрут
routes-notice-owner-changed = ⏳ Коллега меняет маршрут
routes-notice-owner-changed-line = { $name }: прежнее согласование больше не действует, новую версию пришлют вам.
routes-notice-changed-line = Посмотрите и отправьте снова, если согласны.
routes-notice-shown = ⏳ Шаг маршрута на проверке
routes-notice-passed = ✅ Тьютор принял шаг маршрута
routes-notice-passed-line = Шаг отмечен.
routes-notice-rejected = ❗ Тьютор вернул шаг маршрута
routes-notice-rejected-line = Чего не хватает, сказано в маршруте.
routes-notice-released = Маршрут больше не у вас
routes-notice-finished = Маршрут коллеги завершён
routes-notice-due = 🗓 Подходит срок шага маршрута
routes-notice-due-line = Ближайший: до { $day }.
routes-notice-tutor-gone = ❗ У маршрута больше нет тьютора
routes-notice-tutor-gone-line = Шаги и отметки остались. Выберите другого тьютора.
routes-notice-left = Маршрут коллеги прекращён
routes-notice-left-line = Коллега здесь больше не работает.

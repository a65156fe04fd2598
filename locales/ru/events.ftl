events-door = 🗓 События
events-door-new = Создать событие
events-command = События: ближайшие и прошедшие
events-help = 🗓 Сообщит о событии, примет ответ и сохранит ваше участие.
events-wait-invitation = Ответить: { $day } { $title }
events-wait-place = Ответить до { $until }: { $title }
events-wait-all = Все события
events-wait-next = 🗓 { $moment } { $title }
events-figure = 🗓 С начала учебного года: прошло событий { $held }, впереди { $planned }, отменено { $cancelled }, на каждом в среднем { $average }
events-figure-no-average = нет данных

events-answer-going = Иду
events-answer-not-going = Не иду
events-answer-maybe = Под вопросом
events-answer-kept = Ответ принят: { $answer }
events-answer-waits = Мест нет. Вы в листе ожидания, под номером { $number }.
events-answer-not-member = Отвечают участники кластера «{ $groups }». Вступите в него, и ответ примем.
events-late-begun = Событие уже началось, ответ не изменить.
events-late-cancelled = Событие отменено, отвечать больше не нужно.
events-flaw-past = Это время уже прошло. Выберите день и время впереди.
events-flaw-too-far = Это слишком далеко: события назначают не дальше чем на год вперёд.
events-flaw-skipped = В этот день такого времени нет: переводят часы. Выберите другое.

events-notice-new = { $kind }: { $title }
events-notice-moved = Перенесено: { $title }
events-notice-cancelled = ❌ Отменено: { $title }
events-notice-why =
    { $count ->
        [one] Пишет { $leader }, руководитель кластера «{ $groups }», где вы участник.
        [few] Пишет { $leader }. Событие для участников кластеров: { $groups }.
       *[other] Пишет { $leader }. Событие для участников кластеров: { $groups }.
    }
events-notice-left = Вы больше не участник кластера.
events-notice-question = Придёте?
events-notice-answered = Ваш ответ: { $answer }
events-notice-waits = ⏳ Вы в листе ожидания. Освободится место — напишем.
events-notice-offered = ❗ Место держим за вами до { $until }. Придёте?
events-place-free = Есть место: { $title }
events-place-gone = Время вышло, место предложено следующему. Нажмите «Иду», если хотите снова в лист ожидания.
events-place-passed = Скажите о месте лично: { $title }
events-place-passed-why = Место освободилось, но кому-то из листа ожидания бот не может написать. Предложим его следующим по очереди; номер того, кого пропустили, сохранился.
events-place-unreached = ❗ Уведомления у вас выключены. Когда освободится место, мы не сможем написать и предложим его следующему.
events-place-settings = Включить уведомления
events-place-left = 👥 Свободно мест: { $left }
events-place-full = 👥 Свободных мест нет. «Иду» поставит вас в лист ожидания.
events-open = Открыть
events-open-link = Открыть ссылку

events-card-cancelled = ❌ Событие отменено
events-card-kind =
    { $count ->
        [one] { $kind }, кластер «{ $groups }»
        [few] { $kind }, кластеры: { $groups }
       *[other] { $kind }, кластеры: { $groups }
    }
events-card-kind-all = { $kind }, для всех педагогов
events-card-waits = ⏳ Мест нет. Вы в листе ожидания, под номером { $number }.
events-card-present = ✅ Вы были: { $participation }
events-card-link = Ссылка для коллег: { $link }
events-card-certificate = Сертификат
events-card-here = Я на месте
events-card-sheet = Отметить присутствие
events-card-answers = Ответы
events-card-calendar = В календарь
events-card-share = Поделиться
events-card-speak = Выступить с темой
events-calendar = Календарь
events-card-move = Перенести
events-card-cancel = Отменить событие
events-card-stranger = Отвечают участники кластера. Вступить можно сразу, согласовывать не нужно.
events-card-group = Открыть кластер

events-cancel-title = Отменить событие?
events-cancel-goes = Уйдёт из списка ближайших; участникам напишем, что его не будет.
events-cancel-stays = Останутся запись о событии и ответы. Пока его время не прошло, событие можно вернуть.
events-cancel-question = Отменяем?
events-cancel-yes = Отменить событие
events-cancelled = ✅ Событие отменено. { $told }

events-move-day-title = На какой день перенести?
events-move-time-title = На какое время перенести?
events-move-confirm-title = Перенести событие?
events-move-now = Сейчас: { $moment }
events-move-then = 🗓 Будет: { $moment }
events-move-confirm-question = Прежние ответы сохранятся. Уведомить участников?
events-move-yes = Перенести и уведомить
events-moved = ✅ Событие перенесено. { $told }

events-reach-nobody = В кластере пока нет других участников, уведомлять некого.
events-reach-told =
    { $count ->
        [one] Уведомление получит { $count } участник.
        [few] Уведомление получат { $count } участника.
       *[other] Уведомление получат { $count } участников.
    }
events-reach-silent =
    { $count ->
        [one] Ещё { $count } не включил уведомления: скажите ему лично.
        [few] Ещё { $count } не включили уведомления: скажите им лично.
       *[other] Ещё { $count } не включили уведомления: скажите им лично.
    }

events-coming-title = Ближайшие события
events-coming-none = Здесь появятся события кластеров, в которых вы участвуете.
events-coming-count =
    { $count ->
        [one] Впереди { $count } событие.
        [few] Впереди { $count } события.
       *[other] Впереди { $count } событий.
    }
events-coming-question = Выберите событие или напишите часть названия.
events-not-found = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
events-new = Создать событие
events-groups = Выбрать кластер
events-record = Мои достижения


events-form-draft = новое событие
events-form-no-group = События создают руководители кластеров. Руководителя назначает координатор муниципалитета.
events-form-closed = Кластер закрыт, новых событий в нём не создают.
events-form-group-title = Для кого событие?
events-form-kind-title = Какое событие?
events-form-about = Разбираем вместе: { $category }
events-form-title-title = Как называется?
events-form-title-question = Напишите название. Например: Формирующее оценивание на уроке
events-form-title-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 3 до 120, хотя бы с одной буквой. Например: Формирующее оценивание на уроке
        [few] Вижу { $count } знака, а нужно от 3 до 120, хотя бы с одной буквой. Например: Формирующее оценивание на уроке
       *[other] Вижу { $count } знаков, а нужно от 3 до 120, хотя бы с одной буквой. Например: Формирующее оценивание на уроке
    }
events-form-day-title = В какой день?
events-form-day-question = Выберите день или напишите его. Например: 3.12 или завтра
events-form-day-flaw = «{ $typed }» не похоже на день, который впереди. Например: 3.12 или завтра
events-form-time-title = Во сколько?
events-form-time-question = Выберите время или напишите его. Например: 14:30 или с 10 до 12
events-form-time-flaw = «{ $typed }» не похоже на время. Напишите часы и минуты. Например: 14:30
events-form-place-title = Где?
events-form-place-question = Напишите адрес или пришлите ссылку. Например: Школа № 3, кабинет 12
events-form-place-host = Школа-площадка
events-form-place-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 2 до 200, хотя бы с одной буквой. Например: Школа № 3, кабинет 12
        [few] Вижу { $count } знака, а нужно от 2 до 200, хотя бы с одной буквой. Например: Школа № 3, кабинет 12
       *[other] Вижу { $count } знаков, а нужно от 2 до 200, хотя бы с одной буквой. Например: Школа № 3, кабинет 12
    }
events-form-confirm-title = Создать событие?
events-form-confirm-question = Так событие увидят участники: они получат уведомление. Если что-то не так, выберите, что изменить.
events-form-create = Создать и уведомить
events-form-change-kind = Вид
events-form-change-title = Название
events-form-change-day = День
events-form-change-time = Время
events-form-change-place = Место
events-form-change-group = Кому
events-form-created-title = ✅ Событие создано
events-form-regulation = Регламент изменился: такого выбора больше нет. Выберите другое.
events-form-open = Открыть событие
events-form-another = Создать ещё одно
events-notice-changed = Изменено: { $title }
events-notice-moment = { $now }, а не { $was }
events-notice-why-alone =
    { $count ->
        [one] Вы участник кластера «{ $groups }».
        [few] Событие для участников кластеров: { $groups }.
       *[other] Событие для участников кластеров: { $groups }.
    }
events-notice-again = { $answered }. Если планы изменились, ответьте заново.
events-notice-again-all = Придёте? Прежний ответ сохранён; если планы изменились, ответьте заново.
events-figure-nameless = {" "}(и { $count } без имени)
events-card-tally-alone = 👥 В кластере пока нет других участников.
events-card-tally-silent =
    { $count ->
        [one] 👥 Пока никто не ответил, молчит { $count }
        [few] 👥 Пока никто не ответил, молчат { $count }
       *[other] 👥 Пока никто не ответил, молчат { $count }
    }
events-card-tally-nobody = Никто не идёт
events-card-tally-going =
    { $count ->
        [one] Идёт { $count }
        [few] Идут { $count }
       *[other] Идут { $count }
    }
events-card-tally-not =
    { $count ->
        [one] не идёт { $count }
        [few] не идут { $count }
       *[other] не идут { $count }
    }
events-card-tally-maybe = под вопросом { $count }
events-card-tally-waiting =
    { $count ->
        [one] ждёт места { $count }
        [few] ждут места { $count }
       *[other] ждут места { $count }
    }
events-card-tally-left =
    { $count ->
        [one] молчит { $count }
        [few] молчат { $count }
       *[other] молчат { $count }
    }
events-card-marks =
    { $count ->
        [one] На листе отмечен { $count } человек: пока это черновик.
        [few] На листе отмечены { $count } человека: пока это черновик.
       *[other] На листе отмечено { $count } человек: пока это черновик.
    }
events-card-edit = Изменить
events-card-join = Вступить и пойти
events-joined = ✅ Вы вступили в кластер «{ $group }» и идёте на событие.
events-joined-waits = ✅ Вы вступили в кластер «{ $group }». Мест на событии нет: вы в листе ожидания, под номером { $number }.
events-join-full = В кластере этого события мест нет. Место освободится, если кто-то выйдет.
events-join-closed = Кластер завершён и новых участников не принимает.
events-join-left = Отмечено, что вы больше не работаете в школах муниципалитета. Если это не так, укажите школу в профиле.
events-form-other-day = Другой день
events-form-time-either = «{ $typed }» можно понять двояко. Напишите «{ $time }» или «с { $from } до { $till }».
events-form-time-words = «{ $typed }» — это { $time }? Напишите время цифрами.
events-form-time-moscow = Время здесь местное: { $typed } по Москве — это { $here }. Напишите местное время.
events-form-time-backwards = «{ $typed }»: конец не позже начала. Напишите, например: с 10 до 12
events-form-place-school = Площадка кластера: { $school }
events-told-nobody = Уведомлять никого не стали.
events-move-quietly = Перенести тихо
events-move-other-time = Другое время
events-move-marks-title = Что делать с отметками?
events-move-marks-question = Событие переносится. Оставить отметки в черновике?
events-move-marks-all =
    { $count ->
        [one] На листах этих событий { $count } отметка: пока это черновики.
        [few] На листах этих событий { $count } отметки: пока это черновики.
       *[other] На листах этих событий { $count } отметок: пока это черновики.
    }
events-move-marks-question-all = События переносятся. Оставить отметки в черновиках?
events-move-marks-keep = Оставить отметки
events-move-marks-drop = Снять отметки
events-edit-title = Что изменить?
events-edit-question = Начало меняется кнопкой «Перенести» на карточке события.
events-edit-changed = Уведомить участников об изменении?
events-edit-loud = Сохранить и уведомить
events-edit-quietly = Сохранить тихо
events-edit-now = Сейчас: { $now }
events-edit-dropped = Изменения не сохранены.
events-edit-draft = изменение события
events-edited = ✅ Событие изменено. { $told }

events-reminder-soon = Напоминание: { $title }
events-reminder-silent = Вы ещё не ответили. Придёте?
events-reminder-led = Вы ведёте это событие.
events-reminder-settings = Напоминания
events-reminder-unmarked = Кто пришёл: { $title }
events-reminder-unmarked-why = Событие кластера «{ $groups }» прошло, а лист присутствия не закрыт. Пишем вам как руководителю.
events-reminder-marked = ✅ Присутствие отмечено.
events-reminding-title = Напоминания о событиях
events-reminding-both = 🗓 Напоминаем за день и за 2 часа.
events-reminding-day = 🗓 Напоминаем за день.
events-reminding-hours = 🗓 Напоминаем за 2 часа.
events-reminding-none = Не напоминаем.
events-reminding-explained = Кто ответил «Не иду», тому не напоминаем никогда. В тихие часы ждём утра.
events-reminding-question = Когда напоминать?
events-reminding-choose-day = За день
events-reminding-choose-hours = За 2 часа
events-reminding-choose-none = Без напоминаний
events-reminding-saved = Сохранено
events-kept-reminding = когда напоминать вам о событиях

events-handed =
    { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }

events-flaw-begun = Событие на весь день начинается в полночь: сегодня его уже не назначить. Выберите день впереди или укажите время.
events-flaw-backwards = Конец не позже начала. Например: с 10 до 12
events-flaw-too-long = Событие длится не дольше 92 дней. Выберите последний день поближе.
events-facts-capacity = Мест: { $count }
events-facts-level = уровень: { $level }
events-open-more = Открыть материалы
events-notice-why-all = Пишет { $author }: событие для всех педагогов муниципалитета.
events-notice-why-all-alone = Событие для всех педагогов муниципалитета.
events-notice-restored = Состоится: { $title }
events-notice-differences = Что изменилось:
events-notice-part = { $part }: { $now } (было: { $was })
events-notice-part-new = { $part }: { $now }
events-notice-part-gone = { $part }: больше не указано (было: { $was })
events-notice-part-other = { $part }: изменено
events-reach-nobody-all = Других педагогов в боте пока нет, уведомлять некого.
events-reach-told-all =
    { $count ->
        [one] Уведомление получит { $count } педагог.
        [few] Уведомление получат { $count } педагога.
       *[other] Уведомление получат { $count } педагогов.
    }

events-card-restore = Вернуть событие
events-card-again = Провести ещё раз
events-restore-title = Вернуть событие?
events-restore-goes = Событие снова появится в списке ближайших, прежние ответы сохранились.
events-restore-question = Написать участникам, что событие состоится?
events-restore-yes = Вернуть и уведомить
events-restore-quietly = Вернуть тихо
events-restored = ✅ Событие возвращено. { $told }
events-restore-late = Время этого события уже прошло. Создайте новое кнопкой «Провести ещё раз».

events-form-all = Все педагоги
events-form-group-question = Выберите или напишите часть названия.
events-form-groups-count =
    { $count ->
        [0] Кластеры не выбраны.
        [one] Выбран { $count } кластер.
        [few] Выбрано { $count } кластера.
       *[other] Выбрано { $count } кластеров.
    }
events-form-groups-one = Хотя бы один кластер нужен: сначала выберите другой.
events-form-groups-done = Готово
events-form-kind-rare = Другие виды
events-form-kind-common = Частые виды
events-form-whole-day = Весь день
events-form-more = Ещё: описание, места…

events-more-title = Что добавить?
events-more-question = Всё это не обязательно.
events-more-clear = Убрать
events-more-other-day = В другой день
events-more-end = Окончание
events-more-link = Ссылка
events-more-description = Описание
events-more-capacity = Число мест
events-more-level = Уровень
events-more-end-title = Когда закончится?
events-more-end-question = Выберите время или напишите его. Например: 16:00 или 28.11 16:00
events-more-last-title = Какой день последний?
events-more-link-title = Какая ссылка?
events-more-link-question = Пришлите ссылку на встречу или материалы. Например: https://example.org/seminar
events-more-link-flaw = Не похоже на ссылку. Скопируйте адрес целиком. Например: https://example.org/seminar
events-more-description-title = О чём событие?
events-more-description-question = Напишите, о чём оно, для кого и что взять с собой.
events-more-description-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 2 до 1000, хотя бы с одной буквой.
        [few] Вижу { $count } знака, а нужно от 2 до 1000, хотя бы с одной буквой.
       *[other] Вижу { $count } знаков, а нужно от 2 до 1000, хотя бы с одной буквой.
    }
events-more-capacity-title = Сколько мест?
events-more-capacity-question = Напишите число. Например: 25
events-more-capacity-flaw = Нужно число от 1 до 10 000. Например: 25
events-more-capacity-going =
    { $count ->
        [one] Уже идёт { $count } человек. Мест не может быть меньше.
        [few] Уже идут { $count } человека. Мест не может быть меньше.
       *[other] Уже идут { $count } человек. Мест не может быть меньше.
    }
events-more-level-title = Какого уровня событие?
events-more-level-question = От уровня зависят баллы в отчёте.
events-edit-fewer = Кто подождёт?
events-edit-meanwhile = Пока вы правили, это же изменил другой руководитель. Посмотрите, что стоит сейчас, и сохраните ещё раз, если нужно ваше.

events-notice-following-moved = Следующие события серии перенесены так же.
events-notice-following-cancelled = Следующих событий серии тоже не будет.
events-notice-speaks = Вы выступаете: { $title }
events-notice-speaks-else = Если это не так, откройте событие и снимите выступление.
events-card-materials = Материалы: { $count }
events-card-materials-of = Материалы
events-card-speakers = Выступающие
events-card-silent = Снять моё выступление
events-silent = Вы больше не в числе выступающих.
events-scope-title = Перенести только это?
events-scope-question = Это событие повторяется. Что переносим?
events-scope-one = Только это событие
events-scope-following = Это и все следующие
events-moved-all =
    { $count ->
        [one] ✅ Перенесено { $count } событие. { $told }
        [few] ✅ Перенесено { $count } события. { $told }
       *[other] ✅ Перенесено { $count } событий. { $told }
    }
events-cancelled-all =
    { $count ->
        [one] ✅ Отменено { $count } событие. { $told }
        [few] ✅ Отменено { $count } события. { $told }
       *[other] ✅ Отменено { $count } событий. { $told }
    }
events-repeat = Повторять
events-repeat-title = Как часто повторять?
events-repeat-most = В серии не больше 60 событий, все не дальше чем через год.
events-repeat-weekly = Каждую неделю
events-repeat-fortnightly = Раз в две недели
events-repeat-monthly = Раз в месяц
events-repeat-never = Не повторять
events-repeat-until-title = До какого дня?
events-repeat-flaw = До этого дня событие не повторится ни разу. Выберите день позже.
events-repeat-weekly-line = Повторяется каждую неделю до { $until }
events-repeat-fortnightly-line = Повторяется раз в две недели до { $until }
events-repeat-monthly-line = Повторяется раз в месяц, в тот же день недели, до { $until }
events-repeat-count =
    { $count ->
        [one] Всего { $count } событие
        [few] Всего { $count } события
       *[other] Всего { $count } событий
    }

events-speakers-draft = выступление на событии
events-speakers-title = Кто выступает?
events-speakers-none = Здесь появятся те, кто выступает: с темой и видом участия.
events-speakers-count = Выступающих: { $count }
events-speakers-add = Добавить
events-speakers-full = На одном событии не больше { $count } выступающих.
events-speakers-whom-title = Кого добавить?
events-speakers-whom-question = Выберите участника или напишите фамилию и имя.
events-speakers-typed = Добавить «{ $name }»
events-speakers-how-title = Как выступает?
events-speakers-how-none = Не указывать
events-speakers-topic-title = С какой темой?
events-speakers-topic-question = Напишите тему. Например: Критерии вместо отметок
events-speakers-topic-none = Без темы
events-speakers-topic-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 2 до 200, хотя бы с одной буквой.
        [few] Вижу { $count } знака, а нужно от 2 до 200, хотя бы с одной буквой.
       *[other] Вижу { $count } знаков, а нужно от 2 до 200, хотя бы с одной буквой.
    }
events-speakers-one-title = Выступление
events-speakers-drop = Убрать из программы
events-speakers-dropped = ✅ Выступление убрано.
events-speakers-kept = ✅ Выступление записано.
events-speakers-line = Выступают:
events-speakers-more = · и ещё { $count }
events-speakers-quoted = «{ $topic }»

events-materials-title = Материалы события
events-materials-none = Здесь появятся файлы и ссылки: программа, презентации, записи.
events-materials-count = Всего материалов: { $count }
events-materials-add = Добавить
events-materials-add-title = Что добавить?
events-materials-add-question = Пришлите файл, фото или ссылку. Фото — без учеников и их данных.
events-materials-link-flaw = Не похоже на ссылку. Пришлите адрес целиком, файл или фото. Например: Программа https://example.org
events-materials-full = У одного события не больше { $count } материалов. Сначала уберите лишние.
events-materials-kept = ✅ Материал добавлен.
events-materials-unnamed = Фото
events-materials-one-title = Материал события
events-materials-send = Прислать файл
events-materials-drop = Убрать материал
events-materials-dropped = ✅ Материал убран.
events-materials-sent = Файл ниже
events-materials-stranger = Материалы видят те, для кого событие. Вступите в кластер, и они откроются.
events-card-colleagues = Отметить коллег

events-form-whom = По выбору
events-form-whom-title = Кого пригласить?
events-form-whom-line = Выбранное складывается: школа и должность — это учителя этой школы.
events-form-whom-question = Выберите, кого.
events-form-whom-more = Можно сузить ещё.
events-form-whom-later = Кто подойдёт под выбор до начала — новый учитель или сменивший школу, — тоже получит приглашение.
events-form-whom-nobody = 👥 Таких людей нет: выберите по-другому.
events-form-whom-count =
    { $count ->
        [one] 👥 Приглашаем { $count } человека, уведомление получат { $reached }
        [few] 👥 Приглашаем { $count } человека, уведомление получат { $reached }
       *[other] 👥 Приглашаем { $count } человек, уведомление получат { $reached }
    }
events-form-whom-done = Дальше: { $count }
events-card-kind-chosen = { $kind }. Приглашены: { $whom }
events-card-stranger-chosen = Отвечают те, кого пригласили.
events-reach-nobody-chosen = Кроме вас, никто не подходит: уведомлять некого.
events-notice-why-chosen = Пишет { $author }. Приглашены: { $whom }.
events-notice-why-chosen-alone = Приглашены: { $whom }.
events-reminder-unmarked-own = Событие прошло, а лист присутствия не закрыт. Пишем вам, потому что событие создали вы.
events-card-answer-for = Ответить за коллег

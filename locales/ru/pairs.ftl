pairs-door = Наставничество
pairs-command = Наставничество: мои пары
pairs-help = 👥 Найдёт наставника или коллегу для пары и запомнит ваши встречи.
pairs-desk-door = Наставнические пары
pairs-waits-answer = Ответить: наставничество
pairs-waits-order = Пары ждут приказа: { $count }

pairs-title = Наставничество
pairs-none = Пар пока нет. Найдите наставника, предложите помощь или пару по предмету.
pairs-offers = ✅ Вы готовы быть наставником
pairs-seeks = ⏳ Вы ищете наставника
pairs-paused = До { $day } вам не предлагают новых пар
pairs-seek = Нужен наставник
pairs-seek-no-more = Больше не ищу
pairs-seek-over = Вы больше не ищете наставника.
pairs-offer = Могу быть наставником
pairs-offer-no-more = Не могу быть наставником
pairs-offered = ✅ Коллеги смогут попросить вас о наставничестве.
pairs-offered-no-more = Новых просьб о наставничестве не будет.
pairs-equal = Пара по предмету
pairs-open = Открыть

pairs-state-proposed = ждёт ответа
pairs-state-accepted = ждёт приказа
pairs-state-active = работает
pairs-state-completed = завершена
pairs-state-cancelled = не состоялась
pairs-nobody = коллега, которого здесь больше нет
pairs-mentor = 👥 Наставник: { $name }
pairs-mentee = Подопечный: { $name }
pairs-owner = 👥 Делится опытом: { $name }
pairs-learner = Перенимает опыт: { $name }
pairs-equals = 👥 { $one } и { $other }
pairs-two = { $one } и { $other }
pairs-subject = Предмет: { $subject }
pairs-direction = 🔒 Направление: { $direction }
pairs-term = 🗓 С { $since } до { $until }
pairs-months =
    { $count ->
        [one] 🗓 На { $count } месяц
        [few] 🗓 На { $count } месяца
       *[other] 🗓 На { $count } месяцев
    }
pairs-order = 📄 Приказ № { $number } от { $day }
pairs-consent = 📄 Согласие наставника от { $day }
pairs-ending = Итог: { $ending }

pairs-card-title = Пара
pairs-card-question = Согласны? Это намерение: письменное согласие наставника и приказ будут позже.
pairs-await-order = Согласны оба. Пара начнёт работу, когда её закрепят приказом.
pairs-word = { $name }: { $words }
pairs-accept = Согласиться
pairs-ask = Спросить подробнее
pairs-write = Написать
pairs-decline = Отказаться
pairs-pause = Сейчас не могу
pairs-withdraw = Отозвать предложение
pairs-break = Прекратить пару
pairs-end = Завершить пару
pairs-meet = Отметить встречу
pairs-meetings = Встречи
pairs-choose-another = Выбрать другого
pairs-words-title = Что передать?
pairs-words-question = Напишите одним сообщением. Например: когда вам удобно встречаться?
pairs-words-flaw = Нужно от 3 до 300 знаков. Например: когда вам удобно встречаться?
pairs-said = ✅ Передано.
pairs-pause-title = Сейчас не могу
pairs-pause-told = Предложение будет отклонено, и до выбранного дня новых не будет.
pairs-pause-question = До какого дня не предлагать?
pairs-decline-title = Точно?
pairs-decline-question = Предложение закроется, вторая сторона узнает об этом. Вернуться к нему будет нельзя.
pairs-declined = Предложение закрыто.
pairs-ending-title = Завершить пару
pairs-ending-told = Встречи и даты останутся в записях обоих.
pairs-ending-question = Чем закончилась работа?
pairs-ended = ✅ Пара закрыта.
pairs-over-already = Эта пара уже закрыта или решена.
pairs-too-late = Пара не сложилась: { $ending }.
pairs-accepted = ✅ Согласны оба. Ждём приказа.
pairs-accepted-begun = ✅ Пара начала работу.
pairs-accepted-waits = ✅ Ваше согласие записано. Ждём вторую сторону.

pairs-basis-title = Нужен наставник
pairs-basis-question = Какая помощь нужна?
pairs-basis-mentor = Опытный наставник
pairs-basis-competency = Перенять умение
pairs-direction-title = Перенять умение
pairs-direction-told = Направление увидит только тот, кого вы попросите.
pairs-direction-question = В какой области?
pairs-deficits-title = 🔒 Ваши дефициты
pairs-deficits-told = Подбор может учитывать ваши записанные дефициты: их не увидит никто, но пара подойдёт точнее. Разрешение снимается вместе с поиском. А если показать, куратор и координатор увидят, почему пара подходит; отменить это можно в настройках.
pairs-deficits-question = Учитывать их?
pairs-deficits-no = Не учитывать
pairs-deficits-yes = Учитывать при подборе
pairs-deficits-shown = Учитывать и показать
pairs-deficits-shown-remark = ✅ Дефициты учтены, координатор их видит. Отменить можно в «Мои согласия».
pairs-candidates-title = Кого попросить?
pairs-candidates-none = Пока никто не предложил наставничество. Куратор видит, что вы ищете, и предложит пару.
pairs-candidates-mark = ✅ — показывает, что может помочь в этой области
pairs-candidates-question =
    { $count ->
        [one] Готов помочь { $count } коллега. Выберите.
        [few] Готовы помочь { $count } коллеги. Выберите или напишите имя.
       *[other] Готовы помочь { $count } коллег. Выберите или напишите имя.
    }
pairs-candidates-later = Пусть предложит куратор
pairs-candidate-gone = У этого коллеги уже нет места. Выберите другого.
pairs-not-found = По запросу «{ $search }» ничего не нашлось. Напишите другое слово. Например: Петрова
pairs-months-title = На какой срок?
pairs-months-told = Срок пойдёт с начала работы пары, завершить её можно раньше.
pairs-months-question = Сколько месяцев?
pairs-months-button =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
       *[other] { $count } месяцев
    }
pairs-equal-title = Пара по предмету
pairs-equal-told = Два коллеги на равных: без наставника и без приказа.
pairs-equal-question = По какому предмету?
pairs-equal-no-subject = В профиле не указан предмет.
pairs-profile = Мой профиль
pairs-equal-none = Пока никто из учителей этого предмета не показывает своё имя.
pairs-equal-whom =
    { $count ->
        [one] Найден { $count } коллега. Кому предложить?
        [few] Найдены { $count } коллеги. Кому предложить?
       *[other] Найдено { $count } коллег. Кому предложить?
    }
pairs-proposed = ✅ Предложение отправлено. Ждём ответа.
pairs-proposed-both = ✅ Предложение отправлено обоим.
pairs-proposed-already = Такое предложение уже есть.
pairs-has-one = У вас уже есть такая пара. Сначала завершите её.
pairs-desk-has-one = У этого коллеги уже есть наставник.
pairs-full = У этого наставника больше нет места.
pairs-absent = Этого человека нет в боте: ответить он не сможет.
pairs-same = Пара — это два разных человека.

pairs-meet-title = Отметить встречу
pairs-meet-question = Что было сегодня? День и время можно поправить потом.
pairs-met = ✅ Встреча записана.
pairs-kind-talk = Консультация
pairs-kind-lesson = Урок: { $name }
pairs-kind-joint = Совместная разработка
pairs-kind-online = Встреча онлайн
pairs-meetings-title = Встречи пары
pairs-meetings-none = Встреч пока не было.
pairs-meetings-count =
    { $count ->
        [one] { $count } встреча, всего { $minutes } мин
        [few] { $count } встречи, всего { $minutes } мин
       *[other] { $count } встреч, всего { $minutes } мин
    }
pairs-minutes = { $count } мин
pairs-progress = К цели: { $progress }
pairs-progress-unsaid = не отмечено
pairs-progress-none = пока без сдвигов
pairs-progress-some = есть сдвиг
pairs-progress-reached = цель достигнута
pairs-note = 🔒 Заметка: { $note }
pairs-note-none = 🔒 Личной заметки нет
pairs-other-day = Другой день
pairs-to-note = Личная заметка
pairs-was-not = Встречи не было
pairs-day-title = Когда была встреча?
pairs-day-question = Выберите день.
pairs-note-title = 🔒 Личная заметка
pairs-note-private = Её видите только вы: ни вторая сторона, ни куратор.
pairs-note-question = Напишите, что важно запомнить. Например: в следующий раз обсудить групповую работу
pairs-note-flaw = Нужно от 3 до 1000 знаков. Например: обсудить групповую работу
pairs-noted = ✅ Заметка сохранена.

pairs-desk-title = Наставнические пары
pairs-desk-none = Здесь появятся пары, как только их предложат.
pairs-desk-question =
    { $count ->
        [one] Всего { $count } пара. Выберите.
        [few] Всего { $count } пары. Выберите или напишите имя.
       *[other] Всего { $count } пар. Выберите или напишите имя.
    }
pairs-desk-met =
    { $count ->
        [one] { $count } встреча, последняя { $day }
        [few] { $count } встречи, последняя { $day }
       *[other] { $count } встреч, последняя { $day }
    }
pairs-term-over = ❗ Срок пары закончился
pairs-confirm = Закрепить приказом
pairs-confirmed = ✅ Пара закреплена, оба узнают об этом.
pairs-number-title = Номер приказа
pairs-number-told = Один приказ может закрепить несколько пар: тогда укажите тот же номер и день.
pairs-number-question = Напишите номер. Например: 15-н
pairs-number-flaw = Нужно от 1 до 40 знаков. Например: 15-н
pairs-number-used = Приказ № { $number } уже записан с другим днём: { $day }. Проверьте номер.
pairs-order-day-title = День приказа
pairs-order-day-question = Каким днём подписан приказ?
pairs-consent-title = Согласие наставника
pairs-consent-told = Письменное согласие нужно до приказа (статья 351.8 Трудового кодекса).
pairs-consent-question = Каким днём оно подписано?
pairs-alone = Без наставника: { $count }
pairs-alone-title = Без наставника
pairs-alone-nobody = ✅ У всех молодых специалистов есть наставник
pairs-alone-count =
    { $count ->
        [one] ❗ Без наставника { $count } молодой специалист
        [few] ❗ Без наставника { $count } молодых специалиста
       *[other] ❗ Без наставника { $count } молодых специалистов
    }
pairs-alone-whom = Кому предложить наставника?
pairs-mentors-title = Предложить наставника

pairs-notice-asked = ⏳ Вам предлагают пару
pairs-notice-asked-by = Предлагает { $name }. Ответить можно сразу.
pairs-notice-asked-office = Предлагает куратор наставничества. Ответить можно сразу.
pairs-notice-remind = ⏳ Предложение пары ждёт ответа
pairs-notice-remind-line = Согласиться, спросить или отказаться — любой ответ поможет.
pairs-notice-closed = Предложение пары закрыто
pairs-notice-over = Пара завершена
pairs-notice-agreed = ✅ На пару согласны оба
pairs-notice-agreed-line = Пара начнёт работу, когда её закрепят приказом.
pairs-notice-begun = ✅ Пара начала работу
pairs-notice-begun-line = Договоритесь о первой встрече.
pairs-notice-words = Вопрос о паре
pairs-notice-words-line = Вам написали о предложении пары.
pairs-notice-quiet = Давно не было встреч
pairs-notice-quiet-line = Если виделись, отметьте встречу. Если нет, договоритесь о новой.
pairs-notice-long = Пара давно не встречалась
pairs-notice-close = Пара молчит: завершить?

pairs-match = Подобрать пары
pairs-match-title = Подбор пар
pairs-match-none = Подбирать некого: никто не ищет наставника, или все наставники заняты.
pairs-match-count =
    { $count ->
        [one] Подобрана { $count } пара
        [few] Подобраны { $count } пары
       *[other] Подобрано { $count } пар
    }
pairs-match-question = Вместе они подходят лучше всего. Откройте пару, чтобы увидеть почему.
pairs-match-row = { $mentor } → { $mentee }
pairs-match-mentor = Наставник: { $name }
pairs-match-mentee = Подопечный: { $name }
pairs-match-why = Почему: { $reasons }
pairs-match-subject = один предмет
pairs-match-direction = наставник силён в выбранном направлении
pairs-match-deficits = наставник может помочь там, где трудно: { $topics }
pairs-match-school = одна школа
pairs-match-years =
    { $count ->
        [one] опыт больше на { $count } год
        [few] опыт больше на { $count } года
       *[other] опыт больше на { $count } лет
    }
pairs-match-free = других свободных наставников нет
pairs-match-sure = Предложить обоим? Решат они сами.
pairs-match-propose = Предложить обоим
pairs-match-gone = Пока вы смотрели, всё изменилось. Подберите ещё раз.

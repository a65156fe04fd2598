people-title = Люди
people-since = 🗓 Преподаёт с { $year } года
people-targets = Целевые категории: { $targets }
people-leads = 👥 Руководит: { $clusters }
people-coordinates = ✅ Координатор муниципалитета
people-target-young = молодой специалист
people-target-beginning = начинающий руководитель
people-target-low = школа с низкими результатами
people-target-adverse = школа в сложных условиях
people-make-leader = Назначить руководителем
people-to-rosters = В кластер
people-promote = Сделать координатором
people-dismiss = Снять координатора
people-to-organisation = К организации

people-correct-name = Исправить имя
people-to-roles = Роли
people-name-title = Как правильно?
people-name-now = Сейчас: { $name }
people-name-question = Напишите фамилию, имя и отчество, если оно есть. Например: Петрова Ольга Сергеевна
people-name-in-part = Нужны и фамилия, и имя. Например: Петрова Ольга Сергеевна
people-name-initials = Нужны имена целиком, а не буквы. Например: Петрова Ольга Сергеевна
people-name-too-long = Имя длиннее 100 знаков. Например: Петрова Ольга Сергеевна
people-name-sign = В этом имени не может стоять «{ $sign }». Например: Петрова Ольга Сергеевна
people-named-title = Исправить имя
people-name-was = Было: { $name }
people-name-family = Фамилия: { $name }
people-name-given = Имя: { $name }
people-name-patronymic = Отчество: { $name }
people-name-again = Ввести заново
people-renamed = ✅ Имя исправлено.
people-notice-renamed-title = Ваше имя исправлено
people-notice-renamed-line = Это сделал координатор муниципалитета: с этим именем вы войдёте в списки и документы.
people-open-profile = Посмотреть

people-promote-title = Сделать координатором?
people-promote-line = Увидит всех людей, школы и показатели, сможет назначать и снимать. Чужих дефицитов не увидит.
people-promoted = ✅ Назначено.
people-dismiss-title = Снять координатора?
people-dismiss-line = Потеряет доступ к людям, школам и показателям. Своё останется.
people-dismissed = ✅ Снято.
people-dismiss-last = Это единственный координатор. Сначала назначьте другого.

people-notice-promoted-title = ✅ Вы координатор муниципалитета
people-notice-promoted-line = Вас назначил другой координатор. Теперь вам видны люди, школы и показатели.
people-notice-dismissed-title = Вы больше не координатор
people-notice-dismissed-line = Так решил координатор муниципалитета. Ваши записи и кластеры остались.
people-open-desk = Люди и школы

people-record = Изменить запись
people-record-title = Запись
people-record-question = Что изменить?
people-listed = 📄 Есть в списке школы, в боте ещё нет
people-left = ❌ С { $day } здесь не работает
people-merge-waits = ⏳ Спросили человека, его ли и вторая запись. Ждём ответа
people-merge-done = ✅ Записи соединены, разъединить можно до { $day }
people-open-person = Открыть запись
people-orphans =
    { $count ->
        [one] ❗ { $count } кластер останется без руководителя.
        [few] ❗ { $count } кластера останутся без руководителя.
       *[other] ❗ { $count } кластеров останутся без руководителя.
    }

people-move = Перевести в другую школу
people-move-title = Где теперь работает?
people-move-now = Сейчас: { $name }
people-move-question = Выберите или напишите название.
people-move-none = Других школ не нашлось. Напишите название иначе или добавьте школу в разделе «Школы».
people-moving-title = Перевести в другую школу?
people-moving-from = Сейчас: { $name }
people-moving-to = Станет: { $name }
people-moving-stays = Кластеры и записи остаются, роли в прежней организации закончатся. Человек узнает о переводе.
people-moving-yes = Перевести
people-moved = ✅ Теперь работает здесь: { $name }.
people-notice-moved-title = Ваше место работы изменено
people-notice-moved-line = Координатор указал: { $name }. Если это ошибка, исправьте в профиле.

people-leave = Больше не работает
people-leave-last = Это единственный координатор. Сначала назначьте другого.
people-leave-already = Это уже отмечено.
people-leaving-title = Больше не работает?
people-leaving-roles = ❌ Закончатся все роли; не войдёт в нынешний состав.
people-leaving-goes =
    { $groups ->
        [one] ❌ Выйдет из { $groups } кластера, закончатся все роли; не войдёт в нынешний состав.
        [few] ❌ Выйдет из { $groups } кластеров, закончатся все роли; не войдёт в нынешний состав.
       *[other] ❌ Выйдет из { $groups } кластеров, закончатся все роли; не войдёт в нынешний состав.
    }
people-leaving-stays = Останутся прошедшие события, записи и вход в бот. Человек узнает об этом.
people-left-done = ✅ Отмечено.
people-return = Снова работает
people-returned = ✅ Снова в составе. Кластеры и роли назначаются заново.
people-notice-left-title = Вы отмечены как ушедшие
people-notice-left-line = Координатор отметил, что вы больше не работаете в школах муниципалитета: кластеры и роли закончились, ваши записи остались.
people-notice-left-way = Если это ошибка или вы перешли в другую школу, укажите её в профиле.

people-merge = Соединить с другой
people-merge-title = С какой записью?
people-merge-this = { $name }, { $school }
people-merge-question = Выберите запись того же человека или напишите имя.
people-merging-title = Это один человек?
people-merging-stays = ✅ Останется: { $who }
people-merging-goes = ❌ Войдёт в неё: { $who }
people-merging-moves = Перейдёт всё: участие, роли, бумаги, дефициты. Войти можно будет с обоих телефонов.
people-merging-doubles = Где у обеих есть одно и то же, останется строка первой.
people-merging-asks = Сначала бот спросит самого человека, на каждом телефоне. Запись из списка школы соединится сразу.
people-merging-undo = Разъединить можно 30 дней.
people-merging-swap = Оставить другую
people-merging-yes = Соединить
people-merge-itself = Это одна и та же запись. Выберите другую.
people-merge-pending = Об одной из этих записей уже спрошено. Дождитесь ответа или отзовите вопрос.
people-merge-paired = Эти двое — наставник и подопечный одной пары. Если это всё же один человек, сначала завершите их пару.
people-merge-unreachable = У одной из записей нет связи с ботом, спросить некого. Пусть человек откроет бот с того телефона.
people-merge-asked = ⏳ Спросили. Записи соединятся, когда человек подтвердит.
people-merge-merged = ✅ Записи соединены.
people-merge-withdraw = Отозвать вопрос
people-merge-withdrawn = ✅ Вопрос отозван.
people-part = Разъединить записи
people-part-title = Разъединить записи?
people-part-goes = К прежней записи вернётся всё, что перешло, и её телефон.
people-part-stays = Что появилось после соединения, останется здесь.
people-part-late = Разъединить уже нельзя: прошло 30 дней, или после было ещё одно соединение.
people-parted = ✅ Записи разъединены. Это прежняя.
people-notice-parted-title = Записи снова раздельны
people-notice-parted-line = Координатор разъединил две записи, которые были соединены. Каждый телефон видит свою.

people-same-waits = Это ваша вторая запись?
people-same-title = Это тоже вы?
people-same-who = { $name }, { $school }
people-same-yes-means = Если да, записи станут одной: участие, роли и дефициты вместе, на всех ваших телефонах.
people-same-no-means = Если нет, ничего не изменится. До ответа никто ничего не увидит.
people-same-question = В школе или у координатора думают, что вы записаны дважды.
people-same-yes = Да, это я
people-same-no = Нет, это не я
people-same-waiting = ⏳ Вы подтвердили. Ждём ответа с другого телефона.
people-same-noted = ✅ Записано. Ждём ответа с другого телефона.
people-same-over = Вопрос больше не действует. Если записи нужно соединить, скажите координатору.
people-same-merged = ✅ Записи соединены. Всё ваше теперь вместе.
people-same-refused = ✅ Хорошо, записи останутся раздельными.
people-notice-same-title = Это тоже вы?
people-notice-same-line = Координатор или представитель вашей школы думает, что вы записаны дважды. Без вашего согласия ничего не соединится.
people-notice-joined-title = ✅ Запись школы теперь ваша
people-notice-joined-line = Ваша запись соединена с той, что была в списке школы: так ответил координатор или представитель школы.
people-notice-merged-title = ✅ Записи соединены
people-notice-merged-line = Человек подтвердил с каждого телефона. Разъединить можно 30 дней.
people-notice-no-title = ❌ Записи не соединены
people-notice-no-line = Ответ: «Нет, это не я». Вам пишем, потому что вы спросили.
people-twice-title = ❗ Одно имя дважды в одной школе
people-twice-line = { $name }: только что новая регистрация, а такое имя там уже есть.
people-twice-why = Это один человек или тёзки? Вам пишем, потому что вы отвечаете за людей этой школы.
people-twice-same = Это один человек
people-twice-different = Нет, разные люди
people-twice-look = Посмотреть
people-twice-newcomer = Новая запись
people-twice-former = Прежняя запись
people-twice-waits = Одно имя дважды: { $name }
people-twice-card = Один человек или тёзки?
people-twice-new = Новая запись: { $who }
people-twice-old = Прежняя запись: { $who }
people-twice-listed = 📄 В списке школы: { $who }
people-twice-means = Если это один человек, записи станут одной. Если тёзки, останутся раздельными.
people-twice-question = Это один человек?
people-twice-are-different = ✅ Ответ: тёзки. Записи остаются раздельными.
people-twice-apart = Записи остались раздельными.
people-twice-before = На это уже ответили. { $how }
people-twice-over = Вопрос больше не ждёт вашего ответа.

people-code = Выдать код
people-code-made = Код: { $code }. Действует сутки, один раз. Передайте его человеку: команда /code.
people-code-needless = Код не нужен: человек уже пользуется ботом.
people-join-title = Код школы
people-join-line = Если школа записала вас раньше, её представитель или координатор даст вам код из восьми цифр.
people-join-question = Напишите код. Например: 1234 5678
people-join-wrong =
    { $count ->
        [one] Такого кода нет, или прошли сутки. Осталась { $count } попытка.
        [few] Такого кода нет, или прошли сутки. Осталось { $count } попытки.
       *[other] Такого кода нет, или прошли сутки. Осталось { $count } попыток.
    }
people-join-too-many = Попытки на сегодня кончились. Попробуйте завтра или попросите координатора соединить записи.
people-join-done = ✅ Это вы: запись школы теперь ваша.
people-join-command = Ввести код школы

people-new = Добавить человека
people-new-draft = нового человека
people-new-title = Как зовут?
people-new-line = Для тех, кто не пользуется ботом: человек войдёт в состав, его можно принять в кластер и отмечать на событиях.
people-new-school-title = Где работает?
people-new-post-title = Кем работает?
people-new-post-question = Выберите или напишите должность.
people-new-certain-title = Добавить человека?
people-new-namesake = ❗ В этой школе уже есть такое имя.
people-new-means = Стаж не указан, дефициты не хранятся. По просьбе человека запись можно удалить.
people-new-yes = Добавить
people-new-done = ✅ Добавлено.

people-erase = Удалить человека
people-erase-title = Почему удаляете?
people-erase-question = Причина войдёт в акт и в журнал, без имени.
people-erase-asked = По просьбе человека
people-erase-mistake = Записано по ошибке
people-erase-gone = Уже не работает
people-erasing-title = Удалить человека?
people-erasing-reason = Причина: { $reason }
people-erasing-goes = ❌ Исчезнут сразу: имя, школа, роли, участие в кластерах, ответы, дефициты, черновики, вход в бот.
people-erasing-stays = Останутся без имени: присутствие в цифрах прошлых событий, строки журнала, акт. Подписанные бумаги остаются.
people-erasing-told = Человек получит об этом последнее сообщение. Вернуть удалённое нельзя.
people-erased = ✅ Удалено. Акт № { $number }.
people-farewell-title = Ваши данные удалены
people-farewell-line = { $day } это сделал координатор муниципалитета. Причина: { $reason }.
people-farewell-stays = Остались без имени: присутствие в цифрах прошлых событий и акт. Это последнее сообщение.
people-farewell-operator = Вопросы: { $operator }. Зарегистрироваться заново можно в любой день.

people-to-categories = Категории
people-deficits = Дефициты
people-deficits-title = Дефициты
people-deficits-told = Показаны с согласия этого человека. Пересказывать их нельзя.
people-deficits-none = Показать нечего: открытых дефицитов нет, или согласие отозвано.
people-deficits-not-found = По запросу «{ $search }» ничего не нашлось. Напишите другое слово.
people-deficits-line = • { $name } ({ $category }): { $level }
people-targets-of = Целевые категории
people-guests = Был гостем
people-unjoin = Разъединить с гостем
people-guests-title = Под каким именем был гостем?
people-guests-none = По запросу «{ $search }» среди гостей никого нет. Напишите имя, как его записали.
people-guests-question = Выберите имя, как его записали на событии, или напишите другое.
people-guest-title = Кто это из педагогов?
people-guest-question = Выберите человека или напишите фамилию.
people-guest-more = и ещё { $count }
people-joining-title = Это один человек?
people-joining-guest = Гость: { $name }
people-joining-person = Педагог: { $who }
people-joining-moves = Отметки гостя станут отметками педагога, в листах и в записи. Месяц это можно вернуть.
people-joining-yes = Да, соединить
people-joined =
    { $count ->
        [one] ✅ Соединили: { $count } событие теперь в записи.
        [few] ✅ Соединили: { $count } события теперь в записи.
       *[other] ✅ Соединили: { $count } событий теперь в записи.
    }
people-joined-late = Такого гостя больше нет: его уже соединили или убрали с листа.
people-unjoin-title = Разъединить с гостем?
people-unjoin-line = Всё, что было у гостя «{ $name }», снова станет отметками гостя. Если по ним педагогу уже выдан сертификат, он будет отозван, а номер останется в реестре.
people-unjoined = ✅ Разъединили: отметки снова у гостя.

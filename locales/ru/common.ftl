# Words that several screens share. A key begins with the name of the place that owns it.

date-today = сегодня, { $time }
date-tomorrow = завтра, { $time }
date-yesterday = вчера, { $time }
share = { $part } из { $whole } ({ $percent } %)
share-empty = нет данных

button-back = ‹ Назад
button-cancel = Отмена
button-menu = ‹ Меню
button-save = Сохранить
button-continue = Продолжить
button-afresh = Начать заново
button-previous = ‹
button-next = ›
button-page = { $page } из { $pages }
button-search-clear = Показать все
button-other-language = English

talk-form-step = Шаг { $step } из { $of }
talk-form-keep = Оставить как есть
talk-form-leaving-title = Оставить черновик?
talk-form-leaving-line = Вы не закончили { $what }.
talk-form-leaving-question = Черновик будет ждать вас в разделе «Сегодня». Удалённый не вернуть.
talk-form-later = Закончу позже
talk-form-drop = Удалить черновик
talk-draft-kept = Вы не закончили { $what }. Черновик сохранён.
talk-draft-title = Есть черновик
talk-draft-line = Вы не закончили { $what }.
talk-draft-question = Продолжить с того же места?
talk-stale = Экран обновлён
talk-restarted = Бот обновился, и начатое пришлось открыть заново. Введённое до этого шага не сохранилось.
talk-not-an-answer = Здесь нужно нажать кнопку под сообщением.
talk-nothing-seen = Сообщение пришло пустым: в нём нет ни одного видимого знака.
talk-understood = Выбрано: «{ $label }».
talk-perhaps = { $count ->
    [one] Может быть, это?
    [few] Может быть, одно из этого?
   *[other] Может быть, одно из этого?
}
talk-perhaps-many = Подходит { $count }. Напишите точнее или выберите:
talk-courtesy-thanks = Рады помочь.
talk-courtesy-greeting = Здравствуйте.
talk-courtesy-all-right = Хорошо. Можно продолжать.
talk-corrected = Исправление учтено.
talk-corrected-late = Исправление не учтено: после него уже есть новый ответ. Чтобы изменить прежний, вернитесь к его вопросу.
talk-piece-title = Получил начало текста
talk-piece-line = Пришло до слов: «…{ $end }».
talk-piece-question = Пришлите продолжение. Если текст пришёл целиком, нажмите «Это всё».
talk-piece-all = Это всё
talk-piece-dropped = Начало длинного текста не записано: продолжения не было.
talk-not-text = { $what } здесь не подойдёт.
talk-thing-sticker = Стикер
talk-thing-voice = Голосовое сообщение
talk-thing-photo = Фото
talk-thing-contact = Контакт
talk-thing-document = Файл
talk-thing-forwarded = Пересланное сообщение
talk-thing-edited = Исправленное сообщение
talk-thing-other = Такое сообщение
talk-unknown-command = Такой команды нет. Вот что можно сделать.
talk-cancelled = Отменено, черновик удалён.
talk-nothing-to-cancel = Отменять нечего.
talk-apology-title = Не получилось
talk-apology-line = Это наша ошибка, она записана под номером { $incident }. Ничего из сохранённого не пропало.
talk-apology-question = Попробуйте ещё раз. Если повторится, назовите номер координатору.
talk-delayed-title = Ответ задерживается
talk-delayed-line = ⏳ Ваше сообщение не потеряно: ответ придёт, как только получится. Повторять не нужно.
talk-delayed-toast = ⏳ Ответ задерживается. Нажатие не потеряно, повторять не нужно.
talk-refused-title = Так нельзя
talk-not-coordinator = Это могут только координаторы муниципалитета.
talk-not-leader = Это может только руководитель этого кластера.
talk-not-registered = Сначала нужно зарегистрироваться.
talk-gone = Этого уже нет: возможно, удалили или отменили.
talk-group-title = Я работаю в личной переписке
talk-group-line = Личные данные в группах не показываю.
talk-group-button = Открыть бота
talk-command-cancel = Отменить начатое
talk-bot-description = «Гроздь» помогает педагогам района: подскажет методический кластер по вашему профессиональному дефициту, сообщит о событиях и сохранит ваше участие. Дефициты видите только вы. Нажмите «Старт», чтобы начать.
talk-bot-about = Методические кластеры и события для педагогов района
talk-kept-account = номер аккаунта в мессенджере и язык
talk-kept-session = начатые разговоры и черновики
talk-kept-messages = сообщения бота

talk-kept-files = присланные файлы
talk-kept-fetches = названия файлов, которые ещё загружаются
talk-file-coming = ⏳ Загружаю файл…
talk-file-too-big = ❗ Файл великоват: { $size } МБ, а я принимаю до { $limit } МБ. Сожмите его или разделите на части и отправьте снова.
talk-file-too-big-unmeasured = ❗ Файл великоват: я принимаю до { $limit } МБ. Сожмите его или разделите на части и отправьте снова.
talk-file-empty = ❗ Файл пустой. Проверьте, тот ли это файл, и отправьте его снова.
talk-file-enough = ❗ Файлов пока достаточно: сначала закончите с теми, что вы уже прислали. Ненужные удалятся сами в течение суток.
talk-file-gone = ❗ Telegram не отдал мне этот файл. Отправьте его, пожалуйста, ещё раз.
talk-file-disk = ❗ Файл не удалось сохранить: на сервере неполадка. Отправьте его позже; если не поможет, скажите координатору.
talk-file-late = Файл пришёл, но здесь он уже не нужен. Если он ещё понадобится, откройте нужный шаг и отправьте его снова.

broadcasts-door = 📄 Рассылки
broadcasts-title = Рассылки
broadcasts-none = Здесь будет то, что вы разошлёте: кому дошло, кто прочитал, что ответили.
broadcasts-count =
    { $count ->
        [one] Всего { $count } рассылка.
        [few] Всего { $count } рассылки.
       *[other] Всего { $count } рассылок.
    }
broadcasts-list-question = Выберите рассылку или напишите слово из неё.
broadcasts-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть слова.
broadcasts-new = Новая рассылка
broadcasts-wordless = без текста
broadcasts-draft = новую рассылку
broadcasts-kept-written = написанные вами рассылки
broadcasts-kept-got = полученные рассылки и ваши ответы на них

broadcasts-signed = — { $name }, { $role }
broadcasts-signed-nameless = — { $role }
broadcasts-whom = Кому: { $whom }
broadcasts-read = Прочитано
broadcasts-read-kept = Отмечено: прочитано
broadcasts-answer-kept = Ответ принят: { $answer }
broadcasts-sample = Так увидят получатели. Ответ с образца не считается.


broadcasts-whom-title = Кому написать?
broadcasts-whom-line = Выбранное складывается: кластер и должность — это учителя этого кластера.
broadcasts-whom-question = Выберите, кому.
broadcasts-whom-more = Можно сузить ещё.
broadcasts-everybody = Всем
broadcasts-everybody-of-mine = Всем моим кластерам
broadcasts-onward = Дальше: { $count }
broadcasts-part-title = Кому из них?
broadcasts-choose-none = Выбирать пока не из чего.
broadcasts-choose-question = Выберите или напишите часть названия.
broadcasts-chosen = Готово: { $count }

broadcasts-reach-nobody = 👥 Таких людей нет.
broadcasts-reach = 👥 Получат { $count } из { $people }
broadcasts-reach-no-account = Не в боте: { $count }. Скажите им лично.
broadcasts-reach-no-consent = Не включили уведомления: { $count }
broadcasts-reach-unreachable = Закрыли бота: { $count }
broadcasts-load = За неделю им уже пришло рассылок: в среднем { $average }, больше всего { $most }
broadcasts-load-none = За неделю рассылок им не приходило
broadcasts-overload =
    { $count ->
        [one] ❗ У { $count } человека уже { $limit } за неделю или больше: в положении такой предел.
        [few] ❗ У { $count } человек уже { $limit } за неделю или больше: в положении такой предел.
       *[other] ❗ У { $count } человек уже { $limit } за неделю или больше: в положении такой предел.
    }

broadcasts-text-title = Что написать?
broadcasts-text-line = Жирный шрифт, ссылки и цитаты сохранятся. Без данных учеников.
broadcasts-text-question = Напишите текст или пришлите фото, файл или альбом с подписью.
broadcasts-text-file = Приложено: { $name }
broadcasts-text-album =
    { $count ->
        [one] Приложен альбом: { $count } файл
        [few] Приложен альбом: { $count } файла
       *[other] Приложен альбом: { $count } файлов
    }
broadcasts-text-bare = Без файла
broadcasts-text-bare-album = Без альбома
broadcasts-under-title = Что под текстом?
broadcasts-under-line = Кнопки увидит каждый получатель.
broadcasts-under-nothing = Ничего
broadcasts-under-read = Кнопка «Прочитано»
broadcasts-under-link = Ссылка
broadcasts-under-question = Вопрос с ответами
broadcasts-link-title = Куда ведёт кнопка?
broadcasts-link-question = Напишите название и адрес. Например: Программа https://example.org
broadcasts-link-label = Открыть ссылку
broadcasts-asked-title = О чём спросить?
broadcasts-asked-question = Напишите вопрос. Например: Придёте в среду?
broadcasts-options-title = Какие ответы?
broadcasts-options-question = Напишите от двух до пяти ответов, через запятую или каждый с новой строки. Например: Да, Нет, Пока не знаю
broadcasts-day-title = В какой день отправить?
broadcasts-now = Сразу
broadcasts-hour-title = Во сколько?
broadcasts-hour-question = Выберите или напишите время. Например: 9:30

broadcasts-flaw-link = Нужен адрес сайта, который начинается с http:// или https://. Например: Программа https://example.org
broadcasts-flaw-label = На кнопке помещается 24 знака, здесь больше на { $over }. Сократите.
broadcasts-flaw-options = Ответов должно быть от двух до пяти, через запятую или каждый с новой строки. Например: Да, Нет
broadcasts-flaw-twice = Два ответа одинаковы. Напишите их по-разному.
broadcasts-flaw-time = Это не похоже на время. Например: 9:30
broadcasts-flaw-question = Вопрос длиннее двухсот знаков на { $over }. Сократите.
broadcasts-flaw-caption = Под фото и файлом помещается { $most } знаков вместе с подписью, здесь больше на { $over }. Сократите или уберите файл.
broadcasts-flaw-text = Сообщение вмещает { $most } знаков вместе с подписью, здесь больше на { $over }. Сократите.
broadcasts-flaw-past = Это время уже прошло. Выберите время впереди.
broadcasts-flaw-skipped = В этот день такого времени нет: переводят часы. Выберите другое.
broadcasts-flaw-file-gone = Файла уже нет: он ждал дольше суток. Пришлите его ещё раз.

broadcasts-whole-title = Отправить?
broadcasts-whole-under = Под текстом: { $under }
broadcasts-whole-question = Выше — сообщение, каким его увидят.
broadcasts-send = Отправить: { $count }
broadcasts-schedule = Отправить { $moment }
broadcasts-to-under = Что под текстом
broadcasts-to-moment = Когда
broadcasts-to-text = Текст
broadcasts-to-audience = Кому
broadcasts-begun = ✅ Рассылка началась. Как она идёт, видно здесь.
broadcasts-scheduled = ✅ Рассылка ждёт своего часа. До него её можно отменить.

broadcasts-is-scheduled = 🗓 Рассылка: { $moment }
broadcasts-is-staging = ⏳ Составляем список
broadcasts-is-sending = ⏳ Отправлено { $done } из { $people }
broadcasts-is-paused = ⏳ На паузе: { $done } из { $people }
broadcasts-is-held = ❗ На паузе: событие отменено
broadcasts-is-done = ✅ Рассылка закончена: { $people }
broadcasts-is-cancelled = ❌ Рассылка отменена
broadcasts-is-without-right = ❌ Отменена: вы больше не руководите
broadcasts-tally-sent = ✅ Доставлено: { $count }
broadcasts-tally-blocked = ❌ Закрыли бота: { $count }
broadcasts-tally-failed = ❌ Не отправилось: { $count }
broadcasts-tally-no-account = Не в боте: { $count }
broadcasts-tally-no-consent = Не включили уведомления: { $count }
broadcasts-tally-unreachable = Закрыли бота раньше: { $count }
broadcasts-tally-erased = Удалили свои данные: { $count }
broadcasts-tally-withdrawn = Отозвано: { $count }
broadcasts-tally-read = Прочитали: { $count }
broadcasts-tally-answered = Ответили { $count } из { $sent }:
broadcasts-open = Открыть рассылку
broadcasts-event-off-title = ❗ Рассылка на паузе
broadcasts-event-off-line = Событие, о котором она, отменено. Продолжить или отменить, решаете вы.
broadcasts-pause = Пауза
broadcasts-resume = Продолжить
broadcasts-cancel = Отменить рассылку
broadcasts-refresh = Обновить
broadcasts-again = Ещё раз, кому не дошло
broadcasts-people = По людям
broadcasts-table = Таблица
broadcasts-table-part = Таблица: { $from }–{ $till }
broadcasts-table-parts = Таблица — по { $most } человек в файле: выберите часть.
broadcasts-sheet-part = { $title }, строки { $from }–{ $till } из { $count }
broadcasts-cancel-title = Отменить рассылку?
broadcasts-cancel-goes = Не уйдёт ещё: { $count }
broadcasts-cancel-stays = Уже доставленное останется: { $count }
broadcasts-cancel-yes = Отменить рассылку
broadcasts-cancelled = ✅ Рассылка отменена.
broadcasts-people-count =
    { $count ->
        [0] Пока никого.
        [one] Всего { $count } человек.
        [few] Всего { $count } человека.
       *[other] Всего { $count } человек.
    }
broadcasts-slice-all = Все
broadcasts-slice-missed = Не дошло
broadcasts-slice-silent = Молчат
broadcasts-slice-read = прочитано
broadcasts-nameless = без имени
broadcasts-how-sent = доставлено
broadcasts-how-blocked = бот закрыт при отправке
broadcasts-how-failed = не отправилось
broadcasts-how-no-account = не в боте
broadcasts-how-no-consent = нет согласия на уведомления
broadcasts-how-unreachable = бот закрыт
broadcasts-how-erased = данные удалены
broadcasts-how-withdrawn = отозвано
broadcasts-how-waiting = ждёт отправки
broadcasts-sheet-title = Рассылка, отчёт на { $day }
broadcasts-sheet-name = Рассылка_{ $number }_{ $day }
broadcasts-column-name = Имя
broadcasts-column-organisation = Школа
broadcasts-column-ending = Что стало с сообщением
broadcasts-column-reason = Причина
broadcasts-column-sent = Доставлено
broadcasts-column-read = Прочитано
broadcasts-column-answer = Ответ

broadcasts-under-number = Спросить число
broadcasts-under-words = Спросить ответ словами
broadcasts-under-file = Попросить файл
broadcasts-answer-file = Пришлите файл или фото. Без данных учеников.
broadcasts-flaw-file = Нужен файл или фото: нажмите на скрепку и выберите его.
broadcasts-slice-files = Файлы
broadcasts-files-none = Файлов пока нет. Они появятся здесь, когда их пришлют.
broadcasts-files-count =
    { $count ->
        [one] Пришёл { $count } файл.
        [few] Пришли { $count } файла.
       *[other] Пришло { $count } файлов.
    }
broadcasts-files-question = Выберите, какой прислать сюда.
broadcasts-by-school = ✅ Один ответ от школы
broadcasts-by-person = Один ответ от школы
broadcasts-answer = Ответить
broadcasts-answer-change = Изменить ответ
broadcasts-answer-title = Ваш ответ?
broadcasts-answer-number = Напишите число. Например: 12
broadcasts-answer-words = Напишите ответ, до 300 знаков. Без данных учеников.
broadcasts-my-answer = ✅ Ваш ответ: { $answer }
broadcasts-school-answer = ✅ Ответ школы: { $answer } ({ $at })
broadcasts-school-answer-by = ✅ Ответ школы: { $answer } ({ $at }, { $name })
broadcasts-reminder = ⏳ Напоминание: ждём ваш ответ.
broadcasts-flaw-number = Нужно целое число. Например: 12
broadcasts-flaw-words = Ответ длиннее трёхсот знаков на { $over }. Сократите.
broadcasts-remind = Напомнить молчащим
broadcasts-reminded = ✅ Напоминаем тем, кто не ответил.
broadcasts-tally-sum = Всего по ответам: { $sum }
broadcasts-schools-answered = Ответили школы: { $count } из { $of }
broadcasts-schools-count =
    { $count ->
        [0] Таких школ нет.
        [one] Всего { $count } школа.
        [few] Всего { $count } школы.
       *[other] Всего { $count } школ.
    }
broadcasts-slice-schools = Школы
broadcasts-slice-silent-schools = Школы молчат
broadcasts-schools-title = Сбор данных на { $day }
broadcasts-schools-name = Сбор_{ $number }_{ $day }
broadcasts-column-answered = Когда

broadcasts-about = 👥 Около { $count } человек, по последним показателям. Кто они, не узнает никто.
broadcasts-about-few = 👥 Таких людей меньше, чем показывают показатели. Им написать нельзя.
broadcasts-hidden = 🔒 Числа с шагом пять, без имён: рассылка по дефицитам.
broadcasts-flaw-hidden = По дефицитам можно спросить только с готовыми ответами: число или слова выдали бы, кому написано.

broadcasts-urgent = ✅ Важное: сразу всем
broadcasts-ordinary = Важное: сразу всем
broadcasts-reach-digest = Читают рассылки раз в день, сводкой: { $count }
broadcasts-tally-later = Ждут сводки дня: { $count }
broadcasts-digest-title = 📄 Рассылки за день: { $count }
broadcasts-digest-question = Выберите, что открыть целиком.

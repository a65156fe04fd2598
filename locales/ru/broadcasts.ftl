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
broadcasts-not-sender = Рассылки делают координатор и руководители кластеров.
broadcasts-not-own = Руководитель пишет участникам своих кластеров. Выберите свой кластер.
broadcasts-draft = новую рассылку
broadcasts-kept-written = написанные вами рассылки
broadcasts-kept-got = полученные рассылки и ваши ответы на них

broadcasts-role-coordinator = координатор
broadcasts-role-leader = руководитель кластера
broadcasts-signed = — { $name }, { $role }
broadcasts-signed-nameless = — { $role }
broadcasts-whom = Кому: { $whom }
broadcasts-read = Прочитано
broadcasts-read-kept = Отмечено: прочитано
broadcasts-answer-kept = Ответ принят: { $answer }
broadcasts-sample = Так увидят получатели. Ответ с образца не считается.

broadcasts-kind-group = Кластер
broadcasts-kind-organisation = Школа
broadcasts-kind-post = Должность
broadcasts-kind-subject = Предмет
broadcasts-kind-target = Целевая категория
broadcasts-kind-event = Событие
broadcasts-part-invited = все, кого звали
broadcasts-part-going = кто идёт
broadcasts-part-came = кто был
broadcasts-part-missed = кто не пришёл
broadcasts-part-silent = кто не ответил
broadcasts-target-young = молодые специалисты
broadcasts-target-beginning = начинающие руководители
broadcasts-target-low = школы с низкими результатами
broadcasts-target-adverse = школы в неблагоприятных условиях
broadcasts-and-more = { $shown } и ещё { $more }
broadcasts-of-event = событие «{ $title }» ({ $part })
broadcasts-everybody-said = все

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
broadcasts-text-question = Напишите текст или пришлите фото или файл с подписью.
broadcasts-text-file = Приложено: { $name }
broadcasts-text-bare = Без файла
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

attendance-door = Присутствие
attendance-command = Отметить присутствие
attendance-wait = Отметить: { $day } { $title }

attendance-no-group = Присутствие отмечают руководители кластеров. Своё участие видно в разделе «Мои достижения».
attendance-cancelled = Событие отменено, отмечать некого.
attendance-early = Рано: отметить присутствие можно за сутки до начала. Событие начнётся: { $moment }.

attendance-title = Присутствие
attendance-none = Здесь появятся ваши события: за сутки до начала и 60 дней после.
attendance-no-such = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
attendance-count =
    { $count ->
        [one] Всего { $count } событие, не отмечено: { $waiting }.
        [few] Всего { $count } события, не отмечено: { $waiting }.
       *[other] Всего { $count } событий, не отмечено: { $waiting }.
    }
attendance-count-done =
    { $count ->
        [one] Всего { $count } событие, сейчас отмечать нечего.
        [few] Всего { $count } события, сейчас отмечать нечего.
       *[other] Всего { $count } событий, сейчас отмечать нечего.
    }
attendance-list-question = Выберите событие или напишите часть названия. Знак ❗ — ждёт отметки.
attendance-new-event = Создать событие

attendance-sum = 👥 Отмечено { $present } из { $listed }
attendance-sum-guests = 👥 Отмечено { $present } из { $listed }, гостей { $guests }
attendance-nobody-listed = В списке пока никого нет. Напишите фамилию и имя, чтобы добавить гостя.
attendance-found =
    { $count ->
        [one] По запросу «{ $search }»: { $count } человек.
        [few] По запросу «{ $search }»: { $count } человека.
       *[other] По запросу «{ $search }»: { $count } человек.
    }
attendance-not-found = «{ $search }» в списке нет. Можно записать гостем.
attendance-name-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужна фамилия или её часть, от 2 до 120 знаков. Например: Петрова
        [few] Вижу { $count } знака, а нужна фамилия или её часть, от 2 до 120 знаков. Например: Петрова
       *[other] Вижу { $count } знаков, а нужна фамилия или её часть, от 2 до 120 знаков. Например: Петрова
    }
attendance-add-guest = Записать гостем
attendance-guest-added = ✅ Гость записан: { $name }
attendance-guest-twice = Такой гость уже записан, или гостей уже { $most }: больше в один лист не поместится.
attendance-all = Все пришли
attendance-nobody = Снять все
attendance-parts = Участие

attendance-parts-question = Все здесь слушатели, пока не отмечено другое. Выберите того, кто выступал, или напишите фамилию.
attendance-parts-none = Пока никто не отмечен. Вернитесь и отметьте тех, кто пришёл.
attendance-guest = Гость { $name }
attendance-part-title = Как участвует?
attendance-remove-person = Не пришёл, убрать
attendance-remove-guest = Убрать гостя

attendance-saved-contributions = Выступили или показали своё: { $count }
attendance-others = Другие события
attendance-own-record = Мои достижения
attendance-sum-nobody = 👥 Пока никто не отмечен, в списке { $listed }
attendance-sum-nameless = , и { $count } без имени
attendance-nameless = без имени
attendance-draft-line = До начала это черновик: отметки сохраняются сами.
attendance-guests-added =
    { $count ->
        [one] ✅ Записан { $count } гость
        [few] ✅ Записаны { $count } гостя
       *[other] ✅ Записано { $count } гостей
    }
attendance-undone = Отметки снова такие, как были.
attendance-undo = Вернуть как было
attendance-undo-list = ‹ Убрать этот список
attendance-ticked = ✅ Отмечено { $count }: { $names }
attendance-ticked-nobody = Из этого списка сразу никого не узнали.
attendance-doubt-title = Кто это?
attendance-doubt-line =
    { $count ->
        [one] «{ $name }»: подходит { $count } человек.
        [few] «{ $name }»: подходят { $count } человека.
       *[other] «{ $name }»: подходят { $count } человек.
    }
attendance-doubt-left = Осталось таких имён: { $count }.
attendance-doubt-guest = Это гость
attendance-skip = Пропустить
attendance-unknown-title = Этих людей в списке нет
attendance-unknown-line = { $names }
attendance-unknown-question = Записать гостями?
attendance-unknown-add = Записать гостями: { $count }
attendance-unknown-skip = Не записывать
attendance-clear-title = Снять все отметки?
attendance-clear-question = Снимутся все, и гости тоже. Сразу после этого отметки можно вернуть.
attendance-part-title-past = Как участвовал этот человек?
attendance-put-present = Пришли
attendance-put-late = Опоздали
attendance-put-absent = Не было
attendance-put-excused = Уважительная
attendance-others-came = Остальные пришли
attendance-code = QR-код
attendance-close = Закрыть лист
attendance-sum-late = опоздали { $count }
attendance-sum-absent = не было { $count }
attendance-sum-excused = по уважительной причине { $count }
attendance-closed-line = ✅ Лист закрыт.
attendance-closed-title = ✅ Лист закрыт
attendance-closed-unmarked =
    { $count ->
        [one] Без отметки { $count } человек: считаем, что его не было.
        [few] Без отметки { $count } человека: считаем, что их не было.
       *[other] Без отметки { $count } человек: считаем, что их не было.
    }
attendance-reopen = Открыть снова
attendance-reopen-title = Открыть лист снова?
attendance-reopen-line = Записи останутся прежними, пока вы снова не закроете лист.
attendance-reopen-question = Почему? Причина останется в журнале.
attendance-reopened = Лист снова открыт.
attendance-arrived = На месте с { $time }: отметка «Я на месте»
attendance-topic = Тема: { $topic }
attendance-topic-question = Выберите вид участия или напишите тему.
attendance-topic-flaw = Нужна тема словами, от 2 до 200 знаков. Например: Критерии вместо отметок
attendance-question = Отметьте тех, кто пришёл. Можно написать фамилию или вставить список.
attendance-question-late = Отметьте тех, кто опоздал. Можно написать фамилию или вставить список.
attendance-question-absent = Отметьте тех, кого не было. Можно написать фамилию или вставить список.
attendance-question-excused = Отметьте тех, у кого уважительная причина. Саму причину не пишем.
attendance-hall = QR-код и печать
attendance-hall-title = В зале
attendance-hall-line = QR-код показывают или печатают, листы подписывают. Фото подписанного листа пришлите потом сюда.
attendance-print-roster = Явочный лист
attendance-print-lines = Лист регистрации
attendance-print-all-day = весь день
attendance-print-roster-caption =
    { $count ->
        [one] Явочный лист: { $count } человек
        [few] Явочный лист: { $count } человека
       *[other] Явочный лист: { $count } человек
    }
attendance-print-lines-caption = Лист регистрации: участники и пустые строки
attendance-pages = Подписанный лист
attendance-pages-title = Подписанный лист
attendance-pages-none = Здесь будет фото или скан листа, который подписали участники.
attendance-pages-count =
    { $count ->
        [one] 📄 Подписанный лист: { $count } страница
        [few] 📄 Подписанный лист: { $count } страницы
       *[other] 📄 Подписанный лист: { $count } страниц
    }
attendance-pages-question = Пришлите фото или скан страницы. Нужны только подписи взрослых, без учеников и их данных.
attendance-pages-show = Показать страницы
attendance-pages-drop = Убрать последнюю
attendance-pages-dropped = Страница убрана.
attendance-pages-kept = ✅ Страница приложена. Отметки внесите в лист, если ещё не внесли.
attendance-pages-twice = Эта страница уже приложена.
attendance-pages-full = Больше { $most } страниц к одному листу не поместится. Уберите лишнюю.
attendance-pages-flaw = Это не фото и не скан. Пришлите фотографию или PDF.
attendance-colleagues = Отметить на входе
attendance-times = Приход и уход
attendance-times-question = Коснитесь имени, когда человек пришёл, и ещё раз, когда ушёл. После встречи напишите: Петрова 14:30–15:10
attendance-times-since = { $name }, с { $time }
attendance-times-till = { $name }, до { $time }
attendance-times-over = Встреча закончилась. Напишите фамилию и время: Петрова 14:30–15:10
attendance-times-flaw = Нужны фамилия и время. Например: Петрова 14:30–15:10
attendance-beyond = Есть среди педагогов. Выберите, кого добавить в лист.
attendance-arrived-by = На месте с { $time }: отметил человек из школы или руководитель, { $name }
attendance-past-event = Внести прошедшее
attendance-table = Таблица Excel
attendance-table-caption =
    { $count ->
        [one] Лист присутствия: { $count } человек
        [few] Лист присутствия: { $count } человека
       *[other] Лист присутствия: { $count } человек
    }
attendance-column-name = ФИО
attendance-column-works = Организация, должность
attendance-column-state = Отметка
attendance-column-part = Участие
attendance-column-topic = Тема
attendance-column-came = Приход
attendance-column-went = Уход
attendance-state-present = присутствие
attendance-state-late = опоздание
attendance-state-absent = отсутствие
attendance-state-excused = отсутствие по уважительной причине
attendance-guest-is = Кто это из педагогов
attendance-promised = Так обещано заранее. Если вышло иначе, выберите другое.
attendance-promised-topic = Заранее обещано: { $brought } «{ $topic }»
attendance-promised-other = Заранее обещано: { $brought }

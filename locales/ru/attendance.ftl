attendance-door = Присутствие
attendance-command = Отметить присутствие
attendance-wait = Отметить: { $day } { $title }

attendance-draft = отметку присутствия
attendance-resumed = Продолжаем с того же места, отметки на месте.
attendance-no-group = Присутствие отмечают руководители кластеров. Своё участие видно в разделе «Моё участие».
attendance-cancelled = Событие отменено, отмечать некого.
attendance-early = Рано: отметить присутствие можно за сутки до начала. Событие начнётся так: { $moment }.

attendance-title = Присутствие
attendance-none = Здесь появятся ваши события: за сутки до начала и 60 дней после.
attendance-no-such = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
attendance-count =
    { $count ->
        [one] { $count } событие, не отмечено: { $waiting }.
        [few] { $count } события, не отмечено: { $waiting }.
       *[other] { $count } событий, не отмечено: { $waiting }.
    }
attendance-list-question = Выберите событие или напишите часть названия. ❗ ждёт отметки.
attendance-new-event = Создать событие

attendance-sum = 👥 Отмечено { $present } из { $listed }
attendance-sum-guests = 👥 Отмечено { $present } из { $listed }, гостей { $guests }
attendance-question = Отметьте тех, кто пришёл. Можно написать фамилию или вставить список.
attendance-nobody-listed = В кластере пока нет участников. Напишите фамилию и имя, чтобы добавить гостя.
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

attendance-drop-title = Не сохранять отметки?
attendance-drop-goes = Пропадёт отмеченное сейчас: присутствуют { $present }, гостей { $guests }.
attendance-drop-stays = Сохранённое раньше останется как было.
attendance-drop-question = Вернуть их будет нельзя.
attendance-drop-no = Продолжить отметку
attendance-drop-yes = Не сохранять

attendance-saved-title = ✅ Присутствие сохранено
attendance-saved-contributions = Выступили или показали своё: { $count }
attendance-others = Другие события
attendance-change = Изменить
attendance-own-record = Моё участие
attendance-sum-nobody = 👥 Пока никто не отмечен, в списке { $listed }
attendance-sum-nameless = , и { $count } без имени
attendance-draft-line = Событие начнётся так: { $moment }. До начала это черновик, после сохраните его ещё раз.
attendance-unsaved = Ещё не сохранено.
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
attendance-kept-title = ✅ Черновик сохранён

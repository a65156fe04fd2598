answers-title = Ответы
answers-of-places =
    { $going ->
        [one] 👥 Мест { $capacity }, идёт { $going }
        [few] 👥 Мест { $capacity }, идут { $going }
       *[other] 👥 Мест { $capacity }, идут { $going }
    }
answers-of-none = 👥 Мест { $capacity }, пока никто не идёт
answers-of-any =
    { $count ->
        [one] 👥 Идёт { $count }
        [few] 👥 Идут { $count }
       *[other] 👥 Идут { $count }
    }
answers-nobody = Здесь появятся ответы участников. Пока в кластере нет никого, кроме руководителя.
answers-nobody-yet = Здесь появятся ответы тех, кого позвали. Пока никто не ответил.
answers-nobody-here = Здесь сейчас никого нет.
answers-going = Идут: { $count }
answers-speaking = С темой: { $count }
answers-maybe = Под вопросом: { $count }
answers-waiting = Ждут места: { $count }
answers-not-going = Не идут: { $count }
answers-silent = Молчат: { $count }
answers-table = 📄 Таблица ответов
answers-places = Мест: { $count }
answers-places-endless = Ограничить число мест
answers-not-found = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
answers-question = Чтобы найти человека, напишите часть фамилии.
answers-line-waits = { $number }. { $person }
answers-line-unreached = { $number }. { $person }. Уведомления выключены: скажите лично.
answers-line-offered = { $person }: место держим до { $until }
answers-brought = { $how } «{ $topic }»
answers-places-title = Сколько мест?
answers-places-now = Сейчас мест: { $capacity }.
answers-places-none = Сейчас число мест не ограничено.
answers-places-question = Напишите число. Например: 25
answers-places-any = Без ограничения
answers-places-flaw = Нужно число от 1 до 10 000. Например: 25
answers-places-few =
    { $count ->
        [one] Место занято или обещано { $count } человеку: меньше нельзя. Но можно назвать, кто подождёт.
        [few] Места заняты или обещаны { $count } людям: меньше нельзя. Но можно назвать, кто подождёт.
       *[other] Места заняты или обещаны { $count } людям: меньше нельзя. Но можно назвать, кто подождёт.
    }
answers-places-saved = ✅ Число мест сохранено. Кто ждёт, получит место по очереди.
answers-places-cancelled = Событие отменено, число мест не изменить.
answers-sent = 📄 Таблица ответов отправлена
answers-sheet-title = Ответы: { $title }
answers-file = Ответы
answers-column-family = Фамилия
answers-column-given = Имя
answers-column-patronymic = Отчество
answers-column-organisation = Организация
answers-column-answer = Ответ
answers-column-day = Когда ответил
answers-column-brings = Участие
answers-column-topic = Тема
answers-cell-going = идёт
answers-cell-not-going = не идёт
answers-cell-maybe = под вопросом
answers-cell-waits = ждёт места, номер { $number }
answers-cell-offered = место предложено
answers-cell-silent = не ответил
answers-how-title = Как вы участвуете?
answers-how-now = Сейчас записано: { $brought }
answers-how-question = Выберите, что вы покажете или расскажете.
answers-how-nothing = Не выступаю
answers-how-late = Событие уже началось или отменено.
answers-how-stranger = С темой идут участники кластера. Вступите в него, и запишем.
answers-how-full = На этом событии уже { $count } выступающих, больше записать нельзя. Скажите руководителю.
answers-topic-title = Какая тема?
answers-topic-how = Вид участия: { $how }
answers-topic-question = Напишите тему. Например: Музей как класс
answers-topic-flaw = Нужно от 2 до 200 знаков, хотя бы с одной буквой. Например: Музей как класс
answers-spoken = ✅ Записали вашу тему
answers-spoken-waits = ⏳ Мест пока нет: вы в листе ожидания, под номером { $number }.
answers-spoken-no-more = ✅ Тема снята. Ваш ответ о событии остался.
answers-fewer-title = Кто подождёт?
answers-fewer-line =
    { $going ->
        [one] 👥 Идёт { $going }, мест будет { $capacity }
        [few] 👥 Идут { $going }, мест будет { $capacity }
       *[other] 👥 Идут { $going }, мест будет { $capacity }
    }
answers-fewer-offered =
    { $count ->
        [one] Место, обещанное { $count } человеку, может уйти: он снова будет ждать.
        [few] Места, обещанные { $count } людям, могут уйти: они снова будут ждать.
       *[other] Места, обещанные { $count } людям, могут уйти: они снова будут ждать.
    }
answers-fewer-nobody = Из тех, кто идёт, место не теряет никто. Уменьшаем?
answers-fewer-question =
    { $count ->
        [one] Выберите { $count } человека: он встанет в начало листа ожидания, и мы ему напишем.
        [few] Выберите { $count } человек: они встанут в начало листа ожидания, и мы им напишем.
       *[other] Выберите { $count } человек: они встанут в начало листа ожидания, и мы им напишем.
    }
answers-fewer-done =
    { $count ->
        [0] Уменьшить число мест
        [one] В лист ожидания: { $count }
        [few] В лист ожидания: { $count }
       *[other] В лист ожидания: { $count }
    }
answers-fewer-leave = Оставить как есть
answers-fewer-saved =
    { $count ->
        [0] ✅ Число мест сохранено.
        [one] ✅ Число мест сохранено. Ждёт { $count }, уведомление получат: { $told }
        [few] ✅ Число мест сохранено. Ждут { $count }, уведомление получат: { $told }
       *[other] ✅ Число мест сохранено. Ждут { $count }, уведомление получат: { $told }
    }
answers-waits-title = ⏳ Мест стало меньше: { $title }
answers-waits-line = Вы первые в листе ожидания. Освободится место — напишем.
answers-waits-event = Открыть событие
answers-waits-over = Вы больше не в листе ожидания. Ваш ответ — на карточке события.
answers-waits-cancelled = ❌ Событие отменено.
answers-waits-begun = Событие уже началось.
answers-line-by = { $person } (кто ответил: { $name })
answers-column-by = Кто передал ответ
answers-for-colleagues = Ответить за коллег

checkin-here = Я на месте
checkin-event = Открыть событие
checkin-early = Пока рано. Отметиться можно: { $moment }. Тогда нажмите ещё раз.
checkin-late = Событие закончилось, самому отметиться уже нельзя. Скажите руководителю, он отметит.
checkin-cancelled = Событие отменено, отмечаться не нужно.
checkin-closed = Лист присутствия уже закрыт. Скажите руководителю, он откроет и отметит.
checkin-stranger = Отмечаются участники кластера и те, кто ответил «Иду». В зале можно отметиться по QR-коду.
checkin-old-code = Этот QR-код больше не действует. Попросите руководителя показать новый.
checkin-done = ✅ Вы на месте
checkin-done-line = Отметка в { $time }. Больше ничего не нужно.
checkin-corrected = Отметка изменена
checkin-corrected-line = Вы отметились в { $time }, но руководитель изменил отметку. Если это ошибка, подойдите к нему.
checkin-digits = Какой код на экране у руководителя? Напишите четыре цифры.
checkin-digits-flaw = Нужны четыре цифры с экрана руководителя. Например: 0472
checkin-digits-wrong =
    { $count ->
        [one] Код другой. Он меняется каждую минуту. Осталась { $count } попытка.
        [few] Код другой. Он меняется каждую минуту. Осталось { $count } попытки.
       *[other] Код другой. Он меняется каждую минуту. Осталось { $count } попыток.
    }
checkin-digits-too-often = Попыток больше нет. Скажите руководителю, он отметит.

checkin-window = 🗓 Отметка открыта: { $opens } – { $closes }
checkin-arrived =
    { $count ->
        [0] 👥 Пока никто не отметился
        [one] 👥 Отметился { $count } человек
        [few] 👥 Отметились { $count } человека
       *[other] 👥 Отметились { $count } человек
    }
checkin-digits-now = 🔒 Код: { $digits }. Сменится через { $seconds } с.
checkin-fresh = Обновить код
checkin-picture = Показать QR-код
checkin-changes-on = Спрашивать код с экрана
checkin-changes-off = Не спрашивать код
checkin-renew = Сделать новый QR-код
checkin-renew-title = Сделать новый QR-код?
checkin-renew-line = Прежний перестанет действовать, напечатанный тоже. Кто уже отметился, останется в листе.
checkin-renew-yes = Сделать новый
checkin-renewed = ✅ Новый QR-код готов, прежний больше не действует.
checkin-picture-line = Наведите камеру телефона и нажмите «Старт»
checkin-picture-caption = Отметка «Я на месте»: { $title }

checkin-colleagues-title = Кто на месте?
checkin-colleagues-none = Здесь пока никого не ждут.
checkin-colleagues-no-such = По запросу «{ $search }» никого не нашлось. Попробуйте короче.
checkin-colleagues-count = 👥 На месте { $there } из { $count }
checkin-colleagues-question = Выберите того, кто пришёл. Он узнает об этом и сможет снять отметку.
checkin-colleagues-late = Событие закончилось. Скажите руководителю, он отметит.
checkin-colleagues-closed = Лист присутствия уже закрыт. Скажите руководителю, он откроет и отметит.
checkin-for-you-title = Вас отметили: вы на месте
checkin-for-you-line = Кто отметил: { $name }. Если вас там нет, снимите отметку.
checkin-for-you-corrected = Вас отметили, но руководитель изменил отметку. Если это ошибка, скажите ему.
checkin-not-me = Меня там нет
checkin-taken-title = Отметка снята
checkin-taken-line = Если придёте, отметьтесь сами или скажите руководителю.
checkin-taken-late = Лист присутствия уже закрыт. Скажите руководителю, он исправит.
checkin-answers-title = Кто придёт?
checkin-answers-count = 👥 Идут { $going } из { $count }
checkin-answers-question = Выберите, кто придёт. Человек узнает об этом и сможет ответить иначе.
checkin-answers-cancelled = Событие отменено, отвечать не нужно.
checkin-answers-late = Ответы уже не собирают. Отметьте тех, кто пришёл.
checkin-answers-full = Свободных мест нет. Пусть коллега ответит «Иду» сам: бот поставит его в лист ожидания.
checkin-answers-own = Этот человек уже ответил сам. Изменить ответ может только он.
checkin-answers-over = Событие уже началось или отменено, ответ не изменить.
checkin-answers-declined = ❌ Вы не идёте
checkin-answers-declined-line = Если передумаете, ответьте на карточке события.
checkin-answered-title = За вас ответили: вы идёте
checkin-answered-line = Кто ответил: { $name }. Если не идёте, скажите об этом.
checkin-not-coming = Я не иду
checkin-answered-going = ✅ Вы идёте
checkin-answered-maybe = ⏳ Вы пока не решили
checkin-answered-waits = ⏳ Вы в листе ожидания
checkin-answered-none = Ответ за вас снят
checkin-answered-none-line = Если пойдёте, ответьте на карточке события.
checkin-answered-otherwise = Изменить ответ можно на карточке события.
checkin-answered-cancelled = ❌ Отменено: { $title }
checkin-answered-begun = Событие уже началось, ответ больше не изменить.

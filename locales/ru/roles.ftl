roles-title = Роли и назначения
roles-terms = Роли со сроком
roles-none = Здесь появятся те, кому назначена роль. Назначить её можно на карточке человека.
roles-count =
    { $count ->
        [one] Всего { $count } назначение.
        [few] Всего { $count } назначения.
       *[other] Всего { $count } назначений.
    }
roles-question = Выберите человека или напишите имя.
roles-filter = Выбрать роль
roles-filter-title = Какая роль?
roles-filter-question = Покажу тех, у кого она сейчас есть.
roles-filter-all = Все роли
roles-filter-terms = Со сроком
roles-to-requests = ❗ Ждут ответа: { $count }

roles-order = приказ № { $number } от { $day }
roles-order-bare = приказ № { $number }
roles-since = с { $day }
roles-until = по { $day }
roles-till = до { $day }
roles-term-till = Срок: до { $day }
roles-term-none = Без срока
roles-no-order = Без приказа

roles-of-none = Ролей пока нет.
roles-before = Раньше:
roles-appoint = Назначить роль
roles-hand-over = Передать всё
roles-to-person = К человеку
roles-all = Все роли
roles-over = Завершена { $day }

roles-end = Снять
roles-end-question = По какому приказу? Напишите номер и дату. Например: 114-о от 01.09.2026
roles-without-order = Без приказа
roles-order-day-question = От какого числа приказ?
roles-end-goes = ❌ Исчезнут права этой роли.
roles-end-stays = ✅ Останутся записи, кластеры и события.
roles-ended = ✅ Роль снята.
roles-over-already = Эта роль уже завершена.
roles-last-coordinator = Это единственный координатор. Сначала назначьте другого.
roles-change-term = Изменить срок
roles-term-question = До какого дня, включительно?
roles-term-endless = Без срока
roles-extended = ✅ Срок изменён. { $term }

roles-flaw-empty = Не вижу номера приказа. Например: 114-о от 01.09.2026
roles-flaw-long = Номер длиннее { $most } знаков. Например: 114-о от 01.09.2026
roles-flaw-day = Не понимаю дату приказа. Например: 01.09.2026
roles-flaw-ahead = Этот день ещё не наступил. Приказ бывает от сегодняшнего дня или раньше.
roles-flaw-term = Не понимаю дату. Например: 31.08.2027
roles-flaw-term-past = Этот день уже прошёл или идёт. Срок должен кончаться позже сегодняшнего дня.

roles-form-role = Какую роль назначить?
roles-form-place = Где?
roles-form-municipality = Весь муниципалитет
roles-form-no-groups = Действующих кластеров пока нет.
roles-form-order = По какому приказу?
roles-form-order-question = Напишите номер и дату. Например: 114-о от 01.09.2026
roles-form-day = Дата приказа
roles-form-term = На какой срок?
roles-form-till = До { $day }
roles-form-sure = Назначить?
roles-form-replaces = Сейчас руководит { $name } и перестанет.
roles-form-told = Человек получит уведомление.
roles-form-appoint = Назначить
roles-form-change-role = Роль
roles-form-change-order = Приказ
roles-form-change-term = Срок
roles-form-draft = назначение
roles-appointed = ✅ Назначено.
roles-held-already = Эта роль у человека уже есть.

roles-requests-title = Просьбы о ролях
roles-requests-none = Новых просьб нет.
roles-requests-count =
    { $count ->
        [one] Ждёт ответа { $count } просьба.
        [few] Ждут ответа { $count } просьбы.
       *[other] Ждут ответа { $count } просьб.
    }
roles-wait-request = ❗ Подтвердить роль: { $name }
roles-grant = Подтвердить
roles-refuse = Отказать
roles-request-granted = ✅ Подтверждено.
roles-request-refused = ❌ Отказано.
roles-request-granted-already = ✅ Это уже подтверждено.
roles-request-refused-already = ❌ В этом уже отказано.
roles-request-withdrawn = Просьбу забрали назад.
roles-request-moved = Человек теперь работает в другом месте, и просьба снята.

roles-mine-title = Мои роли
roles-mine-none = Ролей пока нет.
roles-mine-question = Скажите, кто вы, и координатор подтвердит.
roles-mine-waits = ⏳ Ждёт подтверждения: { $role }
roles-mine-withdraw = Забрать: { $role }
roles-mine-withdrawn = Просьба снята.
roles-mine-place = Где?
roles-mine-asked = ⏳ Координатор подтвердит, и вы узнаете об этом.
roles-mine-known = Эта роль у вас уже есть или ждёт подтверждения.
roles-i-methodist = Я методист
roles-i-representative = Я представляю школу
roles-i-tutor = Я тьютор
roles-i-expert = Я эксперт
roles-resign = Сложить роль
roles-resign-title = Сложить роль?
roles-resign-goes = ❌ Права этой роли исчезнут. Ваши записи останутся.
roles-resign-leader = Кластер останется без руководителя, координатор узнает об этом.
roles-resigned = ✅ Роль сложена.
roles-last-coordinator-self = Вы единственный координатор. Сначала назначьте другого. Удалить свои данные можно в любое время.

roles-hand-title = Передать всё
roles-hand-nothing = Передавать нечего.
roles-hand-what = Сейчас есть: { $what }
roles-hand-question = Кому передать? Выберите или напишите имя.
roles-hand-oneself = Передать самому себе нельзя. Выберите другого человека.
roles-hand-sure = Передать?
roles-hand-from = От кого: { $name }
roles-hand-to = Кому: { $name }
roles-hand-more = и ещё { $rest }
roles-hand-stays = Роли по приказу и прошедшее останутся. Оба получат уведомление.
roles-hand-yes = Передать
roles-handed = ✅ Передано: { $what }

roles-sent-title = Таблица готова
roles-sent-line =
    { $count ->
        [one] В ней { $count } строка.
        [few] В ней { $count } строки.
       *[other] В ней { $count } строк.
    }
roles-table-cut = { $title }: первые { $most } строк
roles-column-family = Фамилия
roles-column-given = Имя
roles-column-patronymic = Отчество
roles-column-works = Место работы
roles-column-role = Роль
roles-column-place = Где
roles-column-since = С какого дня
roles-column-number = Приказ №
roles-column-day = Дата приказа
roles-column-term = Срок до
roles-column-asked = Когда просили

roles-to-mine = Мои роли
roles-open-person = Посмотреть
roles-open-list = Посмотреть список
roles-open-figures = Показатели
roles-open-clusters = Мои кластеры
roles-notice-appointed-title = ✅ Вам назначена роль
roles-notice-appointed-by = Её назначил координатор муниципалитета.
roles-notice-ended-title = Роль завершена
roles-notice-ended-by = Так решил координатор муниципалитета. Ваши записи остались.
roles-notice-replaced = Координатор назначил другого руководителя. Ваши записи остались.
roles-notice-extended-title = Срок роли изменён
roles-notice-extended-by = Его изменил координатор муниципалитета.
roles-notice-resigned-title = Человек сложил роль
roles-notice-resigned-line = { $name }. { $role }. Вы получили это как координатор.
roles-notice-asked-title = Просьба о роли
roles-notice-asked-by = { $name }, { $organisation }
roles-notice-asked-question = Подтвердить эту роль?
roles-notice-granted-title = ✅ Ваша роль подтверждена
roles-notice-refused-title = ❌ Роль не подтверждена
roles-notice-refused-line = Так решил координатор муниципалитета. Если это ошибка, спросите его.
roles-notice-ending-title = 🗓 Срок вашей роли скоро кончится
roles-notice-ending-line = Продлить его может координатор муниципалитета.
roles-notice-ran-out-title = 🗓 Срок вашей роли кончился
roles-notice-ran-out-line = Последним днём было { $day }. Ваши записи остались.
roles-notice-terms-title =
    { $count ->
        [one] 🗓 Скоро кончится срок { $count } роли
        [few] 🗓 Скоро кончится срок { $count } ролей
       *[other] 🗓 Скоро кончится срок { $count } ролей
    }
roles-notice-terms-line = Вы получили это как координатор. Срок можно изменить на карточке роли.
roles-notice-terms-over-title =
    { $count ->
        [one] 🗓 Кончился срок { $count } роли
        [few] 🗓 Кончился срок { $count } ролей
       *[other] 🗓 Кончился срок { $count } ролей
    }
roles-notice-terms-over-line = Вы получили это как координатор. Роль можно назначить снова.
roles-notice-taken-title = Вам переданы дела
roles-notice-taken-line = От кого: { $name }. Что теперь ваше: { $what }. Так решил координатор муниципалитета.
roles-notice-handed-title = Ваши дела переданы
roles-notice-handed-line = Теперь за них отвечает { $name }: { $what }. Так решил координатор муниципалитета.

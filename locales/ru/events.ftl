events-kind-seminar = Семинар
events-kind-workshop = Практикум
events-kind-master-class = Мастер-класс
events-kind-open-lesson = Открытый урок
events-kind-meeting = Заседание
events-kind-consultation = Консультация
events-kind-conference = Конференция
events-kind-training = Обучение
events-kind-contest = Конкурс
events-kind-internship = Стажировка
events-kind-forum = Форум
events-kind-other = Другое событие

events-answer-going = Иду
events-answer-not-going = Не иду
events-answer-maybe = Под вопросом
events-answer-kept = Ответ принят: { $answer }
events-answer-not-member = Отвечают участники кластера «{ $cluster }». Вступите в него, и ответ примем.
events-late-begun = Событие уже началось, ответ не изменить.
events-late-cancelled = Событие отменено, отвечать больше не нужно.
events-flaw-past = Это время уже прошло. Выберите день и время впереди.
events-flaw-too-far = Это слишком далеко: события назначают не дальше чем на год вперёд.
events-flaw-skipped = В этот день такого времени нет: переводят часы. Выберите другое.

events-notice-new = 🗓 { $kind }: { $title }
events-notice-moved = 🗓 Перенесено: { $title }
events-notice-cancelled = ❌ Отменено: { $title }
events-notice-why = Вы участник кластера «{ $cluster }», пишет его руководитель.
events-notice-question = Придёте?
events-notice-answered = ✅ Ваш ответ: { $answer }
events-notice-moved-question = Прежние ответы сохранены. Если планы изменились, ответьте заново.
events-open = Открыть
events-open-link = Открыть ссылку

events-card-cancelled = ❌ Событие отменено
events-card-kind = { $kind }, кластер «{ $cluster }»
events-card-present = ✅ Вы были: { $participation }
events-card-tally = 👥 Идут { $going }, не идут { $not }, под вопросом { $maybe }, молчат { $silent }
events-card-link = Ссылка для коллег: { $link }
events-card-sheet = Отметить присутствие
events-card-move = Перенести
events-card-cancel = Отменить событие
events-card-stranger = Отвечают участники кластера. Вступить можно сразу, согласовывать не нужно.
events-card-cluster = Открыть кластер

events-cancel-title = Отменить событие?
events-cancel-goes = Уйдёт из списка ближайших; участникам напишем, что его не будет.
events-cancel-stays = Останутся запись о событии и ответы. Вернуть его нельзя, можно создать новое.
events-cancel-question = Отменяем?
events-cancel-yes = Отменить событие
events-cancelled = ✅ Событие отменено. { $told }

events-move-day-title = На какой день перенести?
events-move-time-title = На какое время перенести?
events-move-confirm-title = Перенести событие?
events-move-now = Сейчас: { $moment }
events-move-then = 🗓 Будет: { $moment }
events-move-confirm-question = Участники получат уведомление, прежние ответы сохранятся.
events-move-yes = Перенести
events-moved = ✅ Событие перенесено. { $told }

events-reach-nobody = В кластере пока нет других участников, уведомлять некого.
events-reach-told =
    { $count ->
        [one] Уведомим { $count } участника.
        [few] Уведомим { $count } участников.
       *[other] Уведомим { $count } участников.
    }
events-reach-silent =
    { $count ->
        [one] Ещё { $count } не включил уведомления: передайте ссылку лично.
        [few] Ещё { $count } не включили уведомления: передайте ссылку лично.
       *[other] Ещё { $count } не включили уведомления: передайте ссылку лично.
    }

events-coming-title = Ближайшие события
events-coming-none = Здесь появятся события кластеров, в которых вы участвуете.
events-coming-count =
    { $count ->
        [one] Впереди { $count } событие.
        [few] Впереди { $count } события.
       *[other] Впереди { $count } событий.
    }
events-coming-question = Нажмите событие или напишите часть названия.
events-not-found = По словам «{ $search }» ничего не нашлось. Попробуйте короче.
events-new = Создать событие
events-clusters = Выбрать кластер
events-record = Моё участие
events-coming = Ближайшие события

events-record-title = Моё участие
events-record-none = Здесь появятся события, на которых вы были. Отмечает их руководитель кластера.
events-record-count =
    { $count ->
        [one] Всего { $count } событие, из них с вашим вкладом: { $contributed }.
        [few] Всего { $count } события, из них с вашим вкладом: { $contributed }.
       *[other] Всего { $count } событий, из них с вашим вкладом: { $contributed }.
    }
events-record-line = ✅ { $day }. { $kind } «{ $title }», кластер «{ $cluster }»: { $participation }
events-record-question = Чтобы найти событие, напишите часть названия.

staff-title = Люди, школы, кластеры
staff-desk-people = 👥 Людей: { $count }
staff-desk-schools = 📍 Школ и организаций: { $count }
staff-desk-clusters = Кластеров: { $count }
staff-desk-unconfirmed =
    ❗ { $count ->
        [one] { $count } организация ждёт подтверждения
        [few] { $count } организации ждут подтверждения
       *[other] { $count } организаций ждут подтверждения
    }
staff-desk-leaderless =
    ❗ { $count ->
        [one] { $count } кластер без руководителя
        [few] { $count } кластера без руководителя
       *[other] { $count } кластеров без руководителя
    }
staff-desk-question = Напишите фамилию, чтобы найти человека.
staff-people = Люди
staff-schools = Школы
staff-clusters = Кластеры
staff-add-schools = Добавить школы
staff-new-cluster = Создать кластер

staff-people-title = Люди
staff-people-count =
    { $count ->
        [one] Всего { $count } человек.
        [few] Всего { $count } человека.
       *[other] Всего { $count } человек.
    }
staff-people-found =
    { $count ->
        [0] По запросу «{ $search }» никого.
        [one] По запросу «{ $search }» { $count } человек.
        [few] По запросу «{ $search }» { $count } человека.
       *[other] По запросу «{ $search }» { $count } человек.
    }
staff-people-question = Напишите начало фамилии или имени. Например: Петрова Ольга
staff-not-found = По запросу «{ $search }» ничего нет.
staff-person-since = 🗓 Преподаёт с { $year } года
staff-person-targets = Целевые категории: { $targets }
staff-person-leads = 👥 Руководит: { $clusters }
staff-person-coordinates = ✅ Координатор муниципалитета
staff-target-young = молодой специалист
staff-target-beginning = начинающий руководитель
staff-target-low = школа с низкими результатами
staff-target-adverse = школа в сложных условиях
staff-make-leader = Назначить руководителем
staff-promote = Сделать координатором
staff-dismiss = Снять координатора
staff-to-school = К организации
staff-which-cluster = Каким кластером руководить?
staff-will-lead = 👥 Руководить будет: { $name }
staff-sure = Всё верно?
staff-promote-title = Сделать координатором?
staff-promote-line = Увидит всех людей, школы и показатели, сможет назначать и снимать. Чужих дефицитов не увидит.
staff-promoted = ✅ Назначено.
staff-dismiss-title = Снять координатора?
staff-dismiss-line = Потеряет доступ к людям, школам и показателям. Своё останется.
staff-dismissed = ✅ Снято.
staff-dismiss-last = Это единственный координатор. Сначала назначьте другого.
staff-notice-promoted-title = ✅ Вы координатор муниципалитета
staff-notice-promoted-line = Вас назначил другой координатор. Теперь вам видны люди, школы и показатели.
staff-notice-dismissed-title = Вы больше не координатор
staff-notice-dismissed-line = Так решил координатор муниципалитета. Ваши записи и кластеры остались.
staff-open-desk = Люди и школы

staff-schools-title = Школы и организации
staff-schools-none = Здесь будут организации. Добавьте их списком: одна строка — одна школа.
staff-schools-count = Всего: { $count }. Число рядом с названием — сколько людей; ❗ ждёт подтверждения.
staff-schools-question = Нажмите организацию или напишите часть названия.
staff-school-staff =
    👥 { $count ->
        [one] Работает { $count } человек
        [few] Работают { $count } человека
       *[other] Работают { $count } человек
    }
staff-school-flags = Отметки ниже относят её людей к целевым категориям.
staff-school-hosts = Опорная школа кластеров: { $count }
staff-school-unconfirmed = ❗ Название набрано при регистрации и не подтверждено.
staff-school-confirm = Подтвердить
staff-school-merge = Объединить
staff-school-low = Низкие результаты
staff-school-adverse = Сложные условия
staff-school-delete = Удалить
staff-school-confirmed = ✅ Подтверждено.
staff-rename = Переименовать
staff-rename-title = Новое название
staff-rename-now = Сейчас: { $name }
staff-rename-school-question = Напишите название. Например: Школа № 3
staff-rename-cluster-question = Напишите название. Например: Формирующее оценивание
staff-renamed = ✅ Переименовано.
staff-school-flaw = Название организации: от 2 до 120 знаков. Например: Школа № 3
staff-school-line-flaw = Строка «{ $line }» не подходит: нужно от 2 до 120 знаков. Ничего не добавлено. Например: Школа № 3
staff-schools-flaw = Нужно от 1 до { $most } названий, каждое на своей строке. Например: Школа № 3
staff-schools-added = ✅ Записано организаций: { $count }.
staff-name-taken = «{ $name }» уже есть. Нужно другое название.
staff-merge-title = С какой объединить?
staff-merge-from = Исчезнет: { $name }
staff-merging-title = Объединить?
staff-merging-goes = ❌ Исчезнет: { $name }
staff-merging-stays =
    { $count ->
        [one] ✅ Останется: { $name }. Перейдёт { $count } человек.
        [few] ✅ Останется: { $name }. Перейдут { $count } человека.
       *[other] ✅ Останется: { $name }. Перейдут { $count } человек.
    }
staff-merged =
    { $count ->
        [one] ✅ Объединено, перешёл { $count } человек.
        [few] ✅ Объединено, перешли { $count } человека.
       *[other] ✅ Объединено, перешли { $count } человек.
    }
staff-delete-title = Удалить организацию?
staff-delete-line = Здесь никто не работает. Больше ничего не исчезнет.
staff-delete-in-use = ❗ Удалить нельзя: здесь уже работают или есть кластер.
staff-deleted = ✅ Удалено.
staff-add-title = Какие школы добавить?
staff-add-line = Можно сразу список: одна строка — одна школа.
staff-add-question = Напишите названия. Например: Школа № 3

staff-clusters-title = Кластеры
staff-clusters-none = Здесь будут кластеры. Создайте первый.
staff-clusters-count = Всего: { $count }. ❗ нет руководителя.
staff-clusters-closed = { $name } · завершён
staff-clusters-question = Нажмите кластер или напишите часть названия.
staff-of-cluster = Кластер «{ $cluster }»
staff-cluster-leader = 👥 Руководит: { $name }
staff-cluster-leaderless = ❗ Руководителя нет
staff-cluster-phase = Этап: { $phase }
staff-cluster-members =
    { $count ->
        [one] { $count } участник
        [few] { $count } участника
       *[other] { $count } участников
    }
staff-cluster-no-categories = ❗ Категории дефицитов не выбраны
staff-cluster-categories = Дефициты: { $categories }
staff-appoint-leader = Назначить руководителя
staff-phase = Этап
staff-categories = Категории дефицитов
staff-cluster-flaw = Название кластера: от 3 до 120 знаков. Например: Формирующее оценивание
staff-leader-title = Кто будет руководить?
staff-leading-title = Назначить руководителя?
staff-leading-replaces = Сейчас руководит { $name } и перестанет.
staff-leading-first = Сейчас руководителя нет.
staff-leads-already = Этот человек уже руководит кластером.
staff-leading-told = Бот сообщит тем, кто согласен на уведомления.
staff-appoint = Назначить
staff-appointed = ✅ Назначено.
staff-notice-leader-title = ✅ Вы руководитель кластера
staff-notice-leader-line = «{ $cluster }». Вас назначил координатор муниципалитета.
staff-notice-former-title = У кластера новый руководитель
staff-notice-former-line = «{ $cluster }»: вы больше не руководите. Так решил координатор муниципалитета.
staff-open-cluster = Открыть кластер
staff-new-event = Создать событие
staff-phase-title = На каком этапе кластер?
staff-phase-line = Закрытый кластер не виден при записи. Участники и события сохраняются.
staff-phase-set = ✅ Этап изменён.
staff-categories-title = Какие дефициты решает?
staff-categories-line = Нажмите, чтобы добавить или убрать. Сохраняется сразу.

staff-form-draft = новый кластер
staff-form-progress = Шаг { $step } из 4
staff-form-name-title = Как назвать кластер?
staff-form-name-question = Напишите название. Например: Формирующее оценивание
staff-form-categories-title = Какие дефициты он решает?
staff-form-categories-question = Можно выбрать несколько.
staff-form-ready = Готово: { $count }
staff-form-no-category = Выберите хотя бы одну категорию.
staff-form-host-title = Какая школа опорная?
staff-form-host-question = Нажмите школу или напишите часть названия.
staff-form-no-host = Без опорной школы
staff-form-leader-title = Кто будет руководить?
staff-form-no-leader = Назначить позже
staff-form-confirm-title = Создать кластер?
staff-form-confirm-question = Руководителю бот сообщит сам.
staff-form-create = Создать
staff-form-created = ✅ Кластер создан.

profile-organisation = 📍 { $name }
profile-organisation-unconfirmed = ⏳ { $name }: координатор проверит название
profile-years = 🗓 Преподаёте с { $teaching } года
profile-years-work = 🗓 В педагогике с { $teaching } года
profile-years-work-both = 🗓 В педагогике с { $teaching } года, руководите с { $managing } года
profile-years-both = 🗓 Преподаёте с { $teaching } года, руководите с { $managing } года
profile-category =
    { $count ->
        [one] Целевая категория: { $names }
        [few] Целевые категории: { $names }
       *[other] Целевые категории: { $names }
    }
profile-young-specialist = молодой специалист
profile-beginning-leader = начинающий руководитель
profile-coordinator = Вы координатор муниципалитета.
profile-leads = 👥 Ведёте кластеры: { $clusters }
profile-deputises = 👥 Вы заместитель руководителя: { $clusters }
profile-cluster = «{ $name }»
profile-and-more = { $shown } и ещё { $rest }
profile-record = Мои достижения
profile-clusters = Мои кластеры
profile-roles = Мои роли
profile-change = Изменить
profile-settings = Настройки
profile-data = 🔒 Мои данные
profile-door = Профиль
profile-command = Мой профиль

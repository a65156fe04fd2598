desk-door = Люди и школы
desk-command = Люди, школы, кластеры

desk-title = Люди, школы, кластеры
desk-people = 👥 Людей: { $count }
desk-organisations = 📍 Школ и организаций: { $count }
desk-groups = Кластеров: { $count }
desk-unconfirmed =
    ❗ { $count ->
        [one] { $count } организация ждёт подтверждения
        [few] { $count } организации ждут подтверждения
       *[other] { $count } организаций ждут подтверждения
    }
desk-leaderless =
    ❗ { $count ->
        [one] { $count } кластер без руководителя
        [few] { $count } кластера без руководителя
       *[other] { $count } кластеров без руководителя
    }
desk-question = Напишите фамилию, чтобы найти человека.
desk-to-people = Люди
desk-to-roles = Роли
desk-to-organisations = Школы
desk-to-groups = Кластеры
desk-to-regulation = Положение

desk-wait-unconfirmed =
    ❗ Подтвердить: { $count ->
        [one] { $count } организация
        [few] { $count } организации
       *[other] { $count } организаций
    }
desk-wait-leaderless = ❗ Нет руководителя: { $name }
desk-to-papers = 📄 Бумаги
desk-to-journal = Журнал
desk-to-plans = Планы

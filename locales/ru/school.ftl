school-door = Моя школа
school-command = Моя школа: сотрудники и численность
school-help = Моя школа: кто в составе и кто уже в боте, численность по датам, код для коллеги.
school-none = Сейчас вы не представляете ни одной школы. Роль назначает координатор: «Профиль», «Мои роли».
school-choose-title = Какая школа?
school-choose-question = Вы представляете несколько. Выберите одну.
school-another = Другая школа

school-staff =
    👥 { $count ->
        [one] В составе { $count } человек
        [few] В составе { $count } человека
       *[other] В составе { $count } человек
    }, в боте { $here ->
        [0] пока никого
       *[other] { $here }
    }
school-staff-none = 👥 В составе пока никого нет. Список школы загружает координатор.
school-counted = 🗓 Численность на { $day }: педагогов { $count }
school-counted-in-part = 🗓 Численность внесена на { $day }
school-not-counted = 🗓 Численность ещё не внесена
school-marks = ❗ Отметки: { $marks }
school-agreements =
    📄 { $count ->
        [one] Действует { $count } договор или соглашение
        [few] Действуют { $count } договора или соглашения
       *[other] Действуют { $count } договоров и соглашений
    }
school-to-staff = Сотрудники: { $count }
school-headcounts = Численность
school-to-marks = Отметки
school-to-agreements = Договоры
school-twice = ❗ Одно имя дважды: { $count }
school-twice-none = Таких вопросов больше нет.
school-twice-question = Выберите имя, чтобы ответить.

school-staff-title = Сотрудники
school-staff-count =
    👥 { $count ->
        [one] Всего { $count } человек
        [few] Всего { $count } человека
       *[other] Всего { $count } человек
    }
school-staff-listed = 📄 есть в списке школы, в боте ещё нет
school-staff-hidden =
    🔒 { $count ->
        [one] Ещё { $count } человек согласился на прежний текст: имени здесь нет.
        [few] Ещё { $count } человека согласились на прежний текст: имён здесь нет.
       *[other] Ещё { $count } человек согласились на прежний текст: имён здесь нет.
    }
school-staff-question = Выберите человека или напишите имя.
school-not-found-hint = Попробуйте одну фамилию или её начало.
school-person-here = ✅ Уже в боте
school-person-code = По коду человек подтвердит, что запись в списке — его.

school-to-hosting = Принять кластер

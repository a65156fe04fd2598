targets-door = Мои целевые категории
targets-waits = Возражение о категории
targets-draft = целевую категорию
targets-title = Целевые категории
targets-staff =
    { $count ->
        [one] 👥 В составе { $count } человек
        [few] 👥 В составе { $count } человека
       *[other] 👥 В составе { $count } человек
    }
targets-unknown =
    { $count ->
        [one] Стаж неизвестен: { $count } человек. Молодых специалистов среди них не считаем.
        [few] Стаж неизвестен: { $count } человека. Молодых специалистов среди них не считаем.
       *[other] Стаж неизвестен: { $count } человек. Молодых специалистов среди них не считаем.
    }
targets-overlap = Один человек может быть в нескольких категориях: их сумма не равна составу.
targets-question = Кого показать?
targets-young = молодой специалист
targets-beginning = начинающий руководитель
targets-low = школа с низкими результатами
targets-adverse = школа в сложных условиях
targets-button-young = Молодые специалисты
targets-button-beginning = Новые руководители
targets-button-low = Низкие результаты
targets-button-adverse = Сложные условия
targets-button-growing = Потенциал роста
targets-button-experienced = Высокие результаты
targets-in-title = Кто в категории
targets-in-none = Пока никого.
targets-in-count =
    { $count ->
        [one] 👥 { $count } человек
        [few] 👥 { $count } человека
       *[other] 👥 { $count } человек
    }
targets-of-title = Целевые категории
targets-of-no-facts = По стажу и школе: ни одной.
targets-of-facts = По стажу и школе: { $targets }.
targets-of-assigned = { $category }, до { $day }
targets-of-question = Что изменить?
targets-assign = + { $category }
targets-reason-title = За что?
targets-reason-question = Напишите основание. Человек его увидит. Например: победитель муниципального конкурса
targets-words-flaw = Нужно от 3 до 300 знаков. Например: победитель муниципального конкурса
targets-until-title = До какого дня?
targets-until-question = Выберите день или напишите, например: 31 августа
targets-certain-title = Отнести к категории?
targets-certain-told = Человек узнает об этом и сможет возразить.
targets-certain-yes = Отнести
targets-assigned = ✅ Записано.
targets-already = Эта категория уже назначена.
targets-card-title = Целевая категория
targets-card-reason = Основание: { $reason }
targets-card-dispute = ❗ Возражение: { $words }
targets-card-answer = Ответ координатора: { $words }
targets-answer = Ответить
targets-answer-title = Что ответить?
targets-answer-question = Напишите, почему категория остаётся. Если человек прав, снимите её.
targets-answered = ✅ Ответ отправлен.
targets-answered-already = На это возражение уже ответили.
targets-end = Снять категорию
targets-ending-title = Снять категорию?
targets-ending-told = Человек узнает об этом. В журнале останется, что она была.
targets-ended = ✅ Снято.
targets-open = Посмотреть
targets-mine-title = Мои целевые категории
targets-mine-no-facts = По стажу и школе: ни одной.
targets-mine-facts = По стажу и школе: { $targets }.
targets-mine-dispute = Ваше возражение: { $words }
targets-mine-why = По категориям муниципалитет подбирает поддержку: наставника, курсы, события.
targets-dispute-growing = Возразить: потенциал
targets-dispute-experienced = Возразить: результаты
targets-dispute-title = С чем вы не согласны?
targets-dispute-question = Напишите, что не так. Прочтёт только координатор, он ответит.
targets-disputed-title = ✅ Возражение отправлено
targets-disputed = Координатор прочтёт его и ответит. Ответ придёт сюда.
targets-disputed-already = Вы уже возразили. Дождитесь ответа.
targets-notice-title = Вас отнесли к целевой категории
targets-notice-line = Это сделал координатор муниципалитета, чтобы подобрать вам поддержку. Можно возразить.
targets-notice-end-title = Целевая категория снята
targets-notice-end-line = Так решил координатор муниципалитета.
targets-notice-answer-title = Координатор ответил на возражение
targets-notice-answer-line = О целевой категории. Ответ в «Моих целевых категориях».
targets-notice-dispute-title = ❗ Возражение о целевой категории
targets-notice-dispute-line = Человек не согласен с категорией. Вам пишем как координатору.

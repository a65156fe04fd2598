registration-draft = регистрацию
registration-name-title = Как вас зовут?
registration-name-question = Напишите фамилию, имя и отчество одним сообщением. Например: Петрова Ольга Сергеевна
registration-name-one-word = Вижу одно слово, а нужны хотя бы фамилия и имя. Например: Петрова Ольга Сергеевна
registration-name-too-long = Слишком длинно: до 100 знаков. Напишите только фамилию, имя и отчество.
registration-name-strange = В имени бывают только буквы, дефис и апостроф. Например: Петрова Ольга Сергеевна
registration-school-title = Где вы работаете?
registration-school-question = Нажмите свою организацию или напишите часть её названия.
registration-school-none = В списке пока никого. Напишите название своей организации. Например: Школа № 3
registration-school-found =
    { $count ->
        [one] Нашлась { $count } организация.
        [few] Нашлось { $count } организации.
       *[other] Нашлось { $count } организаций.
    }
registration-school-perhaps = По запросу «{ $search }» ничего не нашлось. Может быть, это одна из этих?
registration-school-not-found = «{ $search }» в списке нет. Проверьте название или добавьте.
registration-school-add = Добавить «{ $search }»
registration-school-gone = ❗ Вашу организацию объединили с другой или удалили. Выберите место работы ещё раз.
registration-school-flaw = Название организации: до 250 знаков. Например: Школа № 3
registration-post-title = Ваша должность?
registration-subjects-title = Что вы преподаёте?
registration-subjects-question = Можно выбрать несколько.
registration-subjects-none = Ничего не преподаю
registration-subjects-ready = Готово: { $count }
registration-teaching-title = С какого года вы преподаёте?
registration-managing-title = С какого года вы руководите?
registration-year-question = Нажмите год или напишите его. Например: 2015
registration-year-flaw = Нужен год от { $first } до { $last }. Например: 2015
registration-confirm-title = Всё верно?
registration-confirm-teaching = 🗓 Преподаёте с { $year } года
registration-confirm-managing = 🗓 Руководите с { $year } года
registration-confirm-question = Если что-то не так, нажмите, что изменить.
registration-confirm = Всё верно
registration-change-name = Имя
registration-change-school = Место работы
registration-change-post = Должность
registration-change-subjects = Предметы
registration-change-teaching = Год начала работы
registration-change-managing = Год начала руководства
registration-amended = ✅ Изменения сохранены.
registration-welcome-title = ✅ Вы зарегистрированы
registration-welcome-line = { $name }, рады вам в «Грозди»!
registration-welcome-coordinator = Вы координатор муниципалитета.
registration-welcome-question = С чего начнём?
registration-welcome-onward = Открыть то, зачем пришли
registration-welcome-deficit = Записать дефицит
registration-welcome-clusters = Выбрать кластер

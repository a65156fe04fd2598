calendar-door = 🗓 Календарь
calendar-command = Календарь событий
calendar-title = Календарь
calendar-week = 🗓 С { $first } по { $last }
calendar-mine = События моих кластеров и общие для всех
calendar-all = Все события муниципалитета
calendar-group = Кластер «{ $name }»
calendar-group-gone = Этого кластера больше нет.
calendar-none = Событий в эти дни нет.
calendar-count =
    { $count ->
        [one] Всего { $count } событие.
        [few] Всего { $count } события.
       *[other] Всего { $count } событий.
    }
calendar-found =
    { $count ->
        [one] По запросу «{ $search }» за год назад и вперёд { $count } событие.
        [few] По запросу «{ $search }» за год назад и вперёд { $count } события.
       *[other] По запросу «{ $search }» за год назад и вперёд { $count } событий.
    }
calendar-not-found = По запросу «{ $search }» ничего не нашлось. Попробуйте короче.
calendar-question = Выберите событие или напишите слово из названия.
calendar-choose-day = Сегодня
calendar-choose-week = Неделя
calendar-choose-month = Месяц
calendar-before = ‹ { $day }
calendar-after = { $day } ›
calendar-choose-mine = Мои
calendar-choose-all = Все
calendar-choose-group = Кластер
calendar-groups-title = События какого кластера?
calendar-groups-question = Выберите кластер или напишите часть названия.
calendar-groups-none = Кластеров пока нет.
calendar-file = В календарь телефона
calendar-file-mine = Мои события
calendar-file-none = Ближайших событий у вас нет, файл был бы пустым.
calendar-file-about = { $kind }, кластер «{ $groups }»
calendar-sent-title = 📄 Файл для календаря отправлен
calendar-sent-line = Откройте его на телефоне: календарь предложит добавить. После переноса или отмены возьмите файл ещё раз, и запись обновится.

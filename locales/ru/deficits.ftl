deficits-door = Мои дефициты
deficits-command = Мои профессиональные дефициты
deficits-help = 🔒 Запомнит ваши профессиональные дефициты и подскажет кластер.

deficits-level-low = низкий
deficits-level-medium = средний
deficits-level-high = высокий
deficits-level-low-button = Низкий
deficits-level-medium-button = Средний
deficits-level-high-button = Высокий
deficits-level-low-meaning = Низкий: в целом выходит, хочется увереннее.
deficits-level-medium-meaning = Средний: выходит не всегда.
deficits-level-high-meaning = Высокий: без помощи пока не выходит.
deficits-level-title = Насколько это трудно?
deficits-level-now = Сейчас: { $level }. Какой выбрать?
deficits-level-remark = ✅ Уровень изменён: { $level }.

deficits-title = 🔒 Мои дефициты
deficits-title-closed = ✅ Закрытые дефициты
deficits-line = { $number }. { $category }, { $level }, { $day }
deficits-question = Нажмите, чтобы открыть.
deficits-question-many =
    { $count ->
        [one] Всего { $count } дефицит. Нажмите или напишите часть названия.
        [few] Всего { $count } дефицита. Нажмите или напишите часть названия.
       *[other] Всего { $count } дефицитов. Нажмите или напишите часть названия.
    }
deficits-found =
    { $count ->
        [one] Нашёлся { $count } из { $total }.
        [few] Нашлись { $count } из { $total }.
       *[other] Нашлось { $count } из { $total }.
    }
deficits-not-found = «{ $search }» не нашлось. Напишите иначе. Например: мотивация
deficits-none = Здесь будет то, что пока даётся трудно. Видите только вы.
deficits-none-question = Запишите первое, и бот подскажет кластер.
deficits-none-closed = Здесь будет то, с чем вы уже справились.
deficits-new = Записать дефицит
deficits-show-closed = Закрытые: { $count }
deficits-category = Область: { $category }
deficits-level = Уровень: { $level }
deficits-registered = 🗓 Записан: { $day }
deficits-closed = ✅ Закрыт: { $day }
deficits-private = 🔒 Видите только вы
deficits-clusters = Кластеры по теме
deficits-close = Закрыть: получилось
deficits-closed-remark = ✅ Получилось. Дефицит закрыт и лежит в закрытых.
deficits-change-level = Изменить уровень
deficits-reopen = Открыть снова
deficits-reopened-remark = ✅ Дефицит снова открыт.
deficits-reopen-already = Такой же дефицит уже открыт. Найдите его в списке.
deficits-delete = Удалить
deficits-delete-title = Удалить дефицит?
deficits-delete-goes = Уйдёт запись «{ $name }» с уровнем и датами. Вернуть её нельзя.
deficits-delete-stays = Останутся другие дефициты, ваши кластеры и участие.
deficits-delete-question = Если справились, её можно просто закрыть.
deficits-deleted-remark = ✅ Запись удалена.

deficits-draft = новый дефицит
deficits-category-title = В какой области трудно?
deficits-item-title = Что именно?
deficits-own = Своими словами
deficits-own-title = Опишите своими словами
deficits-own-question = От 3 до 300 знаков. Например: не получается увлечь восьмой класс
deficits-own-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 3 до 300. Например: не получается увлечь восьмой класс
        [few] Вижу { $count } знака, а нужно от 3 до 300. Например: не получается увлечь восьмой класс
       *[other] Вижу { $count } знаков, а нужно от 3 до 300. Например: не получается увлечь восьмой класс
    }
deficits-confirm-title = Записать дефицит?
deficits-confirm-question = Всё верно?
deficits-confirm = Записать
deficits-category-not-offered = Управленческие дефициты записывают те, кто руководит. Выберите другую область.
deficits-already-title = Это у вас уже записано
deficits-already-question = Там можно изменить уровень или закрыть.
deficits-already-open = Открыть запись
deficits-another = Записать другой
deficits-registered-title = ✅ Дефицит записан
deficits-helpers =
    { $count ->
        [one] По этой теме работает { $count } кластер. Посмотрите:
        [few] По этой теме работают { $count } кластера. Посмотрите:
       *[other] По этой теме работает { $count } кластеров. Посмотрите:
    }
deficits-no-helpers = Кластера по этой теме пока нет. Запись войдёт в общие цифры без вашего имени, их видит методист.
deficits-helper = { $name } · 👥 { $count }
deficits-all-clusters = Все кластеры
deficits-open-new = Открыть запись
deficits-all = Все мои дефициты

organisations-title = Школы и организации
organisations-none = Здесь будут организации. Добавьте их списком: одна строка — одна школа.
organisations-count = Всего: { $count }. Число рядом с названием — сколько людей; ❗ ждёт подтверждения.
organisations-found =
    По запросу «{ $search }» { $count ->
        [one] нашлась { $count } организация.
        [few] нашлось { $count } организации.
       *[other] нашлось { $count } организаций.
    }
organisations-question = Выберите организацию или напишите номер либо часть названия.
organisations-not-found-hint = Попробуйте один номер или начало названия. Например: 3 или берёзов

organisations-staff =
    👥 { $count ->
        [0] Пока никто не работает
        [one] Работает { $count } человек
        [few] Работает { $count } человека
       *[other] Работает { $count } человек
    }
organisations-to-staff = 👥 Люди: { $count }
organisations-staff-question = Выберите человека, чтобы открыть его карточку.
organisations-flags = Поставьте отметку, и учителя школы попадут в эту целевую категорию.
organisations-hosts =
    { $count ->
        [one] 📍 Опорная школа { $count } кластера
        [few] 📍 Опорная школа { $count } кластеров
       *[other] 📍 Опорная школа { $count } кластеров
    }
organisations-unconfirmed = ❗ Название набрано при регистрации и не подтверждено.
organisations-confirm = Подтвердить
organisations-merge = Объединить
organisations-low = Низкие результаты
organisations-adverse = Сложные условия
organisations-delete = Удалить
organisations-confirmed = ✅ Подтверждено.

organisations-rename-question = Напишите название, полное или краткое. Например: МБОУ «СОШ № 3»
organisations-name-short = Это не похоже на название. Нужны буквы. Например: Школа № 3
organisations-name-long = Название длиннее 250 знаков. Сократите его. Например: МБОУ «СОШ № 3»
organisations-taken-title = Такая школа уже есть
organisations-taken-line = В списке есть: { $name }
organisations-taken-question = Это одна и та же школа?
organisations-merge-with-it = Объединить с ней
organisations-another-name = Другое название

organisations-merge-title = С какой объединить?
organisations-merge-from = Исчезнет: { $name }
organisations-merging-title = Объединить?
organisations-merging-goes = ❌ Исчезнет: { $name }
organisations-merging-stays = ✅ Останется: { $name }
organisations-merging-staff =
    👥 { $count ->
        [0] Людей в первой нет.
        [one] Перейдёт { $count } человек.
        [few] Перейдёт { $count } человека.
       *[other] Перейдёт { $count } человек.
    }
organisations-merging-hosts =
    📍 { $count ->
        [one] Перейдёт { $count } кластер.
        [few] Перейдёт { $count } кластера.
       *[other] Перейдёт { $count } кластеров.
    }
organisations-merging-marks = Отметки первой исчезнут вместе с ней.
organisations-merged =
    { $count ->
        [0] ✅ Объединено.
        [one] ✅ Объединено, перешёл { $count } человек.
        [few] ✅ Объединено, перешло { $count } человека.
       *[other] ✅ Объединено, перешло { $count } человек.
    }

organisations-delete-title = Удалить организацию?
organisations-delete-line = Здесь никто не работает. Больше ничего не исчезнет.
organisations-delete-in-use = ❗ Удалить нельзя: здесь уже работают или есть кластер.
organisations-deleted = ✅ Удалено.

organisations-add-title = Какие школы добавить?
organisations-add-line = Можно сразу список, как он есть: номера, кавычки и заголовки уберу. Или файл .txt с ним.
organisations-add-question = Напишите названия, каждое на своей строке. Например: Школа № 3
organisations-too-many = В списке { $count } названий, а за раз добавляю до { $most }. Пришлите его по частям.
organisations-not-text = Это не текстовый файл. Сохраните список как .txt и отправьте снова.
organisations-draft = список школ

organisations-preview-title = Добавить школы
organisations-preview-more = { $names } и ещё { $more }
organisations-preview-fresh = Добавлю { $count }: { $names }
organisations-preview-known = Уже есть { $count }: { $names }
organisations-preview-confirm = Из них подтвержу: { $count }
organisations-preview-passed = Пропущу { $count }: { $names }
organisations-preview-flawed = ❗ Не подходит { $count }: { $names }
organisations-preview-question = Добавить? Можно прислать ещё строки, я допишу их сюда.
organisations-preview-nothing = Добавлять нечего. Пришлите ещё строки или исправьте эти.
organisations-preview-add = Добавить { $count }
organisations-preview-mend = Исправить строки
organisations-leaving-title = Не добавлять список?
organisations-leaving-line =
    { $count ->
        [one] В нём { $count } название. В списке школ ничего не изменится.
        [few] В нём { $count } названия. В списке школ ничего не изменится.
       *[other] В нём { $count } названий. В списке школ ничего не изменится.
    }
organisations-leaving-drop = Не добавлять список
organisations-list-dropped = Список не добавлен.
organisations-mend-title = Строки списка
organisations-mend-line = Строки с «−» пропущу, остальные добавлю.
organisations-mend-question = Выберите строку, чтобы исправить её.
organisations-mend-one-title = Строка списка
organisations-mend-one-question = Напишите, как правильно.
organisations-mend-drop = Не добавлять
organisations-mend-take = Добавить как есть

organisations-added =
    { $count ->
        [0] Новых нет: всё уже в списке.
        [one] ✅ Добавлена { $count } организация.
        [few] ✅ Добавлено { $count } организации.
       *[other] ✅ Добавлено { $count } организаций.
    }
organisations-undo = Отменить добавление
organisations-undone =
    { $count ->
        [0] Отменять нечего.
        [one] ✅ Убрана { $count } организация.
        [few] ✅ Убрано { $count } организации.
       *[other] ✅ Убрано { $count } организаций.
    }
organisations-undone-in-part =
    { $count ->
        [0] Ничего не убрано:
        [one] ✅ Убрана { $count } организация,
        [few] ✅ Убрано { $count } организации,
       *[other] ✅ Убрано { $count } организаций,
    } { $used ->
        [one] { $used } осталась: там уже есть люди или кластер.
        [few] { $used } остались: там уже есть люди или кластер.
       *[other] { $used } осталось: там уже есть люди или кластер.
    }

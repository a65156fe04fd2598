organisations-title = Школы и организации
organisations-none = Здесь будут организации. Добавьте их списком: одна строка — одна школа.
organisations-count = Всего: { $count }. Число рядом с названием — сколько людей; ❗ ждёт подтверждения.
organisations-question = Нажмите организацию или напишите часть названия.

organisations-staff =
    👥 { $count ->
        [one] Работает { $count } человек
        [few] Работают { $count } человека
       *[other] Работают { $count } человек
    }
organisations-flags = Отметки ниже относят её людей к целевым категориям.
organisations-hosts = Опорная школа кластеров: { $count }
organisations-unconfirmed = ❗ Название набрано при регистрации и не подтверждено.
organisations-confirm = Подтвердить
organisations-merge = Объединить
organisations-low = Низкие результаты
organisations-adverse = Сложные условия
organisations-delete = Удалить
organisations-confirmed = ✅ Подтверждено.

organisations-rename-question = Напишите название. Например: Школа № 3
organisations-name-flaw = Название организации: от 2 до 120 знаков. Например: Школа № 3

organisations-merge-title = С какой объединить?
organisations-merge-from = Исчезнет: { $name }
organisations-merging-title = Объединить?
organisations-merging-goes = ❌ Исчезнет: { $name }
organisations-merging-stays =
    { $count ->
        [one] ✅ Останется: { $name }. Перейдёт { $count } человек.
        [few] ✅ Останется: { $name }. Перейдут { $count } человека.
       *[other] ✅ Останется: { $name }. Перейдут { $count } человек.
    }
organisations-merged =
    { $count ->
        [one] ✅ Объединено, перешёл { $count } человек.
        [few] ✅ Объединено, перешли { $count } человека.
       *[other] ✅ Объединено, перешли { $count } человек.
    }

organisations-delete-title = Удалить организацию?
organisations-delete-line = Здесь никто не работает. Больше ничего не исчезнет.
organisations-delete-in-use = ❗ Удалить нельзя: здесь уже работают или есть кластер.
organisations-deleted = ✅ Удалено.

organisations-add-title = Какие школы добавить?
organisations-add-line = Можно сразу список: одна строка — одна школа. Или файл .txt с таким списком.
organisations-add-question = Напишите названия. Например: Школа № 3
organisations-line-flaw = Строка «{ $line }» не подходит: нужно от 2 до 120 знаков. Ничего не добавлено. Например: Школа № 3
organisations-lines-flaw = Нужно от 1 до { $most } названий, каждое на своей строке. Например: Школа № 3
organisations-added = ✅ Записано организаций: { $count }.
organisations-not-text = Это не текстовый файл: сохраните список как .txt в кодировке UTF-8 и отправьте снова.

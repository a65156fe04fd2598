office-laid-instead = По положению списки с именами через мессенджер не идут, этот файл я не читаю. Положите его в папку службы, в папку { $folder } внутри неё, и удалите из чата.
office-sure = Всё верно?
office-not-found = По запросу «{ $search }» ничего не нашлось.
office-people-count =
    { $count ->
        [one] Всего { $count } человек.
        [few] Всего { $count } человека.
       *[other] Всего { $count } человек.
    }
office-people-found =
    { $count ->
        [0] По запросу «{ $search }» никого не нашлось.
        [one] По запросу «{ $search }» нашёлся { $count } человек.
        [few] По запросу «{ $search }» нашлись { $count } человека.
       *[other] По запросу «{ $search }» нашлось { $count } человек.
    }
office-people-question = Напишите имя, как помните. Например: Петрова Ольга, Вера Михайловна
office-person-left = не работает

office-rename = Переименовать
office-rename-title = Новое название
office-rename-now = Сейчас: { $name }
office-renamed = ✅ Переименовано.
office-name-taken = «{ $name }» уже есть. Нужно другое название.

office-add-organisations = Добавить школы
office-new-group = Создать кластер
office-table = 📄 Таблица
office-load = 📄 Загрузить из файла
office-journal = Журнал

deficits-door = Мои дефициты
deficits-command = Мои профессиональные дефициты
deficits-help = 🔒 Запомнит ваши профессиональные дефициты и подскажет кластер.

deficits-level-low-button = Немного
deficits-level-medium-button = Заметно
deficits-level-high-button = Очень трудно
deficits-level-low-meaning = Немного: в целом выходит, хочется увереннее.
deficits-level-medium-meaning = Заметно: выходит не всегда.
deficits-level-high-meaning = Очень трудно: без помощи пока не выходит.
deficits-level-title = Насколько это трудно?
deficits-level-now = Сейчас: { $level }. Как теперь?
deficits-level-remark = ✅ Изменено: { $level }.

deficits-level-question = Ответ сразу запишется, изменить его можно в любой день.
deficits-today = сегодня
deficits-yesterday = вчера
deficits-category-question = Выберите или напишите словом, что трудно. Например: родители
deficits-item-question = Выберите или опишите своими словами.
deficits-something-question = Похоже на это? Если нет, запишите как есть.
deficits-nothing-question = Выберите область, напишите другое слово или запишите как есть.
deficits-as-typed = Записать как есть
deficits-typed = Запишем: «{ $words }»
# Другие слова о том же: по ним область находится, на экране их нет.
deficits-about-subject = предмет, программа предмета, ОГЭ, ЕГЭ, ВПР, экзамены, олимпиада, опыты, лабораторные
deficits-about-method = методика, урок, планирование, конспект, оценки, отметки, критерии, технологии, приёмы, дифференциация
deficits-about-psych-ped = психология, ОВЗ, инклюзия, мотивация, дисциплина, поведение, внимание, стресс, выгорание, тревожность
deficits-about-legal = закон, право, документы, ФГОС, ФОП, аттестация, отчёты, бумаги, приказы
deficits-about-comm = общение, родители, конфликты, травля, буллинг, выступление, речь, коллеги
deficits-about-digital = компьютер, интернет, ИКТ, презентации, нейросети, ИИ, доска, журнал, сайт, планшеты
deficits-about-func-lit = PISA, чтение, финансы, креативность, компетенции, задачи из жизни
deficits-about-upbringing = воспитание, класс, классный час, советник, патриотизм, традиции
deficits-about-project = проекты, исследования, конкурсы, гранты, статьи, публикации
deficits-about-management = управление, команда, кадры, ВСОКО, контроль, развитие, наставники

deficits-title = 🔒 Мои дефициты
deficits-title-closed = ✅ Закрытые дефициты
deficits-line = { $number }. { $name } ({ $category }): { $level }, { $day }
deficits-question = Выберите, чтобы открыть.
deficits-question-many =
    { $count ->
        [one] Всего { $count } дефицит. Выберите или напишите часть названия.
        [few] Всего { $count } дефицита. Выберите или напишите часть названия.
       *[other] Всего { $count } дефицитов. Выберите или напишите часть названия.
    }
deficits-found =
    { $count ->
        [one] Нашёлся { $count } из { $total }.
        [few] Нашлись { $count } из { $total }.
       *[other] Нашлось { $count } из { $total }.
    }
deficits-not-found = По запросу «{ $search }» ничего не нашлось. Напишите другое слово. Например: мотивация
deficits-none = Здесь будет то, что пока даётся трудно. Видите только вы.
deficits-none-question = Запишите первое, и бот подскажет кластер.
deficits-none-closed = Здесь будет то, с чем вы уже справились.
deficits-new = Записать дефицит
deficits-show-closed = Закрытые: { $count }
deficits-category = Область: { $category }
deficits-level = Насколько трудно: { $level }
deficits-registered = 🗓 Записан: { $day }
deficits-closed = ✅ Закрыт: { $day }
deficits-private = 🔒 Видите только вы
deficits-shown = 👥 Открытые дефициты видит и координатор: вы на это согласились
deficits-unshown = 🔒 Видите только вы. Координатору — лишь суммы, пока вы не решите иначе.
deficits-shown-remark = ✅ Координатор видит ваши открытые дефициты. Передумать можно в любой день.
deficits-unshown-remark = ✅ Координатор больше не видит ваших дефицитов, только суммы.
deficits-clusters = Кластеры по теме
deficits-close = Закрыть: получилось
deficits-closed-remark = ✅ Получилось. Дефицит закрыт и лежит в закрытых.
deficits-state-open = Открыт
deficits-state-in-work = ⏳ В работе: есть маршрут
deficits-state-in-pair = ⏳ В работе: есть пара
deficits-state-in-both = ⏳ В работе: есть маршрут и пара
deficits-state-taken = ⏳ В работе
deficits-passed-taken = 🗓 Вошёл в маршрут: { $day }
deficits-passed-released = 🗓 Вышел из маршрута: { $day }
deficits-passed-taken-pair = 🗓 Взят в работу в паре: { $day }
deficits-passed-released-pair = 🗓 Работа в паре окончена: { $day }
deficits-passed-reopened = 🗓 Открыт снова: { $day }
deficits-passed-closed-by = ✅ Закрыт: { $day }. Подтверждение: { $evidence }
deficits-passed-closed-route = ✅ Закрыт: { $day }. Подтверждение: пройден маршрут
deficits-evidence-title = Чем подтвердить?
deficits-evidence-question = Можно выбрать событие, написать словами или ничего не указывать. Например: провела открытый урок
deficits-evidence-flaw = Нужно от 3 до 300 знаков. Например: провела открытый урок
deficits-evidence-none = Без подтверждения
deficits-evidence-event = Событие, где я была
deficits-deeds-title = Какое событие помогло?
deficits-deeds-none = Здесь будут события, в которых вы участвовали.
deficits-deeds-question =
    { $count ->
        [one] { $count } событие. Выберите или напишите часть названия.
        [few] { $count } события. Выберите или напишите часть названия.
       *[other] { $count } событий. Выберите или напишите часть названия.
    }
deficits-change-level = Изменить трудность
deficits-reopen = Открыть снова
deficits-reopened-remark = ✅ Дефицит снова открыт.
deficits-reopen-already = Такой же дефицит уже открыт. Найдите его в списке.
deficits-delete = Удалить
deficits-delete-title = Удалить дефицит?
deficits-delete-goes = Уйдёт запись «{ $name }» с её датами. Вернуть её нельзя.
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
deficits-category-not-offered = Управленческие дефициты записывают те, кто руководит. Выберите другую область.
deficits-already-title = Это у вас уже записано
deficits-already-question = Там можно изменить трудность или закрыть.
deficits-already-open = Открыть запись
deficits-another = Записать другой
deficits-registered-title = ✅ Дефицит записан
deficits-helpers =
    { $count ->
        [one] По этой теме работает { $count } кластер. Посмотрите:
        [few] По этой теме работают { $count } кластера. Посмотрите:
       *[other] По этой теме работает { $count } кластеров. Посмотрите:
    }
deficits-no-helpers = Кластера по этой теме пока нет. Запись войдёт в общие цифры без вашего имени, их видит координатор.
deficits-helper = { $name } · 👥 { $count }
deficits-all-clusters = Все кластеры
deficits-open-new = Открыть запись
deficits-all = Все мои дефициты

deficits-diagnosed-title = Результаты диагностики
deficits-diagnosed-private = 🔒 Видите только вы. Пока не возьмёте, их нет ни среди дефицитов, ни в общих цифрах.
deficits-diagnosed-until = 🗓 Ждут до: { $day }. Потом удалятся сами.
deficits-diagnosed-question =
    { $count ->
        [one] { $count } результат. Откройте, чтобы взять или убрать.
        [few] { $count } результата. Откройте каждый, чтобы взять или убрать.
       *[other] { $count } результатов. Откройте каждый, чтобы взять или убрать.
    }
deficits-diagnosed-line = { $number }. { $name } ({ $category }): { $level }
deficits-diagnosed-none = Новых результатов нет. Когда диагностика пройдёт и её загрузят, они появятся здесь, и увидите их только вы.
deficits-diagnosed-take-all = Взять все: { $count }
deficits-diagnosed-drop-all = Убрать все
deficits-diagnosed-known = Такой дефицит у вас уже записан: в нём обновятся трудность и источник.
deficits-diagnosed-take-question = Согласны? Возьмите, и это станет вашим дефицитом.
deficits-diagnosed-take = Взять себе
deficits-diagnosed-drop = Не беру, удалить
deficits-diagnosed-taken =
    { $count ->
        [one] ✅ Взят { $count } результат, он теперь среди ваших дефицитов.
        [few] ✅ Взяты { $count } результата, они теперь среди ваших дефицитов.
       *[other] ✅ Взято { $count } результатов, они теперь среди ваших дефицитов.
    }
deficits-diagnosed-dropped =
    { $count ->
        [one] { $count } результат удалён. Об этом никто не узнает.
        [few] { $count } результата удалены. Об этом никто не узнает.
       *[other] { $count } результатов удалены. Об этом никто не узнает.
    }
deficits-diagnosed-drop-title = Убрать все результаты?
deficits-diagnosed-drop-goes =
    { $count ->
        [one] Удалится { $count } результат. Вернуть его нельзя.
        [few] Удалятся { $count } результата. Вернуть их нельзя.
       *[other] Удалятся { $count } результатов. Вернуть их нельзя.
    }
deficits-diagnosed-drop-stays = Останутся дефициты, которые у вас уже записаны.
deficits-diagnosed-measured = { $source }, { $day }: { $measure }
deficits-diagnosed-told = { $source }, { $day }
deficits-diagnosed-waits = Итоги диагностики
deficits-diagnosed-look = Посмотреть
deficits-diagnosed-notice-title = Пришли результаты диагностики
deficits-diagnosed-notice-line = Координатор загрузил список, в нём есть ваши результаты. Видите их только вы: возьмите нужное, остальное уберите.

deficits-strengths = Могу помочь с…
deficits-strengths-title = Могу помочь с…
deficits-strengths-none = Здесь будет то, с чем вы готовы помочь коллеге. Что показать другим, решаете вы.
deficits-strengths-question =
    { $count ->
        [one] Записана { $count } тема. Выберите, чтобы открыть.
        [few] Записаны { $count } темы. Выберите, чтобы открыть.
       *[other] Записано { $count } тем. Выберите или напишите часть названия.
    }
deficits-strength-new = Записать тему
deficits-strength-category-question = В какой области вы готовы помочь?
deficits-strength-item-question = С чем именно? Выберите или напишите слово. Например: мотивация
deficits-strength-shown-title = Показывать коллегам?
deficits-strength-shown-question = Если показать, по этой теме вас смогут пригласить в наставники. Передумать можно в любой день.
deficits-strength-show = Показывать коллегам
deficits-strength-hide = Вижу только я
deficits-strength-seen = 👥 Видят коллеги
deficits-strength-unseen = 🔒 Видите только вы
deficits-strength-written = ✅ Записано.
deficits-strength-already = Эта тема уже была записана: кому она видна, обновлено.
deficits-strength-delete = Удалить тему
deficits-strength-deleted = Тема удалена.

deficits-item-retired = Этого пункта больше нет в каталоге. Выберите другой или опишите своими словами.
deficits-words-hint = Словам можно найти место в каталоге: откройте запись и покажите их координатору без имени.
deficits-words-filed = Ваши слова: «{ $words }». Координатор нашёл им место в каталоге.
deficits-words-met = Для этих слов в каталоге есть пункт, и он у вас уже записан.
deficits-words-shown = 👥 Эти слова без имени видит координатор
deficits-words-show = Показать координатору
deficits-words-hide = Больше не показывать
deficits-words-unfile = Вернуть мои слова
deficits-words-title = Показать слова координатору?
deficits-words-what = 🔒 Он увидит только эти слова и область: без имени, школы и дня. Проверьте, что в них нет имён.
deficits-words-why = Если в каталоге есть такой пункт, он поставит слова туда, и вам проще найдут помощь. Вернуть как было можно в любой день.
deficits-words-question = Показать эти слова без имени?
deficits-words-yes = Показать без имени
deficits-words-shown-remark = ✅ Координатор увидит эти слова без имени. Передумать можно в любой день.
deficits-words-hidden-remark = ✅ Эти слова снова видите только вы.
deficits-words-back-remark = ✅ Запись снова вашими словами, их видите только вы.

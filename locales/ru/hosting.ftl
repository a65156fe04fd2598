hosting-wait = Предложения школ: { $count }
hosting-draft-order = приказ о кластере
hosting-draft = предложение школы

hosting-title = Предложения школ
hosting-none = Здесь будут школы, которые готовы принять кластер. Предлагает школу её представитель.
hosting-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть названия школы или направления.
hosting-count =
    { $count ->
        [one] Ждёт { $count } предложение.
        [few] Ждут { $count } предложения.
       *[other] Ждут { $count } предложений.
    }
hosting-question = Выберите предложение или напишите школу либо направление.
hosting-card-title = Предложение школы
hosting-direction = Направление: { $direction }
hosting-words = Школа пишет: { $words }
hosting-offered = 🗓 Предложено { $day }
hosting-card-question = Принять предложение?
hosting-take = Принять
hosting-decline = Отклонить
hosting-school = Открыть школу
hosting-over = На это предложение уже ответили, или школа его отозвала.

hosting-order-title = Каким приказом?
hosting-order-question = Напишите номер приказа. Можно сразу с датой. Например: 114-о от 01.09.2026
hosting-order-day-question = От какого числа приказ № { $number }?
hosting-order = 📄 Приказ № { $number } от { $day }
hosting-order-twice = ❗ По этому приказу уже создан кластер «{ $name }». Если приказ один на несколько школ, всё верно; если нет, исправьте номер.
hosting-order-twice-day = ❗ Приказ с этим номером от { $day } уже стоит у кластера «{ $name }». Проверьте номер и дату.
hosting-flaw-empty = Не вижу номера приказа. Например: 114-о от 01.09.2026
hosting-flaw-long = Номер длиннее { $most } знаков. Например: 114-о от 01.09.2026
hosting-flaw-day = Не понимаю дату приказа. Например: 01.09.2026
hosting-flaw-ahead = Этот день ещё не наступил. Приказ бывает от сегодняшнего дня или раньше.
hosting-sure-title = Создать кластер?
hosting-sure-question = Всё верно?
hosting-found = Создать
hosting-rename = Назвать иначе
hosting-reorder = Исправить приказ
hosting-name-title = Как назвать кластер?
hosting-name-question = Напишите название, от 3 до 120 знаков.
hosting-name-flaw = Название от 3 до 120 знаков. Например: Формирующее оценивание
hosting-founded = ✅ Кластер создан. Осталось назначить руководителя.
hosting-decline-title = Отклонить предложение?
hosting-decline-question = Напишите пару слов для школы: почему и что можно сделать.
hosting-decline-skip = Отклонить без слов
hosting-declined = ✅ Предложение отклонено. Школа об этом узнает.
hosting-words-flaw = Напишите до { $most } знаков.

hosting-mine-title = Предложения школы
hosting-mine-none = Школа может стать опорной: выберите направление, и координатор ответит.
hosting-mine-count =
    { $count ->
        [one] Отправлено { $count } предложение.
        [few] Отправлено { $count } предложения.
       *[other] Отправлено { $count } предложений.
    }
hosting-mine-question = Выберите предложение или напишите направление.
hosting-mine-not-found = По запросу «{ $search }» ничего не нашлось. Напишите часть направления. Например: методические
hosting-new = Предложить школу
hosting-mine = Предложения школы
hosting-withdraw = Отозвать предложение
hosting-withdrawn = ✅ Предложение отозвано.
hosting-is-waiting = ⏳ Ждёт ответа координатора
hosting-is-taken = ✅ Принято, кластер создан
hosting-is-declined = Отклонено координатором
hosting-is-withdrawn = Отозвано школой
hosting-reply = Координатор пишет: { $words }
hosting-form-direction-title = По какому направлению?
hosting-form-direction-question = Выберите то, в чём школа сильна и может помочь другим.
hosting-form-words-title = Что есть у школы?
hosting-form-words-question = Напишите одну-две строки: опыт, люди, оборудование.
hosting-form-skip = Пропустить
hosting-form-sure-title = Предложить школу?
hosting-form-sure-question = Всё верно?
hosting-form-send = Отправить
hosting-sent = ✅ Координаторы увидят предложение. Ответ придёт сюда.
hosting-offered-already = Такое предложение уже ждёт ответа.

hosting-look = Посмотреть
hosting-open = Открыть кластер
hosting-notice-offered = { $school } готова принять кластер
hosting-notice-offered-line = Примите предложение приказом или ответьте школе.
hosting-notice-taken = ✅ { $school } принимает кластер
hosting-notice-taken-line = Руководителя назначит координатор.
hosting-notice-declined = { $school }: предложение отклонено
hosting-notice-declined-line = Можно предложить школу по другому направлению.

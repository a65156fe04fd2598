requests-door = Вопрос методисту
requests-command = Спросить методиста
requests-help = 🔒 Передаст ваш вопрос методистам и принесёт ответ.
requests-kept = вопросы методистам и ответы на них
requests-draft = вопрос методисту
requests-answer-draft = ответ на вопрос
requests-wait-answer = Ответ на ваш вопрос
requests-wait-put = Вопрос подопечного
requests-wait-open =
    { $count ->
        [one] { $count } вопрос ждёт ответа
        [few] { $count } вопроса ждут ответа
       *[other] { $count } вопросов ждут ответа
    }

requests-title = Мои вопросы
requests-none = Спросите о том, что нужно для урока или класса. Ответит методист.
requests-who-reads = 🔒 Вопрос видят вы и те, кто отвечает
requests-mentor-reads = 🔒 Вопрос увидите вы и ваш наставник: { $name }
requests-new = Задать вопрос
requests-of-others = Вопросы коллег
requests-category-title = О чём вопрос?
requests-category-question = Выберите область.
requests-whom-title = Кому вопрос?
requests-whom-question = Вопрос увидит только наставник и сможет передать его методистам.
requests-whom-methodists = Методистам
requests-whom-mentor = Наставник { $name }
requests-words-title = Ваш вопрос
requests-words-question = Напишите вопрос. Например: где взять задания на чтение для 5 класса?
requests-flaw =
    { $count ->
        [one] Вижу { $count } знак, а нужно от 3 до { $most }. Отправьте текст другой длины.
        [few] Вижу { $count } знака, а нужно от 3 до { $most }. Отправьте текст другой длины.
       *[other] Вижу { $count } знаков, а нужно от 3 до { $most }. Отправьте текст другой длины.
    }
requests-asked = ✅ Вопрос отправлен. Ответ придёт сюда.
requests-one-title = Вопрос
requests-category = Область: { $category }
requests-quote = «{ $words }»
requests-asked-at = 🗓 Задан: { $moment }
requests-state-open = Ждёт методиста
requests-state-taken = Ответ готовится
requests-state-answered = Ответ есть
requests-state-closed = Закрыт
requests-taker = Отвечает: { $name }
requests-answer = Ответ: { $words }
requests-answer-before = Прежний ответ: { $words }
requests-withdraw = Ответ больше не нужен
requests-helped-question = Помогло?
requests-helped = Спасибо, помогло
requests-again = Спросить снова
requests-closed = ✅ Вопрос закрыт.

requests-open-title = Вопросы коллег
requests-open-none = Сейчас никто не ждёт ответа.
requests-open-count =
    { $count ->
        [one] Ждёт { $count } вопрос, начните с него.
        [few] Ждут { $count } вопроса, дольше всех — первый.
       *[other] Ждут { $count } вопросов, дольше всех — первый.
    }
requests-asked-title = Вопрос коллеги
requests-asker = { $name }, { $school }
requests-write = Ответить
requests-take = Беру себе
requests-taken = ✅ Вопрос ваш. Другим он больше не предлагается.
requests-taken-already = ❌ Этот вопрос уже взяли, или ответ больше не нужен.
requests-give-back = Вернуть всем
requests-given-back = ✅ Вопрос снова видят все методисты.
requests-answer-title = Ваш ответ
requests-answer-question = Напишите ответ, он сразу уйдёт. До 2000 знаков, ссылка тоже годится.
requests-answered = ✅ Ответ отправлен.

requests-notice-open-title = Вопрос ждёт вашего ответа
requests-open = Открыть вопрос
requests-notice-answer-title = На ваш вопрос ответили
requests-notice-answer-line = Ответ видите только вы и тот, кто ответил.
requests-read = Прочитать

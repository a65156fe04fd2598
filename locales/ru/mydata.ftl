mydata-title = Всё, что о вас хранится
mydata-person = { $name }. Должность: { $post }
mydata-deficits =
    🔒 { $count ->
        [one] { $count } дефицит, открыто: { $open }
        [few] { $count } дефицита, открыто: { $open }
       *[other] { $count } дефицитов, открыто: { $open }
    }
mydata-clusters =
    👥 { $count ->
        [one] { $count } запись в кластер
        [few] { $count } записи в кластеры
       *[other] { $count } записей в кластеры
    }
mydata-events = 🗓 Ответов на события: { $answers }, посещено: { $attended }
mydata-account =
    Номер аккаунта, язык и { $consents ->
        [one] { $consents } согласие
        [few] { $consents } согласия
       *[other] { $consents } согласий
    }
mydata-no-person = Вы не зарегистрированы: есть только номер аккаунта.
mydata-question = Прислать всё до последней записи файлом?
mydata-file = 📄 Прислать файл
mydata-forget = Удалить всё обо мне
mydata-file-sent = Файл отправлен
mydata-file-caption = 🔒 Всё, что о вас хранится, на этот момент. Открывается любой программой для текста.
mydata-kept = Всё осталось как было.
mydata-forget-title = Удалить всё о вас?
mydata-forget-goes = ❌ Исчезнут сразу: профиль, дефициты, участие в кластерах, ответы, черновики, согласия, аккаунт.
mydata-forget-stays = Останутся без имени: отметки присутствия в цифрах прошлых событий и акт об удалении.
mydata-forget-leader =
    { $count ->
        [one] 👥 { $count } кластер останется без руководителя.
        [few] 👥 { $count } кластера останутся без руководителя.
       *[other] 👥 { $count } кластеров останутся без руководителя.
    }
mydata-forget-last-coordinator = ❗ Вы единственный координатор: назначать будет некому. Сначала назначьте другого.
mydata-forget-question = Это отзыв согласия. Вернуть удалённое нельзя.
mydata-forget-yes = Удалить всё
mydata-forget-no = Оставить
mydata-farewell-title = ✅ Удалено
mydata-farewell-act = 📄 Акт № { $number } от { $day }. Вашего имени в нём нет.
mydata-farewell-return = Захотите вернуться, напишите /start: начнём с чистого листа.

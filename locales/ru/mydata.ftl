mydata-title = Всё, что о вас хранится
mydata-person = { $name }. Должность: { $post }
mydata-no-person = Вы не зарегистрированы: есть только номер аккаунта.
mydata-question = Прислать всё до последней записи файлом?
mydata-file = 📄 Прислать файл
mydata-forget = Удалить всё обо мне
mydata-file-sent = Файл отправлен
mydata-file-caption = 🔒 Всё, что о вас хранится, на этот момент. Открывается любой программой для текста.
mydata-sent-title = 📄 Файлы ниже
mydata-sent-line = Они останутся в этом чате. Лишние можно удалить, как любое сообщение.
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
mydata-door = 🔒 Мои данные
mydata-command = Все данные обо мне
mydata-forget-command = Отозвать согласие и удалить данные
mydata-help = Покажет всё, что знает о вас: /mydata. Удалит: /forget.
mydata-kept-line = • { $what }: { $count }

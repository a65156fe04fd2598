today-title = { $name }, чем помочь?
today-title-plain = Сегодня
today-command = Сегодня: что ждёт и что дальше
today-calm = Сегодня вас ничего не ждёт.
today-waits =
    ❗ { $count ->
        [one] Вас ждёт { $count } дело.
        [few] Вас ждут { $count } дела.
       *[other] Вас ждут { $count } дел.
    }
today-more = Ещё { $count }
today-waiting-title = Что вас ждёт
today-draft = Продолжить: { $what }
today-shelf-growth = Мой рост
today-shelf-community = Кластеры и события
today-shelf-desk = Стол
today-shelf-more = Ещё
today-help-door = Что умеет бот
today-help-title = Что умеет бот
today-help-leader = 👥 Руководителю: новое событие, присутствие и этап — на карточке вашего кластера.
today-help-coordinator = 📈 Координатору: люди, школы, кластеры и показатели — кнопка «Стол» или команда /stats.
today-help-cancel = Начатое можно бросить: /cancel. Черновик бот хранит, если просто уйти.
today-help-contact = Вопросы: { $operator }.

"""What both Python bots say: Grozd's own words, with as many buttons, so that every bot sends about as many bytes.

A card is a text in HTML and rows of buttons, each a label and what it carries. Buttons of side roads (leafing, going
back) are drawn, since they cost bytes, and lead nowhere, which favours the bot.
"""

from html import escape

CATEGORIES = [
    "Предметные", "Методические", "Психолого-педагогические", "Нормативно-правовые", "Коммуникативные", "Цифровые",
    "Функциональная грамотность", "Воспитательные", "Проектно-исследовательские",
]
ITEMS = [
    "Планирование урока по ФГОС", "Формирующее оценивание", "Работа с разными уровнями", "Современные технологии урока",
    "Анализ и самоанализ урока",
]
LEVELS = ["Немного", "Заметно", "Очень трудно"]
SCHOOLS = ["Школа № 3"]
POSTS = [
    "Воспитатель", "Заместитель руководителя", "Методист", "Педагог-психолог", "Руководитель (директор, заведующий)",
    "Учитель",
]
SUBJECTS = ["Биология", "География", "Иностранный язык", "История", "Математика", "Русский язык"]
YEARS = list(range(2026, 2006, -1))

BACK = [("‹ Назад", "back")]
BACK_OR_CANCEL = [("‹ Назад", "back"), ("Отмена", "cancel")]
LEAF = [("1 / 4", "leaf"), ("›", "leaf")]


def one_a_row(kind, labels):
    return [[(label, f"{kind}:{number}")] for number, label in enumerate(labels)]


CONSENT = (
    "<b>Согласие на обработку данных</b>\n"
    "Оператор: Управление образования Лесного района, ул. Школьная, 1.\n"
    "Цели: учёт профессиональных дефицитов, участие в методических кластерах и событиях, показатели муниципалитета "
    "без имён.\n"
    "Данные: фамилия, имя, отчество; место работы, должность, предметы, год начала работы; дефициты; участие в "
    "кластерах и событиях; номер аккаунта в мессенджере и язык.\n"
    "Действия: сбор, хранение, использование, обезличивание, удаление. Дефициты видите только вы; координатор видит "
    "лишь суммы по группам от пяти человек.\n"
    "Срок: пока вы пользуетесь ботом или до отзыва.\n"
    "Отозвать и всё удалить: команда /forget, сразу.\n"
    "Отказаться можно без последствий: запишитесь у методиста лично.\n"
    "Версия текста: 1 (21.11.2026).\n\n"
    "Вы согласны?",
    [[("Соглашаюсь", "agree:1")], [("Не соглашаюсь", "agree:0")], [("English", "english")]],
)
NAME = (
    "<b>Как вас зовут?</b>\nШаг 1 из 5\n\nНапишите фамилию, имя и отчество одним сообщением. "
    "Например: Петрова Ольга Сергеевна",
    [],
)
SCHOOL = (
    "<b>Где вы работаете?</b>\nШаг 2 из 5\n\nНажмите свою организацию или напишите часть её названия.",
    one_a_row("school", SCHOOLS) + [BACK],
)
POST = ("<b>Ваша должность?</b>\nШаг 3 из 5", one_a_row("post", POSTS) + [LEAF, BACK])
SUBJECT = (
    "<b>Что вы преподаёте?</b>\nШаг 4 из 5\n\nМожно выбрать несколько.",
    one_a_row("subject", SUBJECTS) + [LEAF, [("Ничего не преподаю", "subject:none")], BACK],
)
YEAR = (
    "<b>С какого года вы преподаёте?</b>\nШаг 5 из 5\n\nНажмите год или напишите его. Например: 2015",
    [[(str(year), f"year:{year}") for year in YEARS[row:row + 5]] for row in range(0, 20, 5)]
    + [[("2006 ›", "leaf")], BACK],
)
CATEGORY = (
    "<b>В какой области трудно?</b>\nШаг 1 из 3\n🔒 Видите только вы",
    one_a_row("category", CATEGORIES) + [[("Отмена", "cancel")]],
)
WELCOME_BUTTONS = [[("Записать дефицит", "deficit")], [("Выбрать кластер", "clusters")], [("‹ Меню", "menu")]]


def confirm(data):
    text = (
        f"<b>Всё верно?</b>\n{escape(data['name'])}\n📍 {SCHOOLS[data['school']]}\n{POSTS[data['post']]}\n"
        f"{SUBJECTS[data['subject']]}\n🗓 Преподаёте с {data['year']} года\n\n"
        "Если что-то не так, нажмите, что изменить."
    )
    rows = [
        [("Всё верно", "confirm")],
        [("Имя", "change"), ("Место работы", "change")],
        [("Должность", "change"), ("Предметы", "change")],
        [("Год начала работы", "change")],
        BACK,
    ]
    return text, rows


def welcome(data):
    first = " ".join(data["name"].split()[1:]) or data["name"]
    return (
        f"<b>✅ Вы зарегистрированы</b>\n{escape(first)}, рады вам в «Грозди»!\n\nС чего начнём?",
        WELCOME_BUTTONS,
    )


def item(data):
    return (
        f"<b>Что именно?</b>\nШаг 2 из 3\nОбласть: {CATEGORIES[data['category']]}",
        one_a_row("item", ITEMS) + [[("Своими словами", "own")], BACK_OR_CANCEL],
    )


def level(data):
    return (
        f"<b>Насколько это трудно?</b>\nШаг 3 из 3\n{ITEMS[data['item']]}\n"
        "Немного: в целом выходит, хочется увереннее.\nЗаметно: выходит не всегда.\n"
        "Очень трудно: без помощи пока не выходит.",
        [[(label, f"level:{number}") for number, label in enumerate(LEVELS)], BACK_OR_CANCEL],
    )


def registered(data):
    return (
        f"<b>✅ Дефицит записан</b>\n{ITEMS[data['item']]}\nУровень: {LEVELS[data['level']].lower()}\n"
        "🔒 Видите только вы\n\nКластера по этой теме пока нет. Запись войдёт в общие цифры без вашего имени, "
        "их видит методист.",
        [
            [("Все кластеры", "clusters")], [("Открыть запись", "open")], [("Все мои дефициты", "all")],
            [("‹ Меню", "menu")],
        ],
    )


STALE = "Эта кнопка уже не действует"

# What stands on the card of each step: a card, or what makes one of what was said so far.
OF_STEP = {
    "consent": CONSENT, "name": NAME, "school": SCHOOL, "post": POST, "subject": SUBJECT, "year": YEAR,
    "confirm": confirm, "welcome": welcome, "category": CATEGORY, "item": item, "level": level,
    "registered": registered,
}


def of_step(step, data):
    card = OF_STEP[step]
    return card(data) if callable(card) else card

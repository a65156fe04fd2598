// What the grammY bot says: Grozd's own words, with as many buttons, so that every bot sends about as many bytes.
//
// A card is a text in HTML and a keyboard. Buttons of side roads (leafing, going back) are drawn, since they cost bytes,
// and lead nowhere, which favours the bot. Fixed cards are built once.

const CATEGORIES = [
  "Предметные", "Методические", "Психолого-педагогические", "Нормативно-правовые", "Коммуникативные", "Цифровые",
  "Функциональная грамотность", "Воспитательные", "Проектно-исследовательские",
];
const ITEMS = [
  "Планирование урока по ФГОС", "Формирующее оценивание", "Работа с разными уровнями", "Современные технологии урока",
  "Анализ и самоанализ урока",
];
const LEVELS = ["Немного", "Заметно", "Очень трудно"];
const SCHOOLS = ["Школа № 3"];
const POSTS = [
  "Воспитатель", "Заместитель руководителя", "Методист", "Педагог-психолог", "Руководитель (директор, заведующий)",
  "Учитель",
];
const SUBJECTS = ["Биология", "География", "Иностранный язык", "История", "Математика", "Русский язык"];

const button = (text, data) => ({ text, callback_data: data });
const oneARow = (kind, labels) => labels.map((label, number) => [button(label, `${kind}:${number}`)]);
const BACK = [button("‹ Назад", "back")];
const BACK_OR_CANCEL = [button("‹ Назад", "back"), button("Отмена", "cancel")];
const LEAF = [button("1 / 4", "leaf"), button("›", "leaf")];

const card = (text, rows) => ({
  text,
  other: { parse_mode: "HTML", ...(rows && { reply_markup: { inline_keyboard: rows } }) },
});
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CONSENT = card(
  "<b>Согласие на обработку данных</b>\n" +
    "Оператор: Управление образования Лесного района, ул. Школьная, 1.\n" +
    "Цели: учёт профессиональных дефицитов, участие в методических кластерах и событиях, показатели муниципалитета " +
    "без имён.\n" +
    "Данные: фамилия, имя, отчество; место работы, должность, предметы, год начала работы; дефициты; участие в " +
    "кластерах и событиях; номер аккаунта в мессенджере и язык.\n" +
    "Действия: сбор, хранение, использование, обезличивание, удаление. Дефициты видите только вы; координатор видит " +
    "лишь суммы по группам от пяти человек.\n" +
    "Срок: пока вы пользуетесь ботом или до отзыва.\n" +
    "Отозвать и всё удалить: команда /forget, сразу.\n" +
    "Отказаться можно без последствий: запишитесь у методиста лично.\n" +
    "Версия текста: 1 (21.11.2026).\n\n" +
    "Вы согласны?",
  [[button("Соглашаюсь", "agree:1")], [button("Не соглашаюсь", "agree:0")], [button("English", "english")]],
);
const NAME = card(
  "<b>Как вас зовут?</b>\nШаг 1 из 5\n\nНапишите фамилию, имя и отчество одним сообщением. " +
    "Например: Петрова Ольга Сергеевна",
);
const SCHOOL = card(
  "<b>Где вы работаете?</b>\nШаг 2 из 5\n\nНажмите свою организацию или напишите часть её названия.",
  [...oneARow("school", SCHOOLS), BACK],
);
const POST = card("<b>Ваша должность?</b>\nШаг 3 из 5", [...oneARow("post", POSTS), LEAF, BACK]);
const SUBJECT = card("<b>Что вы преподаёте?</b>\nШаг 4 из 5\n\nМожно выбрать несколько.", [
  ...oneARow("subject", SUBJECTS),
  LEAF,
  [button("Ничего не преподаю", "subject:none")],
  BACK,
]);
const years = [0, 5, 10, 15].map((row) =>
  [0, 1, 2, 3, 4].map((column) => String(2026 - row - column)).map((year) => button(year, `year:${year}`)),
);
const YEAR = card(
  "<b>С какого года вы преподаёте?</b>\nШаг 5 из 5\n\nНажмите год или напишите его. Например: 2015",
  [...years, [button("2006 ›", "leaf")], BACK],
);
const CATEGORY = card("<b>В какой области трудно?</b>\nШаг 1 из 3\n🔒 Видите только вы", [
  ...oneARow("category", CATEGORIES),
  [button("Отмена", "cancel")],
]);

const confirm = (data) =>
  card(
    `<b>Всё верно?</b>\n${escape(data.name)}\n📍 ${SCHOOLS[data.school]}\n${POSTS[data.post]}\n` +
      `${SUBJECTS[data.subject]}\n🗓 Преподаёте с ${data.year} года\n\nЕсли что-то не так, нажмите, что изменить.`,
    [
      [button("Всё верно", "confirm")],
      [button("Имя", "change"), button("Место работы", "change")],
      [button("Должность", "change"), button("Предметы", "change")],
      [button("Год начала работы", "change")],
      BACK,
    ],
  );

const welcome = (data) => {
  const first = data.name.split(" ").slice(1).join(" ") || data.name;
  return card(`<b>✅ Вы зарегистрированы</b>\n${escape(first)}, рады вам в «Грозди»!\n\nС чего начнём?`, [
    [button("Записать дефицит", "deficit")],
    [button("Выбрать кластер", "clusters")],
    [button("‹ Меню", "menu")],
  ]);
};

const item = (data) =>
  card(`<b>Что именно?</b>\nШаг 2 из 3\nОбласть: ${CATEGORIES[data.category]}`, [
    ...oneARow("item", ITEMS),
    [button("Своими словами", "own")],
    BACK_OR_CANCEL,
  ]);

const level = (data) =>
  card(
    `<b>Насколько это трудно?</b>\nШаг 3 из 3\n${ITEMS[data.item]}\n` +
      "Немного: в целом выходит, хочется увереннее.\nЗаметно: выходит не всегда.\n" +
      "Очень трудно: без помощи пока не выходит.",
    [LEVELS.map((label, number) => button(label, `level:${number}`)), BACK_OR_CANCEL],
  );

const registered = (data) =>
  card(
    `<b>✅ Дефицит записан</b>\n${ITEMS[data.item]}\nУровень: ${LEVELS[data.level].toLowerCase()}\n` +
      "🔒 Видите только вы\n\nКластера по этой теме пока нет. Запись войдёт в общие цифры без вашего имени, " +
      "их видит методист.",
    [
      [button("Все кластеры", "clusters")],
      [button("Открыть запись", "open")],
      [button("Все мои дефициты", "all")],
      [button("‹ Меню", "menu")],
    ],
  );

// What stands on the card of each step.
export const CARDS = {
  consent: () => CONSENT,
  name: () => NAME,
  school: () => SCHOOL,
  post: () => POST,
  subject: () => SUBJECT,
  year: () => YEAR,
  confirm,
  welcome,
  category: () => CATEGORY,
  item,
  level,
  registered,
};

export const STALE = "Эта кнопка уже не действует";

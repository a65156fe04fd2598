// What the demo page's modules share: the words of the page in two languages, small helpers for building elements,
// the making of safe text out of a message's HTML, and requests to the simulator.

// ---------------------------------------------------------------------------------------------------------- words

const WORDS = {
  ru: {
    about: "Демонстрация: бот настоящий, Телеграм и люди вымышлены.",
    clock: "Время демонстрации", hour: "+1 час", hourOn: "Перевести время на час вперёд", day: "+1 день",
    dayOn: "Перевести время на день вперёд", turned: "Время дальше не идёт: запустите демонстрацию заново.",
    pageLanguage: "Язык страницы", phones: "Телефоны", messages: "Сообщения", message: "Сообщение", more: "Ещё",
    commands: "Команды бота", attach: "Прикрепить", send: "Отправить", start: "Начать", unblock: "Разблокировать бота",
    photo: "Фотография", document: "Документ", contact: "Контакт", ownContact: "Свой контакт", sticker: "Стикер",
    voice: "Голосовое сообщение",
    newest: "К новым сообщениям", newCount: "Новые", close: "Закрыть", understood: "Понятно",
    openApart: "Открыть в новой вкладке", enlarge: "Увеличить", messageMenu: "Действия с сообщением",
    edit: "Изменить", forward: "Переслать боту", copy: "Скопировать текст", copied: "Текст скопирован",
    editing: "Изменение сообщения", cancelEdit: "Отменить изменение", edited: "изменено", forwarded: "Переслано",
    bot: "бот", typing: "печатает…", offline: "нет связи, соединяюсь…", blocked: "бот заблокирован",
    sending: "отправляю файл…",
    neverOpened: "Здесь пока пусто: этот человек ещё не открывал бота.", noMessages: "Сообщений пока нет.",
    you: "Вы", today: "Сегодня", yesterday: "Вчера", noAnswer: "сервер не отвечает", failed: "Не получилось",
    chooser: "Чей это телефон", findPerson: "Имя или роль", newPerson: "Новый человек", nobody: "Никого не нашлось.",
    personName: "Имя и фамилия", personLanguage: "Язык телефона", create: "Создать",
    newPersonNote: "Он ещё ни разу не открывал бота.", noCommands: "Бот пока не назвал своих команд.",
    openLink: "Открыть бота по ссылке", linkHint: "Ссылка или код из неё", open: "Открыть",
    wrongLink: "Это не ссылка на этого бота. Пример:", openOn: "Открыть ссылку на телефоне:", block: "Заблокировать бота",
    alert: "Сообщение бота", outside: "Ссылка ведёт за пределы демонстрации",
    unavailable: "В демонстрации эта ссылка не открывается",
    loading: "Соединяюсь с сервером…", bytes: ["Б", "КБ", "МБ"],
    chats: "Чаты", newGroup: "Новая группа", groupName: "Название группы", chooseGroup: "В какую группу добавить бота",
    groupNote: "В группе будут все, чьи телефоны сейчас на странице.", inGroup: "участников:",
    addBot: "Добавить бота", removeBot: "Удалить бота из группы", viaBot: "через бота", nothingInline: "Ничего не нашлось.",
    "group-joined": "теперь в группе", "group-left": "больше не в группе", "group-titled": "— так теперь называется группа",
    "group-moved": "Группа стала супергруппой",
  },
  en: {
    about: "Demonstration: the bot is real, Telegram and the people are invented.",
    clock: "Time of the demonstration", hour: "+1 hour", hourOn: "Move the time on by an hour", day: "+1 day",
    dayOn: "Move the time on by a day", turned: "The time goes no further: start the demonstration anew.",
    pageLanguage: "Page language", phones: "Phones", messages: "Messages", message: "Message", more: "More",
    commands: "Bot commands", attach: "Attach", send: "Send", start: "Start", unblock: "Unblock the bot",
    photo: "Photo", document: "Document", contact: "Contact", ownContact: "Own contact", sticker: "Sticker",
    voice: "Voice message",
    newest: "To the newest messages", newCount: "New", close: "Close", understood: "OK",
    openApart: "Open in a new tab", enlarge: "Enlarge", messageMenu: "Message actions",
    edit: "Edit", forward: "Forward to the bot", copy: "Copy text", copied: "Text copied",
    editing: "Editing the message", cancelEdit: "Stop editing", edited: "edited", forwarded: "Forwarded",
    bot: "bot", typing: "typing…", offline: "no connection, trying again…", blocked: "the bot is blocked",
    sending: "sending the file…",
    neverOpened: "Nothing here yet: this person has never opened the bot.", noMessages: "No messages yet.",
    you: "You", today: "Today", yesterday: "Yesterday", noAnswer: "the server does not answer", failed: "It did not work",
    chooser: "Whose phone this is", findPerson: "Name or role", newPerson: "A new person", nobody: "Nobody found.",
    personName: "Full name", personLanguage: "Language of the phone", create: "Create",
    newPersonNote: "This person has never opened the bot.", noCommands: "The bot has not named its commands yet.",
    openLink: "Open the bot by a link", linkHint: "The link or the code from it", open: "Open",
    wrongLink: "This is not a link to this bot. Example:", openOn: "Open the link on the phone of", block: "Block the bot",
    alert: "Message from the bot", outside: "The link leads out of the demonstration",
    unavailable: "This link does not open in the demonstration",
    loading: "Connecting to the server…", bytes: ["B", "KB", "MB"],
    chats: "Chats", newGroup: "New group", groupName: "Name of the group", chooseGroup: "Add the bot to which group",
    groupNote: "Everybody whose phone is on the page will be in it.", inGroup: "members:",
    addBot: "Add the bot", removeBot: "Remove the bot from the group", viaBot: "via the bot", nothingInline: "Nothing found.",
    "group-joined": "is in the group now", "group-left": "is no longer in the group",
    "group-titled": "is what the group is called now", "group-moved": "The group has become a supergroup",
  },
};

export let language = recall("language") ?? "ru";
export const say = (key) => WORDS[language][key];

export function setLanguage(chosen) {
  language = chosen;
  remember("language", chosen);
}

/** Puts the words of the page's language into every marked element under `root`. */
export function localise(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = say(node.dataset.hint);
}

// -------------------------------------------------------------------------------------------------- small helpers

/** Makes an element: `on…` properties are listeners, the others attributes; empty values and children are left out. */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const button = (properties, ...children) => make("button", { type: "button", ...properties }, ...children);

export function icon(name) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  picture.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#icon-${name}`);
  picture.append(use);
  return picture;
}

// Storage may be forbidden in a private window; the page then simply forgets.
function recall(key) {
  try { return localStorage.getItem(`demo-${key}`); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(`demo-${key}`, value); } catch { /* see above */ }
}

/** The time of day in the zone of the bot, so that bubbles agree with the words in them. */
export const clock = (moment, timeZone) =>
  moment.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });

/** How far the time of the bot is ahead of this machine's, in milliseconds. */
let ahead = 0;

/** The time of the bot, which somebody may have moved on. */
export const now = () => new Date(Date.now() + ahead);

/** Takes over what the server says the time is. */
export function setTime(said) {
  ahead = Date.parse(said) - Date.now();
}

export function dayName(moment, timeZone) {
  // Swedish writes a day as 2026-11-27, which counts.
  const day = (at) => Date.parse(at.toLocaleDateString("sv", { timeZone })) / 86_400_000;
  const daysAgo = day(now()) - day(moment);
  if (daysAgo === 0) return say("today");
  if (daysAgo === 1) return say("yesterday");
  return moment.toLocaleDateString(language, { day: "numeric", month: "long", timeZone });
}

export function sizeName(bytes) {
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  return `${(bytes / 1024 ** step).toLocaleString(language, { maximumFractionDigits: 1 })}\u00a0${say("bytes")[step]}`;
}

export const searchable = (text) => text.toLowerCase().replaceAll("ё", "е");

// ------------------------------------------------------------------------------------------------------ safe text

const ALLOWED_TAGS = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const LINK_SCHEMES = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);
// A messenger makes bare addresses and commands tappable by itself, so a bot sends them without any mark-up.
const WEB_ADDRESS = String.raw`https?:\/\/[^\s<>"«»]+[^\s<>"«».,:;!?)]`;
const SHORT_ADDRESS = String.raw`(?<![^\s(«])t\.me\/[\w+?=&/-]+`;
const COMMAND = String.raw`(?<![^\s(«])\/[a-z][a-z0-9_]{0,31}\b(?!\/)`;
const TAPPABLE = new RegExp(`(${WEB_ADDRESS}|${SHORT_ADDRESS}|${COMMAND})`);

/** Builds nodes from the server's HTML, keeping only the messenger's own formatting: a second lock after escaping. */
export function safeText(html) {
  const parsed = new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html");
  return copyAllowed(parsed.body, true);
}

function copyAllowed(source, mayLink) {
  const result = document.createDocumentFragment();
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      result.append(...(mayLink ? linked(node.data) : [node.data]));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const copy = allowedElement(node);
      const linksInside = mayLink && !["A", "CODE", "PRE"].includes(node.tagName);
      copy.append(copyAllowed(node, linksInside));
      result.append(copy);
    }
  }
  return result;
}

function allowedElement(node) {
  if (ALLOWED_TAGS.has(node.tagName)) return document.createElement(node.tagName);
  if (node.tagName === "A") {
    const address = tryUrl(node.getAttribute("href"));
    if (address && LINK_SCHEMES.has(address.protocol)) return link(address.href);
  }
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) {
    return button({ class: "spoiler", onclick: (event) => event.currentTarget.classList.add("open") });
  }
  return document.createDocumentFragment();
}

function tryUrl(text) {
  try { return new URL(text); } catch { return null; }
}

export const link = (address, ...children) =>
  make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);

/** Splits plain text into strings, links and tappable commands. */
function linked(text) {
  return text.split(TAPPABLE).map((piece, index) => {
    if (index % 2 === 0) return piece;
    if (piece.startsWith("/")) return button({ class: "command-link", "data-command": piece.slice(1) }, piece);
    return link(piece.startsWith("t.me/") ? `https://${piece}` : piece, piece);
  });
}

/** The start payload of a link to this bot ("" when it carries none), or null when the link leads elsewhere. */
export function startPayload(address, botUsername) {
  const url = tryUrl(/^(t|telegram)\.me\//.test(address) ? `https://${address}` : address);
  if (!url) return null;
  const ours = (name) => name?.toLowerCase() === botUsername.toLowerCase();
  const viaWeb = /^(www\.)?(t|telegram)\.me$/.test(url.hostname) && ours(url.pathname.replaceAll("/", ""));
  const viaApp = url.protocol === "tg:" && url.hostname === "resolve" && ours(url.searchParams.get("domain"));
  return viaWeb || viaApp ? url.searchParams.get("start") ?? "" : null;
}

// --------------------------------------------------------------------------------------------------------- server

/** Sends a request and returns its JSON; any failure becomes an Error with words fit for showing. */
export async function request(path, options) {
  let response, answer;
  try {
    response = await fetch(path, options);
    answer = await response.json().catch(() => ({}));
  } catch {
    throw new Error(say("noAnswer"));
  }
  if (!response.ok || answer.ok === false) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

export const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export function upload(path, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return request(path, { method: "POST", body: form });
}

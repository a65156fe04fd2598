// One phone of the demo page: the live chat of one invented person with the real bot.
//
// A phone shows only what the server last sent: it keeps no copy of the conversation and guesses nothing, so what is
// seen here is what the bot really did. Sections: sheets (panels over a phone), messages, the phone itself.

import {
  button, clock, dayName, icon, link, localise, make, post, safeText, say, searchable, sizeName, startPayload, upload,
} from "/page/basics.js";

import {
  InlineMode, addsToGroup, chooseGroup, drawChats, groupActions, newGroup, serviceWords,
} from "/page/groups.js";

// --------------------------------------------------------------------------------------------------------- sheets

/** A panel that slides over one phone. The phone beneath is inert meanwhile; the neighbours stay usable. */
class Sheet {
  constructor(phone) {
    this.phone = phone;
  }

  open(title, content, { role = "dialog", name = "" } = {}) {
    this.close();
    this.opener = this.phone.section.contains(document.activeElement) ? document.activeElement : null;
    const close = { "data-role": "close-sheet", "aria-label": say("close"), onclick: () => this.close() };
    const panel = make("div", { class: "sheet-panel", role, "aria-label": title },
      make("div", { class: "sheet-head" }, make("h3", {}, title), button({ class: "icon-button", ...close }, icon("close"))),
      ...content);
    this.cover = make("div", {
      class: "sheet", "data-sheet": name,
      onclick: (event) => event.target === this.cover && this.close(),
      onkeydown: (event) => this.onKey(event),
    }, panel);
    this.phone.body.inert = true;
    this.phone.section.append(this.cover);
    // Focus enters the sheet, or the keyboard would stay behind on an inert phone; but a sheet that the bot opened is
    // not to take the keyboard from somebody typing in another phone.
    if (this.opener || document.activeElement === document.body) {
      (panel.querySelector("input, .sheet-item, .wide-button") ?? panel.querySelector("button")).focus();
    }
  }

  /** A list of actions; every one closes the sheet first, so that it may open another. */
  openMenu(title, items, name) {
    this.open(title, [make("div", { class: "sheet-list" }, ...items.map((item) =>
      button({ class: "sheet-item", ...item.hooks, onclick: () => { this.close(); item.action(); } },
        item.icon ? icon(item.icon) : null,
        make("span", {}, item.text, item.note ? make("small", {}, item.note) : null))))], { name });
  }

  close() {
    if (!this.cover) return;
    this.cover.remove();
    this.cover = null;
    this.phone.body.inert = false;
    if (document.activeElement === document.body) this.opener?.focus({ preventScroll: true });
  }

  onKey(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [...this.cover.querySelectorAll("input, .sheet-item")];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next && document.activeElement.tagName !== "SELECT") {
        event.preventDefault();
        next.focus();
      }
    }
  }
}

// ------------------------------------------------------------------------------------------------------- messages

/** Draws one message; what a tap does is the phone's business. */
function drawMessage(message, phone) {
  if (message.service) return make("p", { class: "day", "data-message-id": message.id }, serviceWords(message.service));
  const at = new Date(message.at);
  const zone = phone.page.bot.zone;
  const mine = message.from === "person";
  const author = mine ? say("you") : message.author;
  const bubble = make("div", {
    class: "bubble", "data-media": message.media?.kind,
    oncontextmenu: (event) => phone.onBubbleMenu(event, message),
  });
  if (phone.group && !mine) bubble.append(make("p", { class: "author" }, author));
  if (message.via_bot) bubble.append(make("p", { class: "forwarded" }, `${say("viaBot")} @${phone.page.bot.username}`));
  if (message.forwarded) bubble.append(make("p", { class: "forwarded" }, say("forwarded")));
  if (message.media) bubble.append(drawMedia(message.media, message.text, phone));
  if (message.html) {
    const onclick = (event) => phone.onTextTap(event);
    bubble.append(make("div", { class: "text", "data-role": "text", onclick }, safeText(message.html)));
  }
  bubble.append(make("span", { class: "meta" },
    // As in the messenger, a bot's message never tells that it was edited: its cards change all the time.
    message.edited && mine ? make("span", { "data-role": "edited" }, say("edited")) : null,
    make("time", { datetime: message.at }, clock(at, zone))));

  const identity = { "data-message-id": message.id, "data-from": message.from, "aria-label": `${author}, ${clock(at, zone)}` };
  return make("article", { class: "message", ...identity },
    make("div", { class: "stack" }, bubble, message.keyboard?.length ? drawKeyboard(message, phone) : null),
    // Reached by the arrows, so that Tab goes from the newest buttons to the field.
    button({
      class: "icon-button message-menu", "data-role": "message-menu", tabindex: -1,
      "aria-label": say("messageMenu"), "aria-haspopup": "dialog",
      onclick: () => phone.openMessageMenu(message),
    }, icon("dots")));
}

function drawKeyboard(message, phone) {
  return make("div", { class: "keyboard", role: "group" }, ...message.keyboard.map((row, rowNumber) =>
    make("div", { class: "keyboard-row" }, ...row.map((key, column) =>
      button({
        class: "key", "data-row": rowNumber, "data-column": column, "data-link": Boolean(key.url),
        disabled: !key.url && !key.pressable,
        onclick: () => (key.url ? phone.follow(key.url) : phone.press(message.id, rowNumber, column)),
        // What does not fit a row is cut, as the messenger cuts it.
      }, make("span", { class: "key-label" }, key.text))))));
}

function drawMedia(media, caption, phone) {
  if (media.kind === "photo") {
    const size = media.width && media.height ? { width: media.width, height: media.height } : {};
    const alt = caption?.split("\n")[0] || say("photo");
    const image = make("img", { src: media.file, alt, ...size, onload: () => phone.stayAtEnd() });
    const enlarge = { "aria-label": `${say("enlarge")}: ${alt}`, onclick: () => phone.page.enlarge(image) };
    return button({ class: "photo", "data-role": "photo", ...enlarge }, image);
  }
  if (media.kind === "document") {
    return make("a", { class: "attachment", "data-role": "document", href: media.file, download: media.name ?? "" },
      make("span", { class: "attachment-icon" }, icon("document")),
      make("span", {}, media.name || say("document"), make("small", {}, media.size ? sizeName(media.size) : say("document"))));
  }
  return make("div", { class: "attachment", "data-role": media.kind },
    make("span", { class: "attachment-icon" }, icon(media.kind)),
    make("span", {}, media.name || say(media.kind), media.name ? make("small", {}, say(media.kind)) : null));
}

// ---------------------------------------------------------------------------------------------------------- phone

/** A long text as the messages that a messenger makes of it: cut where the limit is, be it within a word. */
function cutAsMessages(text) {
  const pieces = [];
  for (let rest = text; rest; ) {
    // A sign of two units is not torn.
    const at = /[\uD800-\uDBFF]/.test(rest[LONGEST_MESSAGE - 1] ?? "") ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE;
    const piece = rest.slice(0, at).trim();
    if (piece) pieces.push(piece);
    rest = rest.slice(at);
  }
  return pieces;
}

const LONGEST_MESSAGE = 4_096;
const NEAR_END = 90;
const TYPING_LASTS = 5_000;
const LONGEST_PAUSE = 8_000;

/** One phone: the chat of one person, fed by the server's stream. */
export class Phone {
  constructor(page, index) {
    this.page = page;
    this.index = index;
    this.section = document.getElementById("phone-template").content.cloneNode(true).firstElementChild;
    this.section.dataset.phone = index;
    this.body = this.find(".phone-body");
    this.log = this.find(".log");
    this.input = this.role("input");
    this.sheet = new Sheet(this);
    this.group = null;
    this.inline = new InlineMode(this);
    this.tab = button({ "data-tab": index, onclick: () => page.activate(index) },
      make("span", { class: "tab-name" }), make("span", { class: "badge", hidden: true }));
    this.listen();
    // A phone scrolled aside or hidden behind a tab has not been read.
    new IntersectionObserver(([entry]) => {
      this.inSight = entry.intersectionRatio > 0.5;
      this.markRead();
    }, { threshold: [0, 0.5, 0.6] }).observe(this.section);
  }

  find(selector) { return this.section.querySelector(selector); }
  role(name) { return this.find(`[data-role=${name}]`); }
  get path() { return `/demo/phones/${this.person.id}${this.group ? `/groups/${this.group}` : ""}`; }

  listen() {
    const on = (name, action) => this.role(name).addEventListener("click", action);
    on("persona", () => this.openChooser());
    on("more", () => this.openMore());
    on("start", () => this.start(""));
    on("unblock", () => this.act("block", { blocked: false }));
    on("commands", () => this.openCommands());
    on("attach", () => this.openAttach());
    on("newest", () => this.scrollToEnd());
    on("cancel-edit", () => this.edit(null));
    for (const kind of ["photo", "document"]) {
      this.role(`${kind}-file`).addEventListener("change", (event) => this.sendFile(kind, event.target));
    }
    this.log.addEventListener("scroll", () => this.markRead(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.walkMessages(event));
    // A phone behind a tab has no height; when the window widens it stands beside the others, at its newest message.
    addEventListener("resize", () => requestAnimationFrame(() => this.stayAtEnd()));
    // A phone that changes its height (a keyboard slides in, the input grows) keeps showing the newest message.
    new ResizeObserver(() => this.stayAtEnd()).observe(this.log);
    this.input.addEventListener("input", () => { this.fitInput(); this.inline.typed(this.input.value); });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "Escape" && this.edited) {
        this.edit(null);
      }
    });
    this.find("form").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
  }

  // Whose phone it is, and the stream from the server.

  /** Opens another chat of the same phone: a group by its id, or the bot's own. */
  open(group) {
    if (this.group !== group) this.show(this.person, group);
  }

  show(person, group = null) {
    this.disconnect();
    this.group = group;
    this.inline.hide();
    this.section.toggleAttribute("data-group", group !== null);
    this.sheet.close();
    this.person = person;
    this.chat = null;
    this.live = false;
    this.drawn = new Map();
    this.presses = new Map();
    this.readUpTo = null;
    this.atEnd = true;
    this.showTyping(0);
    this.edit(null);
    // A word to one person is not for the next.
    this.find(".toasts").replaceChildren();
    this.section.dataset.person = person.id;
    this.log.replaceChildren();
    this.log.setAttribute("aria-live", "off");
    this.drawFrame();
    this.connect();
  }

  connect() {
    this.disconnect();
    this.stream = new EventSource(`${this.path}/stream`);
    this.stream.addEventListener("open", () => { this.pause = 0; this.setOffline(false); });
    this.stream.addEventListener("chat", (event) => this.receive(JSON.parse(event.data)));
    this.stream.addEventListener("toast", (event) => {
      const { text, alert } = JSON.parse(event.data);
      if (alert) this.showAlert(text); else this.showToast(text);
    });
    this.stream.addEventListener("typing", () => this.showTyping(TYPING_LASTS));
    this.stream.addEventListener("error", () => this.reconnectLater());
  }

  disconnect() {
    clearTimeout(this.reconnecting);
    this.stream?.close();
  }

  // The browser gives up for good on some failures, so the page itself tries again, ever less often. The server may
  // have been started afresh without the people made up here: then the phone goes back to one it knows.
  reconnectLater() {
    this.disconnect();
    this.setOffline(true);
    this.pause = Math.min((this.pause || 500) * 2, LONGEST_PAUSE);
    this.reconnecting = setTimeout(async () => {
      const wanted = this.person;
      try { await this.page.loadPeople(); } catch { return this.reconnectLater(); }
      if (this.person !== wanted) return;
      if (this.page.people.has(wanted.id)) this.connect(); else this.page.seat(this, this.page.defaults[this.index]);
    }, this.pause);
  }

  setOffline(offline) {
    this.section.toggleAttribute("data-offline", offline);
    this.drawStatus();
  }

  receive(chat) {
    const newest = chat.messages.at(-1);
    if (newest?.from === "bot" && newest.id !== this.chat?.messages.at(-1)?.id) this.showTyping(0);
    this.chat = chat;
    // A group that is no more, or has become another one, is left.
    if (this.group && !chat.groups.some(({ id }) => id === this.group)) return this.open(null);
    this.draw();
  }

  // Drawing.

  relabel() {
    localise(this.section);
    this.sheet.close();
    this.drawn.clear();
    this.live = false;
    this.log.replaceChildren();
    this.drawFrame();
    if (this.chat) this.draw();
  }

  drawFrame() {
    this.section.setAttribute("aria-label", this.person.name);
    this.find(".persona-name").textContent = this.person.name;
    this.find(".persona-caption").textContent = this.person.caption ?? "";
    this.role("persona").setAttribute("aria-label", `${say("chooser")}: ${this.person.name}`);
    this.find(".bot-name").textContent = this.chat?.group?.title ?? this.page.bot.name;
    drawChats(this);
    this.tab.firstChild.textContent = this.person.name;
    this.log.lang = this.person.language ?? "";
    const { blocked, started } = this.chat ?? {};
    this.find(".composer").dataset.state = !this.chat ? "closed" : blocked ? "blocked" : started ? "open" : "start";
    this.drawStatus();
  }

  drawStatus() {
    const offline = this.section.hasAttribute("data-offline");
    const passing = this.typing ? "typing" : this.uploading ? "sending" : null;
    const state = offline ? "offline" : passing ?? (this.chat?.blocked ? "blocked" : "bot");
    const line = this.role("status");
    // Only the loss of the connection is worth reading aloud; "typing" would chatter.
    line.setAttribute("aria-live", offline ? "polite" : "off");
    line.dataset.state = state;
    const members = state === "bot" && this.chat?.group?.members;
    line.textContent = members ? `${say("inGroup")} ${members}` : say(state);
  }

  draw() {
    const first = this.drawn.size === 0;
    // What the person has just sent is always brought into view, wherever the chat was scrolled.
    const follow = this.atEnd || this.newestOwnId() > this.ownIdBefore;
    this.ownIdBefore = this.newestOwnId();
    this.drawFrame();
    this.drawLog();
    this.drawWaiting();
    if (follow) this.scrollToEnd();
    // What the phone opens with counts as read; a server started afresh may count its messages from the beginning.
    this.readUpTo = Math.min(this.readUpTo ?? Infinity, this.chat.messages.at(-1)?.id ?? 0);
    this.markRead();
    // What was there before the phone was opened is not news: it neither moves nor is read aloud.
    this.live = true;
    if (first) setTimeout(() => this.log.setAttribute("aria-live", "polite"), 300);
  }

  /** Puts the log in step with the chat, touching only what changed, so that focus and reading place survive. */
  drawLog() {
    const wanted = [];
    let day = null;
    for (const message of this.chat.messages) {
      const name = dayName(new Date(message.at), this.page.bot.zone);
      if (name !== day) wanted.push(this.reuse(`day ${name}`, name, () => make("p", { class: "day" }, name)));
      day = name;
      wanted.push(this.reuse(`message ${message.id}`, JSON.stringify(message), () => drawMessage(message, this)));
    }
    if (wanted.length === 0) {
      const words = say(this.chat.started ? "noMessages" : "neverOpened");
      wanted.push(this.reuse("empty", words, () => make("p", { class: "empty" }, words)));
    }
    const kept = new Set(wanted);
    for (const [key, { node }] of this.drawn) if (!kept.has(node)) { node.remove(); this.drawn.delete(key); }
    wanted.forEach((node, place) => {
      if (this.log.children[place] !== node) this.log.insertBefore(node, this.log.children[place] ?? null);
    });
  }

  reuse(key, content, drawAnew) {
    const old = this.drawn.get(key);
    if (old?.content === content) return old.node;
    const node = drawAnew();
    this.drawn.set(key, { node, content });
    // The mark goes once it has been seen, or a phone behind a tab would play it at every showing.
    if (old || this.live) node.classList.add(old ? "changed" : "fresh");
    node.addEventListener("animationend", () => node.classList.remove("changed", "fresh"));
    if (old) {
      const focus = this.focusWithin(old.node);
      old.node.replaceWith(node);
      if (focus) (node.querySelector(focus) ?? node.querySelector(".key"))?.focus({ preventScroll: true });
    }
    return node;
  }

  /** Where the focus stands inside a message about to be redrawn, as a selector for its successor. */
  focusWithin(node) {
    if (!node.contains(document.activeElement)) return null;
    const { row, column, role } = document.activeElement.dataset;
    return row === undefined ? `[data-role="${role}"]` : `[data-row="${row}"][data-column="${column}"]`;
  }

  /** Shows which buttons wait for the bot: from the tap until the server no longer counts the message as waiting. */
  drawWaiting() {
    for (const { id } of this.chat.messages) {
      const node = this.drawn.get(`message ${id}`).node;
      const press = this.presses.get(id);
      const waiting = Boolean(press?.underWay || this.chat.waiting.includes(id));
      node.toggleAttribute("data-waiting", waiting);
      for (const key of node.querySelectorAll(".key")) {
        const pending = waiting && key.dataset.row === String(press?.row) && key.dataset.column === String(press?.column);
        key.toggleAttribute("data-pending", pending);
        key.setAttribute("aria-busy", pending);
      }
    }
  }

  /** The arrows lead from one message's menu to the next, from the log itself to the newest. */
  walkMessages(event) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const menus = [...this.log.querySelectorAll(".message-menu")];
    const at = menus.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== this.log) return;
    const next = at < 0 ? menus.at(-1) : menus[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  // Reading place.

  newestOwnId() { return this.chat.messages.findLast((message) => message.from === "person")?.id ?? 0; }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.markRead();
  }

  stayAtEnd() { if (this.atEnd) this.scrollToEnd(); }

  markRead() {
    if (!this.chat) return;
    // A hidden phone has no height to measure; it stays where it was.
    if (this.log.clientHeight > 0) this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
    if (this.inSight && this.atEnd) this.readUpTo = this.chat.messages.at(-1)?.id ?? 0;
    const unread = this.chat.messages.filter((message) => message.from === "bot" && message.id > this.readUpTo).length;
    const badge = this.tab.lastChild;
    badge.hidden = unread === 0;
    badge.textContent = unread;
    const newest = this.role("newest");
    newest.hidden = this.atEnd;
    newest.lastChild.textContent = unread ? `${say("newCount")}: ${unread}` : "";
    newest.setAttribute("aria-label", unread ? `${say("newest")}: ${unread}` : say("newest"));
  }

  fitInput() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  // What the person does.

  /** Does one action on the server; a failure is told in a toast. True when it went through. */
  async act(action, body) {
    try {
      await post(`${this.path}/${action}`, body);
      return true;
    } catch (error) {
      this.showFailure(error);
      return false;
    }
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const edited = this.edited;
    this.edit(null);
    this.input.focus();
    let left = "";
    if (edited) {
      if (!await this.act("edit", { message_id: edited.id, text })) left = text;
    } else {
      const pieces = cutAsMessages(text);
      while (pieces.length > 0 && await this.act("text", { text: pieces[0] })) pieces.shift();
      left = pieces.join("\n");
    }
    // Words that did not get through go back, unless the person has begun others.
    if (left && !this.input.value) this.fillInput(left);
  }

  fillInput(text) {
    this.inline.hide();
    this.input.value = text;
    this.fitInput();
  }

  /** Takes an own message into the input for editing; null leaves the editing. */
  edit(message) {
    this.edited = message;
    this.find(".editing").hidden = !message;
    this.fillInput(message?.text ?? "");
    if (message) this.input.focus();
  }

  async press(messageId, row, column) {
    const before = this.presses.get(messageId);
    if (before?.underWay && before.row === row && before.column === column) return;
    const press = { row, column, underWay: true };
    this.presses.set(messageId, press);
    this.drawWaiting();
    await this.act("press", { message_id: messageId, row, column });
    press.underWay = false;
    this.drawWaiting();
  }

  start(payload) {
    // As in the messenger, a link to the bot leaves the group.
    this.open(null);
    return this.act("start", { payload });
  }

  async sendFile(kind, field) {
    const [file] = field.files;
    if (!file) return;
    this.uploading = true;
    this.drawStatus();
    try {
      await upload(`${this.path}/${kind}`, file);
    } catch (error) {
      this.showFailure(error);
    }
    // Emptied, so that the same file can be chosen again.
    field.value = "";
    this.uploading = false;
    this.drawStatus();
  }

  onTextTap(event) {
    const command = event.target.closest(".command-link");
    if (command) this.act("text", { text: `/${command.dataset.command}` });
    const anchor = event.target.closest("a");
    if (anchor && /^(https?|tg):/.test(anchor.href) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.follow(anchor.href);
    }
  }

  /** A link to the bot opens it in this phone; any other one is shown before it leads out of the demonstration. */
  follow(address) {
    if (addsToGroup(address, this.page.bot.username)) return chooseGroup(this, address);
    const payload = startPayload(address, this.page.bot.username);
    if (payload !== null) {
      // As in the messenger, a bare link to an open chat only leads to it.
      if (payload || !this.chat?.started) this.start(payload);
    } else if (address.startsWith("http")) {
      const away = link(address, say("openApart"));
      away.className = "wide-button";
      away.addEventListener("click", () => this.sheet.close());
      this.sheet.open(say("outside"), [make("p", { class: "sheet-text address" }, address), away], { name: "outside" });
    } else {
      this.sheet.open(say("unavailable"), [make("p", { class: "sheet-text address" }, address)], { name: "outside" });
    }
  }

  // What the bot shows for a moment.

  showToast(text) {
    const toast = make("div", { class: "toast", "data-role": "toast" }, text);
    this.find(".toasts").replaceChildren(toast);
    setTimeout(() => toast.remove(), 3_500 + text.length * 40);
  }

  showFailure(error) { this.showToast(`${say("failed")}: ${error.message}`); }

  showAlert(text) {
    this.sheet.open(say("alert"), [
      make("p", { class: "sheet-text", "data-role": "toast", "data-alert": true }, text),
      button({ class: "wide-button", "data-role": "alert-ok", onclick: () => this.sheet.close() }, say("understood")),
    ], { role: "alertdialog", name: "alert" });
  }

  showTyping(duration) {
    clearTimeout(this.typing);
    this.typing = duration ? setTimeout(() => this.showTyping(0), duration) : null;
    this.drawStatus();
  }

  // Menus.

  openCommands() {
    const commands = this.chat?.commands ?? [];
    if (commands.length === 0) return this.sheet.open(say("commands"), [make("p", { class: "sheet-text" }, say("noCommands"))]);
    this.sheet.openMenu(say("commands"), commands.map(({ command, description }) => ({
      text: description, note: `/${command}`, hooks: { "data-command": command },
      action: () => { this.act("text", { text: `/${command}` }); this.input.focus(); },
    })), "commands");
  }

  openAttach() {
    const item = (kind, words, action) => ({ text: say(words), icon: kind, hooks: { "data-attach": kind }, action });
    const fromDisk = (kind) => item(kind, kind, () => this.role(`${kind}-file`).click());
    const readyMade = (kind, words = kind) => item(kind, words, () => this.act(kind, {}));
    this.sheet.openMenu(say("attach"), [
      fromDisk("photo"), fromDisk("document"), readyMade("contact", "ownContact"), readyMade("sticker"), readyMade("voice"),
    ], "attach");
  }

  openMore() {
    const item = (role, words, picture, action) => ({ text: say(words), icon: picture, hooks: { "data-role": role }, action });
    if (this.group) return this.sheet.openMenu(say("more"), groupActions(this), "more");
    const items = [
      item("deep-link", "openLink", "link", () => this.openLinkForm()),
      item("new-group", "newGroup", "person-add", () => newGroup(this, (group) => this.open(group))),
    ];
    // A bot that was never opened cannot be blocked.
    if (this.chat?.started) {
      const { blocked } = this.chat;
      items.push(item("block", blocked ? "unblock" : "block", "block", () => this.act("block", { blocked: !blocked })));
    }
    this.sheet.openMenu(say("more"), items, "more");
  }

  openLinkForm() {
    const field = make("input", {
      type: "text", "data-role": "deep-link-input", autocomplete: "off", spellcheck: "false",
      "aria-label": say("linkHint"), placeholder: say("linkHint"),
    });
    const example = `https://t.me/${this.page.bot.username}?start=CODE`;
    const complaint = make("p", { class: "sheet-text complaint", role: "alert", hidden: true }, `${say("wrongLink")} ${example}`);
    const form = make("form", {
      class: "sheet-form",
      onsubmit: (event) => {
        event.preventDefault();
        const text = field.value.trim();
        const payload = /^[\w-]{0,64}$/.test(text) ? text : startPayload(text, this.page.bot.username);
        complaint.hidden = payload !== null;
        if (payload === null) return field.focus();
        this.sheet.close();
        this.start(payload);
      },
    }, field, complaint, make("button", { class: "wide-button", "data-role": "deep-link-open" }, say("open")));
    this.sheet.open(say("openLink"), [form], { name: "deep-link" });
  }

  onBubbleMenu(event, message) {
    // Over a picture, a link or selected words the browser's own menu is of more use.
    if (event.target.closest("a, img") || !getSelection().isCollapsed) return;
    event.preventDefault();
    this.openMessageMenu(message);
  }

  openMessageMenu(message) {
    const item = (name, action) => ({ text: say(name), icon: name, hooks: { "data-role": name }, action });
    const items = this.group ? [] : [item("forward", () => this.act("forward", { message_id: message.id }))];
    if (!this.group && message.from === "person" && message.text && !message.forwarded) {
      items.unshift(item("edit", () => this.edit(message)));
    }
    // The browser lends its clipboard only to pages from this very machine or over https.
    if (message.text && navigator.clipboard) items.push(item("copy", () => this.copy(message.text)));
    for (const payload of this.payloadsIn(message)) {
      for (const other of this.page.phones.filter((phone) => phone !== this)) {
        items.push({
          text: `${say("openOn")} ${other.person.name}`, note: payload, icon: "link", hooks: { "data-open-on": other.index },
          action: () => { this.page.activate(other.index); other.start(payload); },
        });
      }
    }
    this.sheet.openMenu(say("messageMenu"), items, "message");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.showToast(say("copied"));
    } catch (error) {
      this.showFailure(error);
    }
  }

  /** Invitations to this bot found in a message: in life they would be sent on to another person's phone. */
  payloadsIn(message) {
    const anchors = [...this.drawn.get(`message ${message.id}`).node.querySelectorAll("a")].map((anchor) => anchor.href);
    const addresses = [...anchors, ...(message.keyboard ?? []).flat().map((key) => key.url ?? "")];
    return [...new Set(addresses.map((address) => startPayload(address, this.page.bot.username)).filter(Boolean))].slice(0, 3);
  }

  openChooser() {
    const list = make("div", { class: "sheet-list people" });
    const choose = (id) => { this.sheet.close(); this.page.seat(this, id); };
    const drawPerson = ({ id, name, caption }) => {
      const current = String(id === this.person.id);
      return button({ class: "sheet-item", "data-choose": id, "aria-current": current, onclick: () => choose(id) },
        make("span", {}, name, make("small", {}, caption ?? "")));
    };
    const fill = (sought) => {
      const words = searchable(sought).split(/\s+/);
      const fits = ({ name, caption }) => words.every((word) => searchable(`${name} ${caption ?? ""}`).includes(word));
      const found = [...this.page.people.values()].filter(fits);
      list.replaceChildren(...found.map(drawPerson));
      if (found.length === 0) list.append(make("p", { class: "sheet-text" }, say("nobody")));
    };
    fill("");
    const search = make("input", {
      type: "search", "data-role": "persona-search", autocomplete: "off",
      "aria-label": say("findPerson"), placeholder: say("findPerson"),
      oninput: (event) => fill(event.target.value),
    });
    const takeFirst = (event) => { event.preventDefault(); list.querySelector(".sheet-item")?.click(); };
    const add = button({ class: "sheet-item add", "data-role": "new-person", onclick: () => this.openNewPerson() },
      icon("person-add"), make("span", {}, say("newPerson"), make("small", {}, say("newPersonNote"))));
    const form = make("form", { class: "sheet-form", onsubmit: takeFirst }, search);
    this.sheet.open(say("chooser"), [form, add, list], { name: "persona" });
    list.querySelector("[aria-current=true]")?.scrollIntoView({ block: "center" });
  }

  openNewPerson() {
    const name = make("input", { type: "text", required: true, maxlength: 64, "data-role": "person-name", autocomplete: "off" });
    const tongue = make("select", { "data-role": "person-language" },
      make("option", { value: "ru" }, "русский"), make("option", { value: "en" }, "English"));
    const form = make("form", {
      class: "sheet-form",
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const person = await this.page.createPerson(name.value.trim(), tongue.value);
          this.sheet.close();
          this.page.seat(this, person.id);
        } catch (error) {
          this.showFailure(error);
        }
      },
    },
    make("label", {}, say("personName"), name),
    make("label", {}, say("personLanguage"), tongue),
    make("button", { class: "wide-button", "data-role": "create-person" }, say("create")));
    this.sheet.open(say("newPerson"), [form], { name: "new-person" });
  }
}

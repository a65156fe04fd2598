// Groups and inline mode on a phone of the demo page: the row of its chats, making a group, adding the bot to one, and
// what can be put into a chat by the bot's name and a word.

import { button, icon, make, post, say, startPayload } from "/page/basics.js";

const PAUSE_OF_TYPING = 350;

/** The row of a phone's chats, where there is more than the bot's: which one is open stands out. */
export function drawChats(phone) {
  const row = phone.find(".chats");
  const groups = phone.chat?.groups ?? [];
  row.hidden = groups.length === 0;
  const tab = (id, title) => button({
    "data-chat": id ?? "bot", "aria-pressed": String(phone.group === id), onclick: () => phone.open(id),
  }, title);
  row.replaceChildren(tab(null, phone.page.bot.name), ...groups.map(({ id, title }) => tab(id, title)));
}

/** What became of a group, as a line between the messages. */
export function serviceWords({ kind, name }) {
  return name ? `${name} ${say(`group-${kind}`)}` : say(`group-${kind}`);
}

/** Whether a link adds this bot to a group. */
export function addsToGroup(address, username) {
  return startPayload(address, username) !== null && new URL(address).searchParams.has("startgroup");
}

/** Asks in which group, as the messenger does, and adds the bot there with what the link carries. */
export function chooseGroup(phone, address) {
  const add = async (group) => {
    try {
      await post(`/demo/phones/${phone.person.id}/groups/${group}/add`, { payload: address });
      phone.open(group);
    } catch (error) {
      phone.showFailure(error);
    }
  };
  const groups = (phone.chat?.groups ?? []).map(({ id, title }) => ({
    text: title, icon: "contact", hooks: { "data-group": id }, action: () => add(id),
  }));
  const fresh = { text: say("newGroup"), icon: "person-add", hooks: { "data-group": "new" }, action: () => newGroup(phone, add) };
  phone.sheet.openMenu(say("chooseGroup"), [...groups, fresh], "groups");
}

/** Makes a group of those whose phones stand here, and goes on with it. */
export function newGroup(phone, then) {
  const name = make("input", { type: "text", required: true, maxlength: 128, "data-role": "group-name", autocomplete: "off" });
  const form = make("form", {
    class: "sheet-form",
    onsubmit: async (event) => {
      event.preventDefault();
      const members = phone.page.phones.filter((other) => other !== phone).map((other) => other.person.id);
      try {
        const { id } = await post(`/demo/phones/${phone.person.id}/groups`, { text: name.value, members });
        phone.sheet.close();
        then(id);
      } catch (error) {
        phone.showFailure(error);
      }
    },
  },
  make("label", {}, say("groupName"), name),
  make("p", { class: "sheet-text" }, say("groupNote")),
  make("button", { class: "wide-button", "data-role": "create-group" }, say("create")));
  phone.sheet.open(say("newGroup"), [form], { name: "new-group" });
}

/** What one may do with a group besides writing in it. */
export function groupActions(phone) {
  const { bot } = phone.chat.group;
  const words = bot ? "removeBot" : "addBot";
  return [{
    text: say(words), icon: bot ? "block" : "person-add", hooks: { "data-role": words },
    action: () => phone.act(bot ? "remove" : "add", {}),
  }];
}

/** Inline mode: whoever types the bot's name and a word is shown what can be put into this chat. */
export class InlineMode {
  constructor(phone) {
    this.phone = phone;
    this.list = phone.find(".inline-results");
    this.asked = 0;
  }

  /** Looks at what is typed. */
  typed(text) {
    clearTimeout(this.waiting);
    const query = text.match(/^@(\w+)(?:\s+(.*))?$/s);
    if (query?.[1].toLowerCase() !== this.phone.page.bot.username.toLowerCase() || query[2] === undefined) return this.hide();
    this.waiting = setTimeout(() => this.ask(query[2]), PAUSE_OF_TYPING);
  }

  hide() {
    this.asked += 1;
    this.list.hidden = true;
    this.list.replaceChildren();
  }

  async ask(text) {
    const mine = ++this.asked;
    const { phone } = this;
    let answer;
    try {
      answer = await post(`/demo/phones/${phone.person.id}/inline`, { text, group: Number(phone.group ?? 0) });
    } catch (error) {
      return phone.showFailure(error);
    }
    // Meanwhile something else was typed.
    if (mine === this.asked) this.show(answer);
  }

  show({ results, button: above }) {
    const { phone } = this;
    const choose = (id) => () => { phone.fillInput(""); this.hide(); phone.act("choose", { result: id }); };
    const open = () => { phone.fillInput(""); this.hide(); phone.start(above.payload); };
    this.list.replaceChildren(
      ...(above ? [button({ class: "sheet-item", "data-role": "inline-button", onclick: open }, icon("link"), above.text)] : []),
      ...results.map(({ id, title, description }) =>
        button({ class: "sheet-item", "data-result": id, onclick: choose(id) },
          make("span", {}, title, make("small", {}, description)))));
    if (!above && results.length === 0) this.list.append(make("p", { class: "sheet-text" }, say("nothingInline")));
    this.list.hidden = false;
  }
}

// The demo page of the simulator: three phones side by side, each a live chat of one invented person with the real bot.
//
// Here is the page as a whole; a phone is in phone.js, words, helpers and requests are in basics.js.

import { language, localise, now, post, request, say, setLanguage, setTime } from "/page/basics.js";
import { Phone } from "/page/phone.js";

/** The three phones together: who holds them, which one is in front, and the words of the page. */
class Page {
  people = new Map();
  phones = [];

  async open() {
    this.listen();
    this.relabel();
    await this.loadPeopleAtLast();
    const remembered = (location.hash.match(/^#phones=([\d,]+)$/)?.[1] ?? "").split(",").map(Number);
    this.phones = this.defaults.map((_, index) => new Phone(this, index));
    document.querySelector(".phones").append(...this.phones.map((phone) => phone.section));
    document.querySelector(".tabs").append(...this.phones.map((phone) => phone.tab));
    for (const phone of this.phones) {
      localise(phone.section);
      phone.show(this.people.get(remembered[phone.index]) ?? this.people.get(this.defaults[phone.index]));
    }
    this.activate(0);
  }

  listen() {
    for (const key of document.querySelectorAll("[data-hours]")) {
      key.addEventListener("click", () => this.turnClock(key));
    }
    setInterval(() => this.showTime(), 20_000);
    for (const choice of document.querySelectorAll("[data-language]")) {
      choice.addEventListener("click", () => {
        setLanguage(choice.dataset.language);
        this.relabel();
      });
    }
    // A browser allows six connections to one server, and each phone holds one: a hidden page lets its own go.
    document.addEventListener("visibilitychange", () => {
      for (const phone of this.phones) if (document.hidden) phone.disconnect(); else phone.connect();
    });
    const viewer = document.querySelector(".viewer");
    const frame = viewer.querySelector(".viewer-frame");
    // A second tap shows the picture in its full size: on a narrow screen a chart cannot be read otherwise.
    frame.addEventListener("click", () => frame.classList.toggle("full"));
    viewer.addEventListener("click", (event) => {
      if (event.target === viewer || event.target.closest("button")) viewer.close();
    });
    viewer.addEventListener("close", () => frame.classList.remove("full"));
  }

  relabel() {
    document.documentElement.lang = language;
    document.title = this.bot ? `${this.bot.name} · ${say("about")}` : say("about");
    localise(document);
    for (const choice of document.querySelectorAll("[data-language]")) {
      choice.setAttribute("aria-pressed", choice.dataset.language === language);
    }
    for (const phone of this.phones) phone.relabel();
    this.showTime();
  }

  /** The time of the bot, where it can be moved on. */
  showTime() {
    const shown = document.querySelector(".clock");
    shown.hidden = !this.bot?.canTurn;
    if (shown.hidden) return;
    const format = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: this.bot.zone };
    shown.querySelector("time").textContent = now().toLocaleString(language, format);
    shown.querySelector("time").dateTime = now().toISOString();
  }

  async turnClock(key) {
    key.disabled = true;
    try {
      const answer = await post("/demo/clock", { hours: Number(key.dataset.hours) });
      setTime(answer.now);
      this.showTime();
    } catch {
      const notice = document.querySelector(".page-notice");
      notice.textContent = say("turned");
      notice.hidden = false;
    } finally {
      key.disabled = false;
    }
  }

  async loadPeople() {
    const answer = await request("/demo/personas");
    // The server listens before its people are made: until phones stand there, it is still starting.
    if (answer.phones.length === 0) throw new Error(say("loading"));
    this.bot = { ...answer.bot, canTurn: answer.now !== null };
    if (answer.now !== null) setTime(answer.now);
    this.defaults = answer.phones;
    this.people = new Map(answer.personas.map((person) => [person.id, person]));
  }

  /** At the first opening the server may still be starting: waits for it, and says so. */
  async loadPeopleAtLast() {
    const notice = document.querySelector(".page-notice");
    for (;;) {
      try {
        await this.loadPeople();
        notice.hidden = true;
        return this.relabel();
      } catch {
        notice.textContent = say("loading");
        notice.hidden = false;
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      }
    }
  }

  async createPerson(name, tongue) {
    const person = await post("/demo/personas", { name, language: tongue });
    this.people.set(person.id, person);
    return person;
  }

  /** Gives a phone to a person. The address keeps who holds which, so that a reload or a sent link shows the same. */
  seat(phone, personId) {
    phone.show(this.people.get(personId));
    history.replaceState(null, "", `#phones=${this.phones.map((each) => each.person.id).join(",")}`);
  }

  activate(index) {
    for (const phone of this.phones) {
      phone.section.toggleAttribute("data-active", phone.index === index);
      phone.tab.setAttribute("aria-pressed", phone.index === index);
    }
    // Unlike scrollIntoView, this never moves the page itself.
    const row = document.querySelector(".phones");
    row.scrollTo({ left: this.phones[index].section.offsetLeft - row.offsetLeft });
    this.phones[index].stayAtEnd();
  }

  enlarge(image) {
    const viewer = document.querySelector(".viewer");
    viewer.querySelector("img").src = image.src;
    viewer.querySelector("img").alt = image.alt;
    viewer.querySelector("a").href = image.src;
    viewer.showModal();
  }
}

new Page().open();

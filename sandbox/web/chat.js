// The page: who is on the screen, the bar above, and the stream of events that feeds the columns.

import * as api from "./api.js";
import { Bar } from "./bar.js";
import { Column } from "./column.js";
import { ask, choosePerson } from "./dialogs.js";
import { h } from "./dom.js";
import { locale, t } from "./i18n.js";
import { destination } from "./links.js";
import { Live } from "./live.js";
import { Notices } from "./notices.js";
import { chosenInHash, fitting, hashOf, personInPath } from "./screen.js";

const LANGUAGES = [["ru", "Русский"], ["en", "English"], ["", t("no_language")]];

class Chat {
  #people = new Map();
  #unread = new Map();
  #chosen = [];
  #columns = new Map();
  #place = document.getElementById("columns");
  #lost = document.getElementById("lost");
  #notices = new Notices(document.body);
  #single = personInPath();
  #bar = new Bar(document.getElementById("bar"), {
    toggle: (id) => this.#toggle(id),
    add: () => this.#add(),
    all: () => this.#chooseFromAll(),
  });
  bot = { username: "", first_name: "", description: "" };

  constructor() {
    document.documentElement.lang = locale;
    document.body.classList.toggle("single", this.#single !== null);
    this.#lost.textContent = t("lost");
    addEventListener("hashchange", () => this.#choose(chosenInHash()));
    addEventListener("resize", () => this.#redraw());
    this.live = new Live({
      catchUp: () => this.#catchUp(),
      onEvent: (event) => this.#take(event),
      onState: (connected) => (this.#lost.hidden = connected),
    });
  }

  /** Shows the number of unread messages of a person, also while no column is open. */
  onUnread(id, number) {
    this.#unread.set(id, number);
    this.#drawBar();
  }

  close(id) {
    this.#choose(this.#chosen.filter((other) => other !== id));
  }

  /** A bot's "share" link: another person of the box opens it. */
  async share(url, text) {
    const person = await choosePerson(t("share"), `${t("share_hint")}: ${text || url}`, this.#everyone());
    if (!person) return;
    this.#bringUp(person.id);
    const there = destination(url, this.bot.username);
    if (there.kind === "start") await this.#columns.get(person.id)?.start(there.payload);
  }

  async #catchUp() {
    const [bot, people] = await Promise.all([api.bot(), api.people()]);
    this.bot = bot;
    document.title = `${bot.first_name} · ${t("title")}`;
    this.#people = new Map(people.map((person) => [person.id, person]));
    this.#unread = new Map(people.map((person) => [person.id, person.unread ?? 0]));
    const wished = this.#single ? [this.#single] : chosenInHash();
    this.#chosen = wished.filter((id) => this.#people.has(id));
    if (this.#chosen.length === 0) this.#chosen = people.slice(0, fitting()).map((person) => person.id);
    const before = [...this.#columns.keys()];
    const opened = this.#draw();
    const kept = before.filter((id) => this.#columns.has(id)).map((id) => this.#columns.get(id).load());
    const numbers = await Promise.all([...opened, ...kept]);
    return numbers.length > 0 ? Math.min(...numbers) : 0;
  }

  #take(event) {
    if (event.type === "person") this.#people.set(event.person.id, event.person);
    if (event.type === "person" && this.#columns.size === 0) this.#bringUp(event.person.id);
    const id = event.type === "person" ? event.person.id : event.chat_id;
    const column = this.#columns.get(id);
    if (event.type === "commands") for (const each of this.#columns.values()) each.apply(event);
    else if (column) column.apply(event);
    else if (event.type === "message" && this.#people.has(id) && event.message.from?.id !== id) {
      this.#unread.set(id, (this.#unread.get(id) ?? 0) + 1);
    }
    this.#drawBar();
  }

  #everyone() {
    return [...this.#people.values()];
  }

  /** On a wide window a chip puts a person beside the others or away; on a narrow one it changes places. */
  #toggle(id) {
    if (fitting() === 1) this.#choose([id]);
    else if (this.#chosen.includes(id)) this.close(id);
    else this.#bringUp(id);
  }

  #bringUp(id) {
    const others = this.#chosen.filter((other) => other !== id);
    const room = fitting();
    if (this.#chosen.slice(0, room).includes(id)) return;
    this.#choose(room === 1 ? [id] : [...others.slice(0, room).slice(-(room - 1)), id]);
  }

  #choose(ids) {
    this.#chosen = ids.filter((id) => this.#people.has(id));
    if (!this.#single) history.replaceState(null, "", hashOf(this.#chosen));
    this.#redraw();
  }

  async #redraw() {
    try {
      await Promise.all(this.#draw());
    } catch {
      this.live.open(); // no chat without the box: says so and tries again
    }
  }

  /** Makes the columns be those that are chosen and fit. Returns the loading of the new ones. */
  #draw() {
    const shown = this.#chosen.slice(0, this.#single ? 1 : fitting());
    for (const [id, column] of this.#columns) {
      if (shown.includes(id)) continue;
      column.node.remove();
      this.#columns.delete(id);
    }
    const opened = shown.filter((id) => !this.#columns.has(id));
    for (const id of opened) this.#columns.set(id, new Column(this.#people.get(id), this));
    this.#order(shown);
    this.#place.querySelector(".empty")?.remove();
    if (shown.length === 0) this.#place.append(h("p", { class: "empty" }, t("add_first")));
    this.#drawBar();
    return opened.map((id) => this.#columns.get(id).load());
  }

  /** Columns in the order of choice. One that stands right is not moved: moving would lose its scroll and focus. */
  #order(shown) {
    shown.forEach((id, index) => {
      const { node } = this.#columns.get(id);
      if (this.#place.children[index] !== node) this.#place.insertBefore(node, this.#place.children[index] ?? null);
    });
  }

  #drawBar() {
    if (!this.#single) this.#bar.draw(this.bot, this.#everyone(), [...this.#columns.keys()], this.#unread);
  }

  async #chooseFromAll() {
    const person = await choosePerson(t("people"), null, this.#everyone());
    if (person) this.#bringUp(person.id);
  }

  async #add() {
    const fields = [
      { name: "first_name", label: t("name"), required: true },
      { name: "last_name", label: t("last_name") },
      { name: "note", label: t("note"), hint: t("note_hint") },
      { name: "language_code", label: t("language"), choices: LANGUAGES },
    ];
    const answer = await ask(t("add_person"), fields, t("add"));
    if (!answer) return;
    const given = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, value || null]));
    try {
      const person = await api.addPerson(given);
      this.#people.set(person.id, person);
      this.#bringUp(person.id);
    } catch (error) {
      this.#notices.toast(`${t("failed")} ${error.message}`);
    }
  }
}

new Chat().live.open();

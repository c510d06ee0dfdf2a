// The bar above the columns: the bot's name, a chip for each person, the theme.

import { avatar, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";

const MOST_CHIPS = 12;
const THEME_KEY = "box-theme";

export class Bar {
  #title = h("h1", { class: "title" });
  #chips = h("div", { class: "chips", role: "group", "aria-label": t("people") });
  #all = h("button", { type: "button", class: "chip", hidden: true, dataset: { role: "all-people" } });
  #theme = iconButton("sun", "", { dataset: { role: "theme" } });
  #toggle;
  #drawn = "";
  #shown = "";

  /** `actions`: `toggle(id)`, `add()`, `all()`. */
  constructor(node, { toggle, add, all }) {
    this.#toggle = toggle;
    const plus = iconButton("plus", t("add_person"), { onclick: add, dataset: { role: "add-person" } });
    this.#all.addEventListener("click", all);
    this.#theme.addEventListener("click", () => this.#switchTheme());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#nameTheme());
    node.append(this.#title, this.#chips, plus, this.#theme);
    this.#nameTheme();
  }

  /** `shown` are the ids on the screen, `unread` a Map of numbers by id. Unchanged, it stays as it is. */
  draw(bot, people, shown, unread) {
    const looks = JSON.stringify([bot.first_name, people, shown, [...unread]]);
    if (looks === this.#drawn) return;
    this.#drawn = looks;
    this.#title.textContent = bot.first_name;
    const focused = document.activeElement?.dataset?.chip;
    const chips = selection(people, shown, unread).map((person) => this.#chip(person, shown, unread.get(person.id) ?? 0));
    this.#all.hidden = people.length <= MOST_CHIPS;
    this.#all.textContent = `${t("people")}: ${people.length}`;
    this.#chips.replaceChildren(...chips, this.#all);
    chips.find((chip) => chip.dataset.chip === focused)?.focus();
    if (String(shown) !== this.#shown) chips.find((chip) => chip.ariaPressed === "true")?.scrollIntoView({ inline: "nearest" });
    this.#shown = String(shown);
  }

  #chip(person, shown, unread) {
    const pressed = shown.includes(person.id);
    const badge = unread > 0 ? h("span", { class: "badge", role: "img", "aria-label": `${t("unread")} ${unread}` }, String(unread)) : null;
    const props = { type: "button", class: "chip", "aria-pressed": String(pressed), title: person.note, dataset: { chip: person.id } };
    return h("button", { ...props, onclick: () => this.#toggle(person.id) }, avatar(person), name(person), badge);
  }

  #switchTheme() {
    const theme = isDark() ? "light" : "dark";
    localStorage.setItem(THEME_KEY, theme);
    document.documentElement.dataset.theme = theme;
    this.#nameTheme();
  }

  #nameTheme() {
    const label = t(isDark() ? "theme_light" : "theme_dark");
    for (const name of ["aria-label", "title"]) this.#theme.setAttribute(name, label);
    this.#theme.replaceChildren(icon(isDark() ? "sun" : "moon"));
  }
}

/** In a crowd the chips are those on the screen, those with something unread and the first of the rest. */
function selection(people, shown, unread) {
  const weight = (person) => (shown.includes(person.id) ? 2 : (unread.get(person.id) ?? 0) > 0 ? 1 : 0);
  const chosen = [...people].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_CHIPS);
  return people.filter((person) => chosen.includes(person));
}

/** The last name stands apart: a narrow window leaves it out. */
function name(person) {
  const last = person.last_name ? h("span", { class: "last-name" }, ` ${person.last_name}`) : null;
  return h("span", {}, person.first_name, last);
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

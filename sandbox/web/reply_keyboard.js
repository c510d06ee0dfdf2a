// The keyboard below the input: what the bot offers to type with one press.

import { h, iconButton } from "./dom.js";
import { t } from "./i18n.js";

export class ReplyKeyboard {
  #markup = null;
  #open = false;
  #onPress;
  node = h("div", { class: "keyboard", hidden: true, dataset: { role: "keyboard" } });
  toggle = iconButton("keyboard", t("hide_keyboard"), { hidden: true, dataset: { role: "keyboard-toggle" } });

  /** `onPress(button)` gets the KeyboardButton. */
  constructor(onPress) {
    this.#onPress = onPress;
    this.toggle.addEventListener("click", () => this.#setOpen(!this.#open));
  }

  /** A ReplyKeyboardMarkup, or null when there is none. The same one again leaves it folded or open as it is. */
  show(markup) {
    if (JSON.stringify(markup) === JSON.stringify(this.#markup)) return;
    const rows = markup?.keyboard ?? [];
    this.#markup = markup;
    this.toggle.hidden = rows.length === 0;
    this.node.classList.toggle("tall", markup?.resize_keyboard !== true);
    this.node.replaceChildren(...rows.map((row) => h("div", { class: "buttons" }, row.map((button) => this.#button(button)))));
    this.#setOpen(rows.length > 0);
  }

  #button(source) {
    const button = typeof source === "string" ? { text: source } : source;
    const dataset = button.style ? { style: button.style } : {};
    return h("button", { type: "button", dataset, onclick: () => this.#pressed(button) }, button.text);
  }

  #pressed(button) {
    this.#onPress(button);
    if (this.#markup?.one_time_keyboard && !this.#markup.is_persistent) this.#setOpen(false);
  }

  #setOpen(open) {
    this.#open = open;
    this.node.hidden = !open;
    const label = t(open ? "hide_keyboard" : "show_keyboard");
    for (const name of ["aria-label", "title"]) this.toggle.setAttribute(name, label);
    this.toggle.setAttribute("aria-expanded", String(open));
  }
}

// What to try as this person: a card above the messages that can be put away, and stays as it was left.

import { h, iconButton } from "./dom.js";
import { locale, t } from "./i18n.js";

const NARROW = "(width < 712px)";

export class Tips {
  #key;
  node = h("aside", { class: "tips", "aria-label": t("tips"), dataset: { role: "tips" } });
  toggle = iconButton("idea", t("tips"), { dataset: { role: "tips-toggle" } });

  /** A person without `tips` (lists by language) has neither the card nor its button. */
  constructor(person) {
    const tips = person.tips?.[locale] ?? Object.values(person.tips ?? {})[0] ?? [];
    this.#key = `box-tips-${person.id}`;
    this.node.append(h("h2", {}, t("tips")), h("ul", {}, tips.map((tip) => h("li", {}, tip))));
    this.toggle.hidden = tips.length === 0;
    this.toggle.addEventListener("click", () => this.#turn(this.node.hidden));
    const left = localStorage.getItem(this.#key) ?? (matchMedia(NARROW).matches ? "away" : "shown");
    this.#show(tips.length > 0 && left === "shown");
  }

  #turn(isShown) {
    localStorage.setItem(this.#key, isShown ? "shown" : "away");
    this.#show(isShown);
  }

  #show(isShown) {
    this.node.hidden = !isShown;
    const label = t(isShown ? "tips_away" : "tips");
    for (const name of ["aria-label", "title"]) this.toggle.setAttribute(name, label);
    this.toggle.setAttribute("aria-expanded", String(isShown));
  }
}

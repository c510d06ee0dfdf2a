// What a callback answer shows: a toast that goes away, or an alert that waits for its button.

import { h } from "./dom.js";
import { t } from "./i18n.js";

const TOAST_MS = 3000;
const TOAST_MS_PER_CHARACTER = 45;

export class Notices {
  #column;
  #toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

  /** `column` is the element that the notices lie over. */
  constructor(column) {
    this.#column = column;
    column.append(this.#toasts);
  }

  toast(text) {
    const node = h("p", { class: "toast", dataset: { role: "toast" } }, text);
    this.#toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST_MS + text.length * TOAST_MS_PER_CHARACTER);
  }

  /** Covers this column only: other people go on living beside it. */
  alert(text) {
    const before = document.activeElement;
    const ok = h("button", { type: "button", class: "primary" }, t("ok"));
    const words = h("p", { id: `alert-${crypto.randomUUID?.() ?? Date.now()}` }, text);
    const box = h("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-labelledby": words.id }, words, ok);
    const cover = h("div", { class: "cover" }, box);
    const covered = [...this.#column.children].filter((child) => child !== this.#toasts && !child.inert);
    const close = () => {
      cover.remove();
      for (const child of covered) child.inert = false;
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
    ok.addEventListener("click", close);
    cover.addEventListener("keydown", (event) => event.key === "Escape" && close());
    for (const child of covered) child.inert = true;
    this.#column.append(cover);
    ok.focus();
  }
}

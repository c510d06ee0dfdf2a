// A small list of choices beside a button, closed by Escape, by a press elsewhere or by leaving it with Tab.

import { h, icon } from "./dom.js";

let close = null;

/**
 * Opens under or over `anchor` inside `place` (a positioned element). `items` are
 * `{label, note?, iconName?, danger?, run}`; a second call for the same button closes the list.
 * `at` is a point of the window for a list that belongs to a place and not to a button.
 */
export function popup(anchor, place, label, items, at = null) {
  const wasOpen = anchor.getAttribute("aria-expanded") === "true";
  close?.();
  if (wasOpen) return;
  const list = h("div", { class: "popup", role: "group", "aria-label": label, dataset: { role: "popup" } });
  close = closer(anchor, list);
  list.append(...items.map((item) => choice(item)));
  place.append(list);
  if (at) moveTo(list, place, at);
  else anchor.setAttribute("aria-expanded", "true");
  list.querySelector("button")?.focus();
}

/** As near to the point as the edges of `place` allow. */
function moveTo(list, place, at) {
  const box = place.getBoundingClientRect();
  list.style.left = `${Math.max(8, Math.min(at.x - box.left, box.width - list.offsetWidth - 8))}px`;
  list.style.top = `${Math.max(8, Math.min(at.y - box.top, box.height - list.offsetHeight - 8))}px`;
}

function choice(item) {
  const run = () => {
    close();
    item.run();
  };
  const mark = item.iconName ? icon(item.iconName) : null;
  const note = item.note ? h("span", { class: "popup-note" }, item.note) : null;
  const props = { type: "button", class: item.danger ? "choice danger" : "choice", onclick: run };
  return h("button", props, mark, h("span", {}, item.label), note);
}

function closer(anchor, list) {
  const done = new AbortController();
  const end = () => {
    done.abort();
    const inside = list.contains(document.activeElement);
    list.remove();
    if (anchor.hasAttribute("aria-expanded")) anchor.setAttribute("aria-expanded", "false");
    if (inside) anchor.focus();
    close = null;
  };
  const elsewhere = (target) => target && !list.contains(target) && !anchor.contains(target);
  const on = (type, handler) => document.addEventListener(type, handler, { signal: done.signal });
  on("pointerdown", (event) => elsewhere(event.target) && end());
  on("focusin", (event) => elsewhere(event.target) && end());
  on("keydown", (event) => event.key === "Escape" && end());
  return end;
}

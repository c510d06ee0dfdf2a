// The list of messages of one chat: order, days, scrolling, highlights.

import { messageNodes } from "./bubble.js";
import { h, icon } from "./dom.js";
import { dayName, t } from "./i18n.js";

const NEAR_BOTTOM_PX = 60;

/** Whether its author can edit a message: a text that was not forwarded. */
export function canEdit(message) {
  return Boolean(message.text) && !message.forward_origin;
}

export class MessageList {
  #rows = new Map();
  #personId;
  #actions;
  #list;
  #end = h("div", { class: "action", role: "status" });
  #jump;
  #atBottom = true;
  #shape = "";
  #onRead;

  /** `onRead` is called when the newest message comes into sight. */
  constructor(personId, label, actions, onRead) {
    this.#personId = personId;
    this.#actions = { ...actions, showMessage: (id) => this.show(id) };
    this.#onRead = onRead;
    this.#list = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label, tabindex: 0 });
    this.#list.addEventListener("scroll", () => this.#scrolled());
    this.#jump = h("button", { type: "button", class: "jump", "aria-label": t("jump"), hidden: true }, icon("down"));
    this.#jump.addEventListener("click", () => this.toBottom());
    this.node = h("div", { class: "wall" }, this.#list, this.#jump);
    this.#list.addEventListener("contextmenu", (event) => this.#menu(event));
    new ResizeObserver(() => this.#settle()).observe(this.#list);
    // An image that arrives late must not push the newest message out of sight.
    this.#list.addEventListener("load", () => this.#settle(), { capture: true });
  }

  get atBottom() {
    return this.#atBottom;
  }

  /** Whole chat anew; rows that did not change stay as they are, so focus and scroll survive. */
  reset(messages) {
    const alive = new Set(messages.map((message) => message.message_id));
    this.#drop([...this.#rows.keys()].filter((id) => !alive.has(id)));
    for (const message of messages) this.#draw(message);
    this.#headDays();
    this.#settle();
  }

  /** Adds or replaces a message; an edit is highlighted for a moment. */
  put(message) {
    const known = this.#rows.has(message.message_id);
    const row = this.#draw(message);
    if (!row) return;
    if (known) flash(row);
    else this.#headDays();
    if (!known && row.classList.contains("own")) this.toBottom();
    else this.#settle();
  }

  remove(ids) {
    this.#drop(ids);
    this.#headDays();
  }

  /** What the bot is doing ("печатает…"), or an empty string. */
  action(text) {
    this.#end.textContent = text;
    if (text && !this.#end.isConnected) this.#list.append(this.#end);
    if (!text) this.#end.remove();
    this.#settle();
  }

  /** The bot's description in an empty chat; null takes it away. */
  greeting(text) {
    this.#list.querySelector(".greeting")?.remove();
    if (!text) return;
    const title = h("p", { class: "greeting-title" }, t("what_can"));
    this.#list.prepend(h("div", { class: "greeting" }, title, h("p", {}, text)));
  }

  /** The person's newest message that can be edited, or undefined. */
  lastOwnText() {
    const messages = [...this.#rows.values()].map((known) => known.message);
    return messages.findLast((message) => message.from?.id === this.#personId && canEdit(message));
  }

  show(id) {
    const row = this.#rows.get(id)?.row;
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    flash(row);
  }

  toBottom() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#measure();
  }

  /** Right button, long press or Shift+F10; links, pictures and selected words keep the browser's own menu. */
  #menu(event) {
    const row = event.target.closest(".row");
    if (!row || event.target.closest("a") || getSelection().toString()) return;
    event.preventDefault();
    const { message } = this.#rows.get(Number(row.dataset.messageId));
    this.#actions.menu(message, row, { x: event.clientX, y: event.clientY });
  }

  /** The row of a message that is new or has changed; null when it already stands there as it is. */
  #draw(message) {
    const known = this.#rows.get(message.message_id);
    const source = JSON.stringify(message);
    if (known?.source === source) return null;
    const own = message.from?.id === this.#personId;
    const row = known?.row ?? this.#newRow(message, own);
    const focused = inlineButtons(row).indexOf(document.activeElement);
    row.replaceChildren(...messageNodes(message, own, this.#actions));
    this.#rows.set(message.message_id, { row, source, message });
    if (focused >= 0) refocus(row, focused);
    return row;
  }

  #drop(ids) {
    for (const id of ids) {
      this.#rows.get(id)?.row.remove();
      this.#rows.delete(id);
    }
  }

  #newRow(message, own) {
    const dataset = { messageId: message.message_id, date: message.date };
    const row = h("div", { class: own ? "row own" : "row", tabindex: -1, dataset });
    const last = this.#lastRow();
    if (!last || Number(last.dataset.messageId) < message.message_id) {
      if (this.#end.isConnected) this.#end.before(row);
      else this.#list.append(row);
    } else {
      const rows = [...this.#list.querySelectorAll(".row")];
      rows.find((other) => Number(other.dataset.messageId) > message.message_id).before(row);
    }
    return row;
  }

  #lastRow() {
    const last = this.#end.isConnected ? this.#end.previousElementSibling : this.#list.lastElementChild;
    return last?.classList.contains("row") ? last : null;
  }

  /** A heading stands before the first message of each day, and nowhere else. */
  #headDays() {
    let day = null;
    for (const row of this.#list.querySelectorAll(".row")) {
      const name = dayName(Number(row.dataset.date));
      const heading = row.previousElementSibling?.classList.contains("day") ? row.previousElementSibling : null;
      if (name === day) heading?.remove();
      else if (!heading) row.before(h("p", { class: "day" }, name));
      else if (heading.textContent !== name) heading.textContent = name;
      day = name;
    }
    for (const heading of this.#list.querySelectorAll(".day:last-child, .day + .day")) heading.remove();
  }

  #settle() {
    if (this.#atBottom) this.toBottom();
    else this.#jump.hidden = false;
  }

  /** A list that changed its shape scrolls by itself: that is not the reader leaving the bottom. */
  #scrolled() {
    if (this.#atBottom && this.#shape !== shapeOf(this.#list)) this.toBottom();
    else this.#measure();
  }

  #measure() {
    this.#shape = shapeOf(this.#list);
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    this.#jump.hidden = this.#atBottom;
    if (this.#atBottom) this.#onRead();
  }
}

function shapeOf({ scrollHeight, clientHeight, clientWidth }) {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}

function inlineButtons(row) {
  return [...row.querySelectorAll(".inline-button:not(:disabled)")];
}

/** An edit replaced the button under focus: the button in its place takes it, or the message itself. */
function refocus(row, index) {
  const buttons = inlineButtons(row);
  (buttons[Math.min(index, buttons.length - 1)] ?? row).focus({ preventScroll: true });
}

function flash(row) {
  row.classList.remove("flash");
  void row.offsetWidth; // restarts the animation when edits follow one another
  row.classList.add("flash");
}

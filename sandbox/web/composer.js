// The lower part of a chat: start button, input, attachments, commands, reply keyboard.

import { summary } from "./bubble.js";
import { h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { popup } from "./popup.js";
import { ReplyKeyboard } from "./reply_keyboard.js";

const MAX_INPUT_PX = 140;
const KINDS = [["photo", "photo", "image/*"], ["document", "file", ""]];
const SAMPLES = [
  ["location", "pin", { latitude: 42.4311, longitude: 47.3242 }],
  ["contact", "contact", {}],
  ["sticker", "smile", {}],
  ["voice", "voice", {}],
];

export class Composer {
  #commands = [];
  #context = null;
  #actions;
  #input = h("textarea", { rows: 1, enterkeyhint: "send", "aria-label": t("message"), dataset: { role: "input" } });
  #file = h("input", { type: "file", hidden: true, tabindex: -1, "aria-label": t("file"), dataset: { role: "file", kind: "document" } });
  #bar = h("div", { class: "context", hidden: true });
  #menu = iconButton("menu", t("commands"), { hidden: true, "aria-expanded": "false", dataset: { role: "commands" } });
  #attach = iconButton("attach", t("attach"), { "aria-expanded": "false", dataset: { role: "attach" } });
  #send = iconButton("send", t("send"), { class: "icon-button send", dataset: { role: "send" } });
  #start = h("button", { type: "button", class: "start", hidden: true, dataset: { role: "start" } });
  #gone = h("p", { class: "gone", hidden: true }, t("deactivated"));
  #line;
  #keyboard;

  /** `actions`: `send(message)`, `sendFile(file, kind, caption)`, `edit(id, text)` (true when done), `editLast()`, `start()`. */
  constructor(actions) {
    this.#actions = actions;
    this.#keyboard = new ReplyKeyboard((button) => this.#pressed(button));
    this.#line = h("div", { class: "line" }, this.#menu, this.#attach, this.#input, this.#keyboard.toggle, this.#send);
    this.node = h("div", { class: "composer" }, this.#bar, this.#line, this.#start, this.#gone, this.#keyboard.node, this.#file);
    this.#listen();
  }

  set commands(commands) {
    this.#commands = commands;
    this.#menu.hidden = commands.length === 0;
  }

  set keyboard(markup) {
    this.#keyboard.show(markup);
    this.#placeholder(markup?.input_field_placeholder);
  }

  /** Which way of writing the person has: none when new, blocked or gone. */
  set status(status) {
    const writes = status === "member";
    this.#line.hidden = !writes;
    this.#keyboard.node.classList.toggle("away", !writes);
    this.#start.hidden = writes || status === "deactivated";
    this.#gone.hidden = status !== "deactivated";
    this.#start.textContent = t(status === "kicked" ? "restart_bot" : "start");
  }

  /** The next text answers `message`; `placeholder` comes with a forced reply. */
  reply(message, placeholder) {
    this.#setContext({ kind: "reply", message });
    if (placeholder) this.#placeholder(placeholder);
  }

  /** The next text replaces the person's own `message`. */
  edit(message) {
    this.#setContext({ kind: "edit", message });
    this.#input.value = message.text;
    this.#grow();
  }

  focus() {
    if (!this.#line.hidden) this.#input.focus();
  }

  async sendFile(file, kind) {
    const caption = this.#input.value.trim();
    if (await this.#actions.sendFile(file, kind, caption)) this.#clear();
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#grow());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#send.addEventListener("click", () => this.#submit());
    this.#start.addEventListener("click", () => this.#actions.start());
    this.#menu.addEventListener("click", () => this.#openCommands());
    this.#attach.addEventListener("click", () => this.#openAttachments());
    this.#file.addEventListener("change", () => this.#chosen());
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    }
    if (event.key === "ArrowUp" && this.#input.value === "") {
      event.preventDefault();
      this.#actions.editLast();
    }
    if (event.key === "Escape" && this.#context) this.#dropContext();
  }

  async #submit() {
    const text = this.#input.value.trim();
    if (!text) return;
    const context = this.#context;
    this.#clear();
    const { kind, message } = context ?? {};
    const done =
      kind === "edit"
        ? await this.#actions.edit(message.message_id, text)
        : await this.#actions.send(kind === "reply" ? { text, reply_to: message.message_id } : { text });
    if (done) return;
    this.#input.value = text;
    this.#grow();
  }

  #pressed(button) {
    if (button.request_contact) this.#actions.send({ kind: "contact" });
    else if (button.request_location) this.#actions.send({ ...SAMPLES[0][2], kind: "location" });
    else this.#actions.send({ text: button.text });
  }

  #openCommands() {
    const item = ({ command, description }) => ({
      label: `/${command}`,
      note: description,
      run: () => this.#actions.send({ text: `/${command}` }),
    });
    popup(this.#menu, this.node, t("commands"), this.#commands.map(item));
  }

  #openAttachments() {
    const files = KINDS.map(([kind, label, accept]) => ({ label: t(label), iconName: label, run: () => this.#choose(kind, accept) }));
    const samples = SAMPLES.map(([kind, iconName, fields]) => ({
      label: t(kind),
      iconName,
      run: () => this.#actions.send({ ...fields, kind }),
    }));
    popup(this.#attach, this.node, t("attach"), [...files, ...samples]);
  }

  #choose(kind, accept) {
    this.#file.dataset.kind = kind;
    this.#file.accept = accept;
    this.#file.click();
  }

  async #chosen() {
    const { kind } = this.#file.dataset;
    for (const file of [...this.#file.files]) await this.sendFile(file, kind);
    this.#file.value = "";
    this.#file.dataset.kind = "document";
  }

  #setContext(context) {
    this.#context = context;
    const drop = iconButton("close", t("dismiss"), { onclick: () => this.#dropContext() });
    const title = h("span", { class: "context-title" }, t(context.kind === "edit" ? "editing" : "reply"));
    const text = h("span", { class: "context-text" }, summary(context.message));
    this.#bar.replaceChildren(icon(context.kind), title, text, drop);
    this.#bar.hidden = false;
    this.focus();
  }

  /** An edit takes its text away with it; what was typed as a reply stays. */
  #dropContext() {
    if (this.#context?.kind === "edit") this.#clear();
    this.#context = null;
    this.#bar.hidden = true;
    this.focus();
  }

  #clear() {
    this.#context = null;
    this.#bar.hidden = true;
    this.#input.value = "";
    this.#grow();
  }

  #placeholder(text) {
    this.#input.placeholder = text || t("message");
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, MAX_INPUT_PX)}px`;
    this.#send.classList.toggle("ready", this.#input.value.trim() !== "");
  }
}

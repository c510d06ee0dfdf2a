// One person's phone: the chat with the bot, as this person sees it.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { ask } from "./dialogs.js";
import { avatar, fullName, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { destination, typedPayload } from "./links.js";
import { canEdit, MessageList } from "./messages.js";
import { Notices } from "./notices.js";
import { popup } from "./popup.js";
import { Presses } from "./presses.js";
import { Tips } from "./tips.js";

const ACTION_MS = 6000; // an action lasts 5 seconds in the messenger, or until the next message

export class Column {
  #app;
  #person;
  #early = null;
  #lastEvent = 0;
  #unread = 0;
  #actionTimer;
  #presses = new Presses();
  #name = h("span", { class: "name" });
  #note = h("span", { class: "note" });
  #badge = h("span", { class: "badge", role: "img", hidden: true });
  #tips;
  #messages;
  #composer;
  #notices;

  /** `app` has `bot`, `onUnread(id, number)`, `onPerson(person)`, `close(id)` and `share(url, text)`. */
  constructor(person, app) {
    this.#app = app;
    const label = `${t("messages_of")} ${fullName(person)}`;
    this.#tips = new Tips(person);
    this.#messages = new MessageList(person.id, label, this.#bubbleActions(), () => this.#setUnread(0));
    this.#composer = new Composer(this.#composerActions());
    this.node = h("section", { class: "column", "aria-label": fullName(person), dataset: { person: person.id } });
    this.node.append(this.#header(person), this.#tips.node, this.#messages.node, this.#composer.node);
    this.#notices = new Notices(this.node);
    this.#acceptDrops();
    this.person = person;
  }

  get person() {
    return this.#person;
  }

  set person(person) {
    this.#person = person;
    this.#name.textContent = fullName(person);
    this.#note.textContent = person.status === "kicked" ? t("blocked") : (person.note ?? "");
    this.#composer.status = person.status;
    this.node.dataset.status = person.status;
  }

  /** Loads the chat and resolves to the number of the event it is as new as. */
  async load() {
    this.#early = [];
    try {
      const chat = await api.chat(this.#person.id);
      this.#show(chat);
    } finally {
      const missed = this.#early;
      this.#early = null;
      for (const event of missed) this.apply(event);
    }
    return this.#lastEvent;
  }

  /** An event of this chat. Those that came while the chat was loading wait for it. */
  apply(event) {
    if (this.#early) this.#early.push(event);
    else if (event.n > this.#lastEvent) this.#change(event);
  }

  /** Follows a deep link as this person. */
  start(payload) {
    return this.#attempt(() => api.start(this.#person.id, payload));
  }

  focus() {
    this.#composer.focus();
  }

  #show(chat) {
    this.#lastEvent = chat.last_event;
    this.person = chat.person;
    this.#messages.greeting(chat.messages.length === 0 ? this.#app.bot.description : null);
    this.#messages.reset(chat.messages);
    this.#composer.keyboard = chat.keyboard;
    this.#composer.commands = chat.commands ?? [];
    this.#action(chat.action);
    this.#messages.toBottom();
    this.#setUnread(0);
  }

  #change(event) {
    if (event.type === "message") this.#arrived(event.message);
    else if (event.type === "edited") this.#messages.put(event.message);
    else if (event.type === "deleted") this.#messages.remove(event.message_ids);
    else if (event.type === "keyboard") this.#composer.keyboard = event.keyboard;
    else if (event.type === "action") this.#action(event.action);
    else if (event.type === "callback_answer") this.#answered(event);
    else if (event.type === "person") this.person = event.person;
    else if (event.type === "commands") this.load();
  }

  #arrived(message) {
    const own = message.from?.id === this.#person.id;
    const seen = this.#messages.atBottom;
    this.#messages.greeting(null);
    // Who has written has started: the box says nothing more about it.
    if (own && this.#person.status === "new") this.person = { ...this.#person, status: "member" };
    if (!own) this.#action(null);
    this.#messages.put(message);
    if (!own && !seen) this.#setUnread(this.#unread + 1);
    const forced = message.reply_markup?.force_reply ? message.reply_markup : null;
    if (forced) this.#composer.reply(message, forced.input_field_placeholder);
  }

  #answered({ callback_query_id: id, text, show_alert: alert, url }) {
    this.#presses.answered(id);
    if (text && alert) this.#notices.alert(text);
    else if (text) this.#notices.toast(text);
    if (url) this.#openLink(url);
  }

  #action(action) {
    clearTimeout(this.#actionTimer);
    const text = action?.startsWith("upload") ? t("uploading") : t("typing");
    this.#messages.action(action ? text : "");
    if (action) this.#actionTimer = setTimeout(() => this.#action(null), ACTION_MS);
  }

  #setUnread(number) {
    this.#unread = number;
    this.#badge.hidden = number === 0;
    this.#badge.textContent = String(number);
    this.#badge.setAttribute("aria-label", `${t("unread")} ${number}`);
    this.#app.onUnread(this.#person.id, number);
  }

  /** Does what may fail; a failure becomes a toast. Resolves to true when it went well. */
  async #attempt(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.#notices.toast(`${t("failed")} ${error.message}`);
      return false;
    }
  }

  #bubbleActions() {
    return {
      openLink: (url) => this.#openLink(url),
      sendText: (text) => this.#attempt(() => api.send(this.#person.id, { text })),
      press: (button, data) => this.#press(button, data),
      copy: (text) => this.#copy(text),
      notHere: () => this.#notices.toast(t("not_here")),
      menu: (message, row, at) => this.#messageMenu(message, row, at),
    };
  }

  #composerActions() {
    return {
      send: (message) => this.#attempt(() => api.send(this.#person.id, message)),
      sendFile: (file, kind, caption) => this.#attempt(() => api.sendFile(this.#person.id, file, kind, caption)),
      edit: (id, text) => this.#attempt(() => api.edit(this.#person.id, id, text)),
      editLast: () => this.#editLast(),
      start: () => this.start(),
    };
  }

  #press(button, data) {
    const messageId = Number(button.closest("[data-message-id]").dataset.messageId);
    const send = () => api.press(this.#person.id, messageId, data);
    const silent = () => this.#notices.toast(t("bot_silent"));
    return this.#attempt(() => this.#presses.press(button, send, silent));
  }

  async #copy(text) {
    // Outside of localhost and https the browser gives no clipboard: then the text is shown to be copied by hand.
    if (navigator.clipboard && (await this.#attempt(() => navigator.clipboard.writeText(text)))) {
      this.#notices.toast(t("copied"));
    } else if (!navigator.clipboard) this.#notices.alert(text);
  }

  #openLink(url) {
    const there = destination(url, this.#app.bot.username);
    if (there.kind === "start" && (there.payload || this.#person.status !== "member")) this.start(there.payload);
    else if (there.kind === "start") this.focus();
    else if (there.kind === "share") this.#app.share(there.url, there.text);
    else if (there.kind === "outside") window.open(there.url, "_blank", "noopener");
    else this.#notices.toast(t("not_here"));
  }

  #messageMenu(message, row, at) {
    const text = message.text ?? message.caption;
    const items = [{ label: t("reply"), iconName: "reply", run: () => this.#composer.reply(message) }];
    if (text) items.push({ label: t("copy"), iconName: "file", run: () => this.#copy(text) });
    if (message.from?.id === this.#person.id && canEdit(message)) {
      items.push({ label: t("edit"), iconName: "edit", run: () => this.#composer.edit(message) });
    }
    popup(row, this.node, t("message"), items, at);
  }

  #editLast() {
    const message = this.#messages.lastOwnText();
    if (message) this.#composer.edit(message);
  }

  #header(person) {
    const label = `${t("person_menu")} ${fullName(person)}`;
    const menu = iconButton("more", label, { "aria-expanded": "false", dataset: { role: "person-menu" } });
    const header = h("header", { class: "head" }, avatar(person), h("div", { class: "who" }, this.#name, this.#note), this.#badge, this.#tips.toggle, menu);
    menu.addEventListener("click", () => popup(menu, header, label, this.#menuItems()));
    return header;
  }

  #menuItems() {
    const { id, status } = this.#person;
    const block = { label: t("block"), danger: true, run: () => this.#attempt(() => api.block(id)) };
    const unblock = { label: t("unblock"), run: () => this.#attempt(() => api.unblock(id)) };
    const living = [
      { label: t("restart"), run: () => this.start() },
      { label: t("deep_link"), run: () => this.#askDeepLink() },
      ...(status === "member" ? [block] : status === "kicked" ? [unblock] : []),
    ];
    const close = { label: t("close_column"), run: () => this.#app.close(id) };
    return status === "deactivated" ? [close] : [...living, close];
  }

  async #askDeepLink() {
    const fields = [{ name: "link", label: t("deep_link"), hint: t("deep_link_hint"), required: true }];
    const answer = await ask(t("deep_link"), fields, t("open"));
    if (answer) this.start(typedPayload(answer.link));
  }

  #acceptDrops() {
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", async (event) => {
      event.preventDefault();
      for (const file of [...event.dataTransfer.files]) await this.#composer.sendFile(file, "document");
    });
  }
}

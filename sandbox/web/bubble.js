// One message → nodes: the bubble and, under it, its inline keyboard.

import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { clockTime, fileSize, t } from "./i18n.js";

const STYLES = new Set(["danger", "success", "primary"]);

/**
 * The inside of a message's row. `own` is true for the person's own messages;
 * `actions` are `openLink`, `sendText`, `press(button, data)`, `copy`, `notHere`, `showMessage`.
 */
export function messageNodes(message, own, actions) {
  if (message.pinned_message) return [h("p", { class: "service" }, t("pinned"))];
  const bubble = h(
    "div",
    { class: "bubble" },
    h("span", { class: "unseen" }, t(own ? "you" : "bot"), " "),
    origin(message),
    quoted(message, actions),
    media(message),
    h("div", { class: "body" }, words(message, actions), meta(message)),
  );
  return [bubble, inlineKeyboard(message.reply_markup?.inline_keyboard, actions)].filter(Boolean);
}

/** A few words that stand for a message: in a reply's quote, in the bar above the input. */
export function summary(message) {
  const kind = ["photo", "video", "audio", "voice", "sticker", "location", "contact", "poll"].find((key) => message[key]);
  return message.text ?? message.caption ?? message.document?.file_name ?? (kind ? t(kind) : t("message"));
}

function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user?.first_name ?? from.sender_user_name ?? from.chat?.title ?? from.sender_chat?.title;
  return h("p", { class: "origin" }, [t("forwarded"), name].filter(Boolean).join(": "));
}

function quoted(message, actions) {
  const original = message.reply_to_message;
  if (!original) return null;
  const show = () => actions.showMessage(original.message_id);
  return h("button", { type: "button", class: "quoted-message", onclick: show }, summary(original));
}

function words(message, actions) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const nodes = formatted(text, message.entities ?? message.caption_entities, actions);
  return h("span", { class: "text", dir: "auto", dataset: { role: "text" } }, nodes);
}

function meta(message) {
  // Like the real clients, which do not mark what a bot has edited.
  const edited = message.edit_date && !message.from.is_bot ? h("span", { class: "edited" }, t("edited")) : null;
  const sent = new Date(message.date * 1000);
  const time = h("time", { datetime: sent.toISOString(), title: sent.toLocaleString() }, clockTime(message.date));
  return h("span", { class: "meta" }, edited, time);
}

function media(message) {
  const { photo, document, video, audio, voice, sticker, location, contact, poll, dice } = message;
  if (photo) return picture(photo);
  if (document) return download(document, document.file_name ?? t("file"), "file");
  if (video) return download(video, video.file_name ?? t("video"), "photo");
  if (audio) return download(audio, audio.title ?? audio.file_name ?? t("audio"), "voice");
  if (voice) return download(voice, t("voice"), "voice");
  if (sticker) return h("p", { class: "big" }, sticker.emoji ?? "🙂");
  if (dice) return h("p", { class: "big" }, dice.emoji, h("span", { class: "dice" }, String(dice.value)));
  if (location) return card("pin", t("location"), `${location.latitude}, ${location.longitude}`);
  if (contact) return card("contact", [contact.first_name, contact.last_name].filter(Boolean).join(" "), contact.phone_number);
  if (poll) return card("menu", poll.question, poll.options.map((option) => option.text).join(" · "));
  return null;
}

function picture(photo) {
  const largest = photo.at(-1);
  const size = { width: largest.width, height: largest.height };
  const image = h("img", { src: largest.url, alt: t("photo"), loading: "lazy", ...size });
  return h("a", { class: "photo", href: largest.url, target: "_blank", rel: "noopener" }, image);
}

function download(file, name, iconName) {
  const size = file.file_size ? fileSize(file.file_size) : "";
  const lines = [h("span", { class: "card-name" }, name), h("span", { class: "card-note" }, size)];
  if (!file.url) return h("div", { class: "card" }, icon(iconName), lines);
  return h("a", { class: "card", href: file.url, download: name }, icon(iconName), lines);
}

function card(iconName, name, note) {
  return h("div", { class: "card" }, icon(iconName), h("span", { class: "card-name" }, name), h("span", { class: "card-note" }, note));
}

function inlineKeyboard(rows, actions) {
  if (!rows?.length) return null;
  const line = (row) => h("div", { class: "buttons" }, row.map((button) => inlineButton(button, actions)));
  return h("div", { class: "inline-keyboard" }, rows.map(line));
}

function inlineButton(button, actions) {
  const kind = kindOf(button);
  const props = { type: "button", class: "inline-button", dataset: { kind }, disabled: kind === "disabled" };
  if (STYLES.has(button.style)) props.dataset.style = button.style;
  const node = h("button", props, button.text);
  node.addEventListener("click", () => {
    if (kind === "callback") actions.press(node, button.callback_data);
    else if (kind === "url") actions.openLink(button.url);
    else if (kind === "copy") actions.copy(button.copy_text.text);
    else actions.notHere();
  });
  return node;
}

function kindOf(button) {
  if (button.disabled) return "disabled";
  if (button.callback_data !== undefined) return "callback";
  if (button.url) return "url";
  return button.copy_text ? "copy" : "other";
}

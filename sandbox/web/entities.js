// Text with entities → nodes. Offsets and lengths are UTF-16 units, which is how JavaScript counts too.

import { h } from "./dom.js";
import { dateTime, t } from "./i18n.js";

const PLAIN_TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const MARKED = new Set(["mention", "text_mention", "hashtag", "cashtag"]);
const LINKS = /^(https?|mailto|tel|tg):/i; // a javascript: address must not become an href
const COLLAPSED_LINES = 3;
const LINE_CHARACTERS = 42;

/** Nodes of `text`; `actions.openLink(url)` and `actions.sendText(text)` serve links and commands. */
export function formatted(text, entities, actions) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, sorted, actions);
}

/** Nodes of text[from, to): entities lie within it, the outer before the inner. */
function range(text, from, to, entities, actions) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset >= at) {
      const inner = others.filter((other) => other.offset < end);
      nodes.push(text.slice(at, entity.offset));
      nodes.push(element(entity, text.slice(entity.offset, end), range(text, entity.offset, end, inner, actions), actions));
      at = end;
      // A block breaks the line by itself; the newline after it would show as an empty line.
      if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
    }
    rest = others.filter((other) => other.offset >= at);
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

function element(entity, covered, inner, actions) {
  const { type } = entity;
  if (type in PLAIN_TAGS) return h(PLAIN_TAGS[type], {}, inner);
  if (type === "pre") return h("pre", { tabindex: 0 }, h("code", {}, inner));
  if (type === "blockquote") return h("blockquote", {}, inner);
  if (type === "expandable_blockquote") return expandable(covered, inner);
  if (type === "spoiler") return spoiler(inner);
  if (type === "date_time") return time(entity, inner);
  if (type === "bot_command") return command(covered, actions);
  if (MARKED.has(type)) return h("span", { class: "marked" }, inner);
  const url = target(entity, covered);
  return url && LINKS.test(url) ? link(url, inner, actions) : h("span", {}, inner);
}

function target(entity, covered) {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "email") return `mailto:${covered}`;
  if (entity.type === "phone_number") return `tel:${covered}`;
  if (entity.type === "url") return /^[a-z]+:\/\//i.test(covered) ? covered : `https://${covered}`;
  return null;
}

function link(url, inner, actions) {
  const follow = (event) => {
    event.preventDefault();
    actions.openLink(url);
  };
  return h("a", { href: url, rel: "noopener noreferrer", title: url, onclick: follow }, inner);
}

function command(covered, actions) {
  return h("button", { type: "button", class: "command", onclick: () => actions.sendText(covered) }, covered);
}

function time(entity, inner) {
  const moment = new Date(entity.unix_time * 1000);
  const shown = dateTime(entity.unix_time, entity.date_time_format);
  return h("time", { datetime: moment.toISOString(), title: moment.toLocaleString() }, shown ?? inner);
}

function spoiler(inner) {
  const hidden = h("span", { inert: true }, inner);
  const node = h("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": t("spoiler") }, hidden);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.replaceWith(h("span", { class: "revealed" }, inner));
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function expandable(covered, inner) {
  const lines = covered.split("\n").reduce((sum, line) => sum + Math.ceil((line.length || 1) / LINE_CHARACTERS), 0);
  if (lines <= COLLAPSED_LINES) return h("blockquote", {}, inner);
  const body = h("span", { class: "quoted" }, inner);
  const button = h("button", { type: "button", class: "unfold", "aria-expanded": "false", "aria-label": t("quote_more") });
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", t(open ? "quote_less" : "quote_more"));
  });
  // The button stands before the text so that one CSS sibling rule opens and closes the quote.
  return h("blockquote", { class: "expandable" }, button, body);
}

// Questions to whoever sits at the page (not to a person of the box): native modal dialogs.

import { avatar, fullName, h } from "./dom.js";
import { t } from "./i18n.js";

/**
 * Asks for a few fields, `{name, label, hint?, required?, choices?: [[value, label]…]}`.
 * Resolves to `{name: value}` or to null when dismissed.
 */
export function ask(title, fields, submit) {
  const body = [...fields.map(field), buttons(h("button", { class: "primary", value: "ok" }, submit))];
  const form = h("form", { method: "dialog" }, h("h2", {}, title), body);
  return open(title, form, (value) => (value === "ok" ? Object.fromEntries(new FormData(form)) : null));
}

/** Lets one choose a person; resolves to the person or null. `hint` stands above the list. */
export function choosePerson(title, hint, people) {
  const choice = (person) =>
    h(
      "button",
      { class: "person-choice", value: person.id },
      avatar(person),
      h("span", {}, fullName(person)),
      h("span", { class: "popup-note" }, person.note ?? ""),
    );
  const list = h("div", { class: "person-list" }, people.map(choice));
  const find = h("input", { type: "search", "aria-label": t("find"), placeholder: t("find") });
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const row of list.children) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // the browser's own choice would be the first person, hidden or not
    list.querySelector("button:not([hidden])")?.click();
  });
  const form = h("form", { method: "dialog" }, h("h2", {}, title), hint ? h("p", { class: "hint" }, hint) : null, find, list, buttons());
  return open(title, form, (value) => people.find((person) => String(person.id) === value) ?? null);
}

function open(title, form, result) {
  const dialog = h("dialog", { "aria-label": title }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(result(dialog.returnValue));
      dialog.remove();
    });
  });
}

function field({ name, label, hint, required, choices }) {
  const option = ([value, text]) => h("option", { value }, text);
  const input = choices
    ? h("select", { name }, choices.map(option))
    : h("input", { name, required, autocomplete: "off", maxlength: 512 });
  return h("label", {}, h("span", {}, label), input, hint ? h("small", {}, hint) : null);
}

/** The last row. "Cancel" submits nothing, so that Enter in a field means the other button. */
function buttons(submit) {
  const cancel = h("button", { type: "button", onclick: () => cancel.closest("dialog").close("") }, t("cancel"));
  return h("p", { class: "dialog-buttons" }, cancel, submit);
}

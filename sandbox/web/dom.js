// Building nodes. Text always becomes a text node, so a message cannot bring markup into the page.

/**
 * An element: `h("button", {class: "x", "aria-label": "Send", onclick}, "text", node)`.
 * `on…` are listeners, `dataset` is merged, true is an empty attribute; false, null and undefined are left out.
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "dataset") Object.assign(node.dataset, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  attach: "M20 11.5 12.1 19.4a5 5 0 0 1-7.1-7.1l8.3-8.3a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
  close: "M6 6l12 12M18 6 6 18",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20.5c.8-4 4-6 8-6s7.2 2 8 6",
  down: "M5 9l7 7 7-7",
  edit: "M4 20l1-4.5L16.5 4a2 2 0 0 1 3 3L8.5 19 4 20",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  idea: "M9.5 21h5M9 18h6c0-3 3-4.5 3-8.5a6 6 0 0 0-12 0c0 4 3 5.5 3 8.5",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14.5h8",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  photo: "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M16 9h.01",
  pin: "M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  plus: "M12 5v14M5 12h14",
  reply: "M9 6 4 11l5 5M4 11h9c4 0 7 2.5 7 7",
  send: "M4 12 20 4l-4 16-4.5-6.5L4 12M11.5 13.5 20 4",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 14.5c1.8 2.2 5.2 2.2 7 0M9 9.5h.01M15 9.5h.01",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  voice: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
};

/** A line icon of 24 × 24, unseen by screen readers: the button around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says its label. */
export function iconButton(name, label, props = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...props }, icon(name));
}

/** A round mark with initials; its hue comes from the id, so a person looks the same everywhere. */
export function avatar(person) {
  const initials = [person.first_name, person.last_name].map((word) => Array.from(word ?? "")[0] ?? "").join("");
  const mark = h("span", { class: "avatar", "aria-hidden": "true" }, initials.toUpperCase());
  mark.style.setProperty("--hue", String((Math.abs(person.id) * 67) % 360));
  return mark;
}

/** How a person is called in full. */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}

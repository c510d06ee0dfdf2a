// What the address and the window say about who is shown.

const COLUMN_PX = 356;
const MOST_COLUMNS = 4;

/** How many columns the window has room for: 1 to 4. */
export function fitting() {
  return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(innerWidth / COLUMN_PX)));
}

/** Ids of `#people=1001,1002`. */
export function chosenInHash() {
  const list = new URLSearchParams(location.hash.slice(1)).get("people") ?? "";
  return list.split(",").filter(Boolean).map(Number);
}

export function hashOf(ids) {
  return ids.length > 0 ? `#people=${ids.join(",")}` : "#";
}

/** The id in `/p/{id}`, the page with one person on the whole window, or null. */
export function personInPath() {
  const match = /^\/p\/(-?\d+)\/?$/.exec(location.pathname);
  return match ? Number(match[1]) : null;
}

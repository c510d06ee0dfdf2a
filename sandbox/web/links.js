// Where a link leads: to the bot, to the share sheet, or out of the box.

const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const OUTSIDE = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * `{kind: "start", payload}` for this bot, `{kind: "share", url, text}`, `{kind: "outside", url}`,
 * or `{kind: "unknown"}` for what the box cannot show.
 */
export function destination(url, botUsername) {
  const parsed = parse(url);
  if (!parsed) return { kind: "unknown" };
  const query = parsed.searchParams;
  const inTelegram = TELEGRAM_HOSTS.has(parsed.hostname);
  if (inTelegram && parsed.pathname === "/share/url") {
    return { kind: "share", url: query.get("url") ?? "", text: query.get("text") ?? "" };
  }
  const name = inTelegram ? parsed.pathname.slice(1) : parsed.protocol === "tg:" ? query.get("domain") : null;
  if (name && name.toLowerCase() === botUsername.toLowerCase()) {
    return { kind: "start", payload: query.get("start") ?? "" };
  }
  return OUTSIDE.has(parsed.protocol) ? { kind: "outside", url: parsed.href } : { kind: "unknown" };
}

/** The payload of a deep link typed by hand: the whole link, or only its tail. */
export function typedPayload(text) {
  const parsed = parse(text.trim());
  return parsed ? (parsed.searchParams.get("start") ?? "") : text.trim();
}

function parse(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

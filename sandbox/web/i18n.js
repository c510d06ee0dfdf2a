// The words of the page itself. What people and the bot write is never translated.

const RUSSIAN = {
  add: "Добавить",
  add_person: "Новый человек",
  add_first: "Здесь пока никого нет. Выберите человека наверху или добавьте нового: он сможет написать боту.",
  attach: "Прикрепить",
  block: "Заблокировать бота",
  blocked: "бот заблокирован",
  bot: "Бот:",
  bot_silent: "Бот не ответил на нажатие за 15 секунд",
  cancel: "Отмена",
  close_column: "Убрать с экрана",
  commands: "Команды бота",
  contact: "Контакт",
  copy: "Копировать текст",
  copied: "Скопировано",
  deactivated: "Аккаунт удалён",
  deep_link: "Открыть ссылку на бота",
  deep_link_hint: "Ссылка целиком или только её хвост после «start=»",
  dismiss: "Отменить",
  edit: "Изменить",
  edited: "изменено",
  editing: "Изменение сообщения",
  failed: "Не получилось:",
  file: "Файл",
  find: "Найти по имени",
  forwarded: "Переслано",
  hide_keyboard: "Скрыть клавиатуру",
  jump: "К последнему сообщению",
  language: "Язык в Telegram",
  last_name: "Фамилия",
  location: "Геопозиция",
  lost: "Нет связи с коробкой. Подключаюсь снова…",
  message: "Сообщение",
  messages_of: "Переписка:",
  name: "Имя",
  no_language: "не указан",
  not_here: "В коробке этого нет",
  note: "Кто это",
  note_hint: "Например: учитель (образец)",
  ok: "Понятно",
  open: "Открыть",
  people: "Люди",
  person_menu: "Действия:",
  photo: "Фото",
  pinned: "Сообщение закреплено",
  poll: "Опрос",
  quote_less: "Свернуть цитату",
  quote_more: "Развернуть цитату",
  reply: "Ответить",
  restart: "Начать заново (/start)",
  restart_bot: "Разблокировать и начать",
  send: "Отправить",
  share: "Поделиться",
  share_hint: "Кто откроет эту ссылку",
  show_keyboard: "Показать клавиатуру",
  spoiler: "Скрытый текст, показать",
  start: "Начать",
  sticker: "Стикер",
  theme_dark: "Тёмная тема",
  theme_light: "Светлая тема",
  tips: "Попробуйте",
  tips_away: "Убрать подсказки",
  title: "Telegram в коробке",
  today: "Сегодня",
  typing: "печатает…",
  unblock: "Разблокировать бота",
  unread: "непрочитанных:",
  uploading: "отправляет файл…",
  video: "Видео",
  voice: "Голосовое сообщение",
  audio: "Аудио",
  what_can: "Что умеет этот бот?",
  yesterday: "Вчера",
  you: "Вы:",
};

const ENGLISH = {
  add: "Add",
  add_person: "New person",
  add_first: "Nobody is here yet. Choose a person above or add a new one: they can write to the bot.",
  attach: "Attach",
  block: "Block the bot",
  blocked: "bot blocked",
  bot: "Bot:",
  bot_silent: "The bot did not answer the press in 15 seconds",
  cancel: "Cancel",
  close_column: "Remove from the screen",
  commands: "Bot commands",
  contact: "Contact",
  copy: "Copy text",
  copied: "Copied",
  deactivated: "Account deleted",
  deep_link: "Open a link to the bot",
  deep_link_hint: "The whole link or only its tail after “start=”",
  dismiss: "Cancel",
  edit: "Edit",
  edited: "edited",
  editing: "Editing a message",
  failed: "That did not work:",
  file: "File",
  find: "Find by name",
  forwarded: "Forwarded",
  hide_keyboard: "Hide the keyboard",
  jump: "To the latest message",
  language: "Telegram language",
  last_name: "Last name",
  location: "Location",
  lost: "No connection to the box. Connecting again…",
  message: "Message",
  messages_of: "Chat of",
  name: "First name",
  no_language: "not set",
  not_here: "The box does not have this",
  note: "Who this is",
  note_hint: "For example: teacher (sample)",
  ok: "OK",
  open: "Open",
  people: "People",
  person_menu: "Actions:",
  photo: "Photo",
  pinned: "Message pinned",
  poll: "Poll",
  quote_less: "Collapse the quote",
  quote_more: "Expand the quote",
  reply: "Reply",
  restart: "Restart (/start)",
  restart_bot: "Unblock and start",
  send: "Send",
  share: "Share",
  share_hint: "Who opens this link",
  show_keyboard: "Show the keyboard",
  spoiler: "Hidden text, reveal",
  start: "Start",
  sticker: "Sticker",
  theme_dark: "Dark theme",
  theme_light: "Light theme",
  tips: "Try this",
  tips_away: "Put the tips away",
  title: "Telegram in a box",
  today: "Today",
  typing: "typing…",
  unblock: "Unblock the bot",
  unread: "unread:",
  uploading: "sending a file…",
  video: "Video",
  voice: "Voice message",
  audio: "Audio",
  what_can: "What can this bot do?",
  yesterday: "Yesterday",
  you: "You:",
};

export const locale = navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en";
const words = locale === "ru" ? RUSSIAN : ENGLISH;

/** The page's own word for `key`; an unknown key is a mistake of the programmer. */
export function t(key) {
  if (!(key in words)) throw new Error(`no text for ${key}`);
  return words[key];
}

const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const dayOfYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const dayAndYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });

/** `14:05` of a Unix time in seconds, in the reader's own zone. */
export function clockTime(seconds) {
  return clock.format(seconds * 1000);
}

/** The heading of a day: today, yesterday, `3 декабря`, with the year when it is not this one. */
export function dayName(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return t("today");
  if (date.toDateString() === yesterday.toDateString()) return t("yesterday");
  return (date.getFullYear() === today.getFullYear() ? dayOfYear : dayAndYear).format(date);
}

/**
 * The text of a `date_time` entity. Format (Bot API, "Date-time entity formatting"): `r` is relative,
 * else `w` weekday, `d`/`D` short or long date, `t`/`T` short or long time. Empty: null, the text stays.
 */
export function dateTime(seconds, format) {
  if (!format) return null;
  const date = new Date(seconds * 1000);
  if (format === "r") return relative(seconds - Date.now() / 1000);
  const options = {};
  if (format.includes("w")) options.weekday = format.includes("D") ? "long" : "short";
  if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "numeric" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  // Russian ends a long date with « г.», which would clash with the end of a sentence.
  return new Intl.DateTimeFormat(locale, options).format(date).replace(/\sг\.$/, "");
}

function relative(seconds) {
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** `12,4 КБ` of a number of bytes. */
export function fileSize(bytes) {
  const units = locale === "ru" ? ["Б", "КБ", "МБ"] : ["B", "KB", "MB"];
  const power = Math.min(2, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1024 ** power);
  return `${value} ${units[power]}`;
}

// The person side of the box, as functions. Every failure is an Error with words to show.

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  const response = await fetch(`/box/${path}`, options);
  const text = await response.text();
  if (!response.ok) throw new Error(reason(text) || `HTTP ${response.status}`);
  return text ? JSON.parse(text) : null;
}

function reason(text) {
  try {
    const answer = JSON.parse(text);
    return answer.description ?? answer.error ?? text;
  } catch {
    return text;
  }
}

export const bot = () => call("GET", "bot");
export const people = () => call("GET", "people");
export const addPerson = (person) => call("POST", "people", person);
export const chat = (id) => call("GET", `people/${id}/chat`);
export const send = (id, message) => call("POST", `people/${id}/messages`, message);
export const edit = (id, messageId, text) => call("PATCH", `people/${id}/messages/${messageId}`, { text });
export const press = (id, messageId, data) => call("POST", `people/${id}/presses`, { message_id: messageId, data });
export const start = (id, payload) => call("POST", `people/${id}/start`, payload ? { payload } : {});
export const block = (id) => call("POST", `people/${id}/block`, {});
export const unblock = (id) => call("POST", `people/${id}/unblock`, {});

/** `kind` is photo, document, video or audio. */
export async function sendFile(id, file, kind, caption) {
  const content = await base64(file);
  return call("POST", `people/${id}/messages`, { kind, name: file.name, content, caption });
}

/** The box takes JSON only: a form could be sent by a page of another site. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

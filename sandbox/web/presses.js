// Inline buttons turn until the bot answers the press, at most 15 seconds, as in the real clients.

const ANSWER_MS = 15_000;

export class Presses {
  #waiting = new Map();
  #early = new Set();
  #unsent = 0;

  /**
   * `send()` makes the press and resolves to `{id}`, the callback query. Resolves when the press is made;
   * `onSilence` is called when no answer came in time. A button that still turns is not pressed again.
   */
  async press(button, send, onSilence) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const stop = () => {
      clearTimeout(timer);
      button.removeAttribute("aria-busy");
    };
    const timer = setTimeout(() => {
      stop();
      onSilence();
    }, ANSWER_MS);
    this.#unsent += 1;
    try {
      const { id } = await send();
      if (!this.#early.delete(id)) this.#waiting.set(id, stop);
      else stop();
    } catch (error) {
      stop();
      throw error;
    } finally {
      this.#unsent -= 1;
      if (this.#unsent === 0) this.#early.clear();
    }
  }

  /** An answer came; it may overtake the reply to the press itself. */
  answered(id) {
    const stop = this.#waiting.get(id);
    if (stop) stop();
    else if (this.#unsent > 0) this.#early.add(id);
    this.#waiting.delete(id);
  }
}

// The stream of events. The browser's own reconnection would repeat the first `after`, so we reconnect ourselves.

const RETRY_MS = 1500;

export class Live {
  #source = null;
  #last = 0;
  #catchUp;
  #onEvent;
  #onState;

  /**
   * `catchUp()` loads what is on the screen anew and resolves to the number of the event it is as new as;
   * it is called at the start, after a lost connection and after a gap in the numbers.
   */
  constructor({ catchUp, onEvent, onState }) {
    this.#catchUp = catchUp;
    this.#onEvent = onEvent;
    this.#onState = onState;
  }

  async open() {
    this.#source?.close();
    try {
      this.#last = await this.#catchUp();
    } catch {
      this.#retry();
      return;
    }
    this.#onState(true); // a silent stream may keep its "open" back until the first event
    const source = new EventSource(`/box/events?after=${this.#last}`);
    source.onmessage = (message) => this.#take(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      this.#retry();
    };
    this.#source = source;
  }

  #take(event) {
    if (event.n <= this.#last) return;
    if (event.n > this.#last + 1) {
      this.open();
      return;
    }
    this.#last = event.n;
    this.#onEvent(event);
  }

  #retry() {
    this.#onState(false);
    setTimeout(() => this.open(), RETRY_MS);
  }
}

/**
 * Starts works one per turn of the event loop, in the order they came: whatever arrives over the
 * network is read between two of them, so that a burst of messages does not keep a sender waiting
 * for its acknowledgement.
 */
export class Pace {
  readonly #waiting: (() => void)[] = [];
  #running = false;

  /** @param work runs up to its first wait; it must not throw */
  start(work: () => void): void {
    this.#waiting.push(work);
    if (this.#running) return;
    this.#running = true;
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    this.#waiting.shift()?.();
    this.#running = this.#waiting.length > 0;
    if (this.#running) setImmediate(this.#turn);
  };
}

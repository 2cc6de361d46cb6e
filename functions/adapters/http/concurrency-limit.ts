/** Lets at most so many through at once; the others queue, first come first served. */
export class ConcurrencyLimit {
  private readonly most: number;
  private active = 0;
  private readonly waiting = new Set<() => void>();

  constructor(most: number) {
    this.most = most;
  }

  /** True once there is a place, which must then be `release`d; false after `timeoutMs` without one. */
  async acquire(timeoutMs: number): Promise<boolean> {
    if (this.tryAcquire()) return true;
    return new Promise((resolve) => {
      const proceed = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(proceed);
        resolve(false);
      }, timeoutMs);
      this.waiting.add(proceed);
    });
  }

  /** True when there was a place at once, which must then be `release`d. */
  tryAcquire(): boolean {
    if (this.active >= this.most) return false;
    this.active += 1;
    return true;
  }

  /** Nobody is inside. */
  get isEmpty(): boolean {
    return this.active === 0;
  }

  /** Gives the place to whoever waits longest. */
  release(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.active -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

/** When a partner counts as down. */
export interface BreakerSettings {
  /** Failures in a row that open the circuit. */
  readonly failures: number;
  /** Wall milliseconds until one call may try again. */
  readonly openMs: number;
}

/**
 * Keeps calls from a partner that is down. Closed: everything passes. Open, after `failures` in a
 * row: nothing passes for `openMs`. Half open: one call at a time passes; its success closes the
 * circuit, its failure opens it again. Times are wall milliseconds.
 */
export class CircuitBreaker {
  private readonly settings: BreakerSettings;
  private failed = 0;
  private openUntil = 0;
  private probing = false;

  constructor(settings: BreakerSettings) {
    this.settings = settings;
  }

  /** 0 when a call may go now, which must then be `report`ed; else milliseconds until the next may try. */
  waitMs(now: number): number {
    if (this.failed < this.settings.failures) return 0;
    if (now < this.openUntil) return this.openUntil - now;
    if (this.probing) return this.settings.openMs;
    this.probing = true;
    return 0;
  }

  /** The end of a call that passed. */
  report(succeeded: boolean, now: number): void {
    this.probing = false;
    this.failed = succeeded ? 0 : this.failed + 1;
    if (this.failed >= this.settings.failures) this.openUntil = now + this.settings.openMs;
  }
}

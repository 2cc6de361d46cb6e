/** How many calls a peer takes: so many per second, and so many at once after a pause. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** Spreads calls to one peer. Times are wall milliseconds. */
export class TokenBucket {
  private readonly pace: Pace;
  private tokens: number;
  private at = 0;

  constructor(pace: Pace) {
    this.pace = pace;
    this.tokens = pace.burst;
  }

  /** 0 when a call may go now, which is then counted; else milliseconds until the next may. */
  take(now: number): number {
    const { perSecond, burst } = this.pace;
    const gained = (Math.max(0, now - this.at) / 1_000) * perSecond;
    this.tokens = Math.min(burst, this.tokens + gained);
    this.at = now;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / perSecond) * 1_000);
    this.tokens -= 1;
    return 0;
  }
}

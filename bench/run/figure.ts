/** What a figure is held against: `must` has to be kept, `aim` is what we would like. */
export interface Bar {
  readonly side: 'at most' | 'at least';
  readonly must: number;
  readonly aim?: number;
}

/** One number of a run, as the table shows it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: Bar;
  /** What must be known to read the number. */
  readonly note?: string;
}

/** What a part of the bench found; `raw` holds everything it measured, for later comparison. */
export interface PartResult {
  readonly figures: readonly Figure[];
  readonly raw: object;
}

/** Whether a figure keeps its bar. */
export function verdictOf({ value, bar }: Figure): 'aim' | 'kept' | 'missed' | '' {
  if (bar === undefined || Number.isNaN(value)) return '';
  const keeps = (limit: number) => (bar.side === 'at most' ? value <= limit : value >= limit);
  if (!keeps(bar.must)) return 'missed';
  return bar.aim !== undefined && keeps(bar.aim) ? 'aim' : 'kept';
}

import type { ScriptBook } from './script-book.ts';
import { draw } from './seeded.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long a partner takes, business time. Everything here is simulated. weak: the list clock's
 * medians are chosen; 1.03 h is the published mean of export clearance in 2022, the import figure
 * (32.02 h) counts from arrival at the port and is another clock.
 */
const MEDIANS = {
  'fulfilment-accepted': 8 * MINUTE,
  'parcel-packed': 20 * MINUTE,
  'gated-out': 30 * MINUTE,
  'parcel-stopped': 5 * MINUTE,
  'parcel-returned': 2 * DAY,
  'return-tallied': 2 * HOUR,
  'payment-filed': 3 * MINUTE,
  'waybill-filed': MINUTE,
  'filing-stored': MINUTE,
  'filing-accepted': 2 * MINUTE,
  'list-accepted': 4 * MINUTE,
  'list-rejected': 6 * MINUTE,
  'list-inspected': HOUR,
  'list-detained': DAY,
  'list-released-import': 3 * HOUR,
  'list-released-export': 40 * MINUTE,
  'withdrawal-answered': 15 * MINUTE,
  'return-concluded': 2 * HOUR,
  'tax-billed': 20 * MINUTE,
  'summary-declared': 3 * HOUR,
  'load-gated-out': 30 * MINUTE,
  'inbound-entered': 2 * HOUR,
  'inbound-listed': HOUR,
  'inbound-gated-in': 5 * HOUR,
  'inbound-counted': 3 * HOUR,
  'inbound-put-away': HOUR,
  'load-filed': 2 * MINUTE,
  'transit-air': 9 * HOUR,
  'transit-road': 20 * HOUR,
  'transit-sea': 8 * DAY,
  'first-scan': 45 * MINUTE,
  delivery: 2.8 * DAY,
} as const;

/** A step whose duration is drawn. */
export type DelayStep = keyof typeof MEDIANS;

/** A slow warehouse: beyond any cancellation that follows the order shortly, below four hours. */
const SLOW_ACCEPTANCE = 3.5 * HOUR;

/** Steepness of the log-logistic distribution: nine in ten take less than 2.1 times the median. */
const SHAPE = 3;
const LEAST_SHARE = 0.03;

/** Draws durations: the same seed, order number and step always take the same time. */
export interface Delays {
  /** Business milliseconds. `detail` tells apart what takes the same step several times. */
  of(orderNumber: string, step: DelayStep, detail?: string): number;
}

/** Delays of a seed, stretched by the scripts of the orders. */
export function seededDelays(seed: number, scripts: ScriptBook): Delays {
  return {
    of(orderNumber, step, detail = '') {
      const script = scripts.of(orderNumber);
      const usual = quantile(MEDIANS[step], draw(seed, orderNumber, step, detail));
      const isSlow = script.store !== undefined && step === 'fulfilment-accepted';
      const slow = isSlow ? SLOW_ACCEPTANCE : usual;
      return Math.round(slow * script.slowness);
    },
  };
}

/** Log-logistic: median × (u / (1 − u))^(1 / shape), its tails cut so that no partner seems dead. */
function quantile(median: number, uniform: number): number {
  const u = LEAST_SHARE + uniform * (1 - 2 * LEAST_SHARE);
  return median * (u / (1 - u)) ** (1 / SHAPE);
}

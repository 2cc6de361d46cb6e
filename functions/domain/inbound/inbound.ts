import type { Instant } from '../instant.ts';
import type { Quantity } from '../money/quantity.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { FiledGoods } from '../stock/filed-goods.ts';
import { isExact } from '../stock/line-units.ts';
import type { LineUnits } from '../stock/line-units.ts';
import { INBOUND_STEPS, stepsInOrder } from './inbound-steps.ts';
import type { InboundStep } from './inbound-steps.ts';

/** One article of an inbound, as advised; quantities in 10⁻⁵ of the unit of sale. */
export interface InboundLine {
  readonly lineId: string;
  readonly sku: string;
  /** Line of the account book, or the article itself outside of bond. */
  readonly bookItem: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly units?: LineUnits;
  /** As the bonded list records them in the account book. */
  readonly filed?: FiledGoods;
}

/** A step that was taken: by whom, when, and the paper that says so. */
export interface StepTaken {
  readonly step: InboundStep;
  readonly voucher: string;
  readonly by: string;
  readonly at: Instant;
}

/** What the warehouse counted of a line. */
export interface CountedLine {
  readonly lineId: string;
  readonly quantity: Quantity;
}

/** Goods on their way into a warehouse, from advice to shelf. */
export interface Inbound {
  readonly inboundId: string;
  readonly merchantId: string;
  readonly warehouseId: string;
  readonly customsId: string;
  /** Of a bonded warehouse; absent outside of bond. */
  readonly accountBook?: string;
  /** The merchant's own number of the advice. */
  readonly reference: string;
  readonly lines: readonly InboundLine[];
  /** In the order in which they were heard of, which need not be theirs. */
  readonly steps: readonly StepTaken[];
  readonly counted?: readonly CountedLine[];
  /** Steps whose movements are in the ledger. */
  readonly posted: readonly InboundStep[];
  /** Optimistic lock: counts the writes. */
  readonly version: number;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}

/** Steps of this inbound, in order. */
export function stepsOf({ accountBook }: Pick<Inbound, 'accountBook'>): readonly InboundStep[] {
  return stepsInOrder(accountBook !== undefined);
}

/** What was heard of a step; undefined before it. */
export function stepTaken({ steps }: Inbound, step: InboundStep): StepTaken | undefined {
  return steps.find((each) => each.step === step);
}

/** The first step that nobody took; undefined when the goods are put away. */
export function nextStep(inbound: Inbound): InboundStep | undefined {
  return stepsOf(inbound).find((step) => stepTaken(inbound, step) === undefined);
}

/** Steps that count: all before them were taken too. */
export function reachedSteps(inbound: Inbound): readonly StepTaken[] {
  const next = nextStep(inbound);
  const all = stepsOf(inbound);
  const reached = next === undefined ? all : all.slice(0, all.indexOf(next));
  return reached.flatMap((step) => stepTaken(inbound, step) ?? []);
}

/**
 * An inbound with one more step. The same step with the same voucher again changes nothing; steps
 * may come in any order, because messages do.
 *
 * Refusals: `not-a-step` of this inbound, `step-differs` when it was taken under another voucher,
 * `count-missing` and `count-wrong` for a count without its lines, with lines that are not in it, or
 * in quantities that its statutory units cannot tell.
 */
export function takeStep(
  inbound: Inbound,
  taken: StepTaken,
  counted?: readonly CountedLine[],
): Result<Inbound> {
  const { step, voucher, at } = taken;
  if (!stepsOf(inbound).includes(step)) {
    return refuse('not-a-step', `goods outside of bond have no ${INBOUND_STEPS[step].title}`);
  }
  const known = stepTaken(inbound, step);
  if (known !== undefined) {
    return known.voucher === voucher
      ? accept(inbound)
      : refuse('step-differs', `${step} was taken before under another voucher`);
  }
  const wrong = step === 'count' ? wrongCount(inbound, counted) : undefined;
  if (wrong !== undefined) return wrong;
  return accept({
    ...inbound,
    steps: [...inbound.steps, taken],
    ...(step === 'count' && { counted }),
    updatedAt: at,
  });
}

function wrongCount({ lines }: Inbound, counted: readonly CountedLine[] | undefined) {
  if (counted === undefined) return refuse('count-missing', 'a count says how much of each line');
  const ids = new Set(counted.map(({ lineId }) => lineId));
  const isWhole = ids.size === counted.length && lines.every(({ lineId }) => ids.has(lineId));
  if (!isWhole || ids.size !== lines.length) {
    return refuse('count-wrong', 'a count names each line of the advice once');
  }
  const inexact = counted.some(({ lineId, quantity }) => {
    const line = lines.find((each) => each.lineId === lineId);
    return !Number.isSafeInteger(quantity) || quantity < 0 || !isExact(quantity, line?.units);
  });
  return inexact
    ? refuse('count-wrong', 'a quantity cannot be told exactly in the statutory units of its line')
    : undefined;
}

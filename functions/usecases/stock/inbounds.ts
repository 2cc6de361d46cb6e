import type { CountedLine, Inbound, InboundLine, StepTaken } from '../../domain/inbound/inbound.ts';
import { nextStep, stepTaken, takeStep } from '../../domain/inbound/inbound.ts';
import { INBOUND_STEPS } from '../../domain/inbound/inbound-steps.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import { isExact } from '../../domain/stock/line-units.ts';
import type { LineUnits } from '../../domain/stock/line-units.ts';
import { stockItem } from '../../domain/stock/stock-book.ts';
import type { MerchantWarehouse } from '../../ports/directory.ts';
import type { InboundAnswer } from '../../ports/inbound-answer.ts';
import type { Services } from '../../ports/services.ts';
import { openCase } from '../open-case.ts';
import { inboundDue, settleInbound } from './settle-inbound.ts';
import type { InboundServices } from './settle-inbound.ts';

/** What a merchant advises. Quantities in 10⁻⁵ of the unit of sale. */
export interface InboundAdvice {
  readonly merchantId: string;
  readonly warehouseId: string;
  readonly reference: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    /** The second statutory unit, which the catalogue does not have. */
    readonly second?: LineUnits['second'];
  }[];
}

type AdviceServices = InboundServices & Pick<Services, 'directory' | 'fingerprint'>;

const MOST_ATTEMPTS = 20;
const PER_SWEEP = 200;

/**
 * Opens an inbound from its advice. The same reference of the same merchant is one inbound.
 *
 * Refusals: `unknown-warehouse`, `unknown-item` (also without a line in the account book or a
 * unit), `inexact`, and `reference-taken` by another advice.
 */
export async function adviseInbound(
  services: AdviceServices,
  advice: InboundAdvice,
  by: string,
): Promise<Result<Inbound>> {
  const { merchantId, warehouseId, reference } = advice;
  const { directory, office, fingerprint, clock } = services;
  const [merchant, warehouses] = await Promise.all([
    directory.merchant(merchantId),
    directory.warehouses(merchantId),
  ]);
  const warehouse = warehouses.find((each) => each.warehouseId === warehouseId);
  if (merchant === undefined || warehouse === undefined) {
    return refuse('unknown-warehouse', 'the merchant has no such warehouse');
  }
  const lines = await linesOf(services, advice, warehouse);
  if (!lines.ok) return lines;
  const digest = fingerprint.sha256(JSON.stringify([merchantId, reference]));
  const inboundId = `IN-${digest.slice(0, 12).toUpperCase()}`;
  const now = clock.now();
  const inbound: Inbound = {
    inboundId,
    merchantId,
    warehouseId,
    customsId: merchant.customsId,
    accountBook: warehouse.accountBook,
    reference,
    lines: lines.value,
    steps: [{ step: 'advice', voucher: reference, by, at: now }],
    posted: [],
    version: 1,
    openedAt: now,
    updatedAt: now,
  };
  const result = await office.inbounds.commit(inbound, inboundDue(inbound, now));
  if (result === 'committed') return accept(await settleInbound(services, inbound));
  const known = await office.inbounds.get(inboundId);
  const isSame = JSON.stringify(known?.lines) === JSON.stringify(inbound.lines);
  return known !== undefined && isSame && known.warehouseId === warehouseId
    ? accept(known)
    : refuse('reference-taken', 'this reference was advised before, with other goods');
}

/**
 * A step that a person takes: the next one, or one that was taken under the same voucher.
 *
 * Refusals: `unknown-inbound`, `too-early` naming the step before it, and those of `takeStep`.
 */
export async function takeInboundStep(
  services: InboundServices,
  inboundId: string,
  taken: StepTaken,
  counted?: readonly CountedLine[],
): Promise<Result<Inbound>> {
  return changeInbound(services, inboundId, (inbound) => {
    const next = nextStep(inbound);
    const isNew = stepTaken(inbound, taken.step) === undefined;
    if (isNew && next !== undefined && next !== taken.step && isStepOf(inbound, taken)) {
      return refuse('too-early', `${INBOUND_STEPS[next].title} comes first`);
    }
    return takeStep(inbound, taken, counted);
  });
}

/**
 * A step that a partner tells of. Messages may come in any order and again; one of somebody whose
 * inbound or step it is not, or that contradicts an earlier one, is a case.
 */
export async function applyInboundAnswer(
  services: InboundServices,
  partnerId: string,
  { inboundId, messageId, taken, counted }: InboundAnswer,
): Promise<void> {
  const applied = await changeInbound(services, inboundId, (inbound) => {
    const { party } = INBOUND_STEPS[taken.step];
    const theirs = { merchant: '', customs: inbound.customsId, warehouse: inbound.warehouseId };
    return theirs[party] === partnerId
      ? takeStep(inbound, taken, counted?.(inbound))
      : refuse('not-their-step', `${partnerId} does not take the step ${taken.step}`);
  });
  if (applied.ok) return;
  await openCase(services, {
    kind: 'inbound-differs',
    about: `${partnerId}.${messageId}`,
    severity: 'warning',
    title: `A message of ${partnerId} does not fit inbound ${inboundId}`,
    detail: `${applied.code}: ${applied.message}`,
    merchantId: (await services.office.inbounds.get(inboundId))?.merchantId,
  });
}

/**
 * Posts what inbounds owe the ledger and tells partners again who said nothing for long.
 *
 * @throws AggregateError with what failed, after everything else was looked at
 */
export async function sweepInbounds(services: InboundServices): Promise<void> {
  const { office, clock } = services;
  const faults: unknown[] = [];
  for (const inboundId of await office.inbounds.due(clock.now(), PER_SWEEP)) {
    const [looked] = await Promise.allSettled([lookAgain(services, inboundId)]);
    if (looked.status === 'rejected') faults.push(looked.reason);
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some inbounds that are due failed');
}

async function lookAgain(services: InboundServices, inboundId: string): Promise<void> {
  const { office, clock } = services;
  const stored = await office.inbounds.get(inboundId);
  if (stored === undefined) return;
  const settled = await settleInbound(services, stored);
  const next = { ...settled, version: settled.version + 1 };
  // Whoever was faster has looked at it too.
  await office.inbounds.commit(next, inboundDue(next, clock.now()));
}

async function changeInbound(
  services: InboundServices,
  inboundId: string,
  change: (inbound: Inbound) => Result<Inbound>,
): Promise<Result<Inbound>> {
  const { office, clock } = services;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await office.inbounds.get(inboundId);
    if (stored === undefined) return refuse('unknown-inbound', 'there is no such inbound');
    const changed = change(stored);
    if (!changed.ok) return changed;
    if (changed.value === stored) return accept(await settleInbound(services, stored));
    const next = { ...changed.value, version: stored.version + 1 };
    const result = await office.inbounds.commit(next, inboundDue(next, clock.now()));
    if (result === 'committed') return accept(await settleInbound(services, next));
  }
  throw new Error(`too many rivals on ${inboundId}`);
}

function isStepOf({ accountBook }: Inbound, { step }: StepTaken): boolean {
  return accountBook !== undefined || !INBOUND_STEPS[step].bonded;
}

async function linesOf(
  { directory }: AdviceServices,
  { merchantId, lines }: InboundAdvice,
  warehouse: MerchantWarehouse,
): Promise<Result<readonly InboundLine[]>> {
  const read: InboundLine[] = [];
  for (const [index, { sku, quantity, second }] of lines.entries()) {
    const item = await directory.catalogueItem(merchantId, sku);
    const bookItem = item && stockItem(warehouse, sku, item.bookItems);
    if (item?.unit === undefined || bookItem === undefined) {
      return refuse('unknown-item', `${sku} has no unit or no line in the book of the warehouse`);
    }
    const { statutoryUnit, statutoryQuantity } = item;
    const units =
      statutoryUnit === undefined || statutoryQuantity === undefined
        ? undefined
        : { first: { unit: statutoryUnit, factor: statutoryQuantity }, ...(second && { second }) };
    if (!isExact(quantity, units)) {
      return refuse('inexact', `the quantity of ${sku} is not exact in its statutory units`);
    }
    const lineId = String(index + 1);
    const { hsCode, origin } = item;
    const filed = warehouse.accountBook === undefined ? undefined : { hsCode, origin };
    read.push({
      ...{ lineId, sku, bookItem, unit: item.unit, quantity },
      ...(units && { units }),
      ...(filed && { filed }),
    });
  }
  return accept(read);
}

import {
  countDifferences,
  inboundMovements,
  POSTING_STEPS,
} from '../../domain/inbound/inbound-movements.ts';
import { nextStep, reachedSteps } from '../../domain/inbound/inbound.ts';
import type { Inbound } from '../../domain/inbound/inbound.ts';
import { INBOUND_STEPS } from '../../domain/inbound/inbound-steps.ts';
import type { InboundStep } from '../../domain/inbound/inbound-steps.ts';
import { after } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { formatQuantity } from '../../domain/money/quantity.ts';
import type { Services } from '../../ports/services.ts';
import { openCase } from '../open-case.ts';
import { moveInGroups } from './move-in-groups.ts';

/** What inbounds need. */
export type InboundServices = Pick<Services, 'office' | 'ledger' | 'orders' | 'clock'>;

/** Partners who said nothing for so long are told again; they act once. */
const TELL_AGAIN = { hours: 12 };
/** Who was not reached at all is tried sooner. */
const TELL_FIRST_AGAIN = { hours: 1 };
const POST_AGAIN = { minutes: 1 };
/** Before these, whoever takes them is told of the inbound. */
const TELLING_STEPS: readonly InboundStep[] = ['first-line-entry', 'gate-in'];
const MOST_ATTEMPTS = 20;

/** When the sweep must look at an inbound: soon while it owes the ledger, later while others act. */
export function inboundDue(inbound: Inbound, now: Instant): Instant | undefined {
  if (owed(inbound).length > 0) return after(now, POST_AGAIN);
  const next = nextStep(inbound);
  if (next === undefined) return undefined;
  return after(now, TELLING_STEPS.includes(next) ? TELL_FIRST_AGAIN : TELL_AGAIN);
}

/**
 * Does what follows from the steps of an inbound: posts what they move, opens a case for short and
 * over receipts, notes that it is done, and tells whose turn it is. Every part may be repeated:
 * movements by their id, cases by theirs, partners act once per inbound.
 */
export async function settleInbound(services: InboundServices, inbound: Inbound): Promise<Inbound> {
  const { ledger, clock } = services;
  const steps = owed(inbound);
  for (const step of steps) {
    const result = await moveInGroups(ledger, inboundMovements(inbound, step));
    if (result.kind === 'insufficient') throw new Error(`${inbound.inboundId} was not taken in`);
  }
  await reportDifferences(services, inbound);
  const settled =
    steps.length === 0
      ? inbound
      : await notePosted(
          services,
          inbound.inboundId,
          steps.map(({ step }) => step),
        );
  await announce(services, settled, clock.now());
  return settled;
}

function owed(inbound: Inbound) {
  return reachedSteps(inbound).filter(
    ({ step }) => POSTING_STEPS.includes(step) && !inbound.posted.includes(step),
  );
}

async function notePosted(
  { office, clock }: InboundServices,
  inboundId: string,
  steps: Inbound['posted'],
): Promise<Inbound> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await office.inbounds.get(inboundId);
    if (stored === undefined) break;
    const fresh = steps.filter((step) => !stored.posted.includes(step));
    if (fresh.length === 0) return stored;
    const posted = [...stored.posted, ...fresh];
    const next = { ...stored, posted, version: stored.version + 1 };
    const result = await office.inbounds.commit(next, inboundDue(next, clock.now()));
    if (result === 'committed') return next;
  }
  throw new Error(`too many rivals on ${inboundId}`);
}

/** The warehouse's count is what is entered; where it is not what was advised is a case. */
async function reportDifferences(services: InboundServices, inbound: Inbound): Promise<void> {
  const { inboundId, merchantId, warehouseId, reference } = inbound;
  for (const { line, counted } of countDifferences(inbound)) {
    const [is, was] = [formatQuantity(counted), formatQuantity(line.quantity)];
    await openCase(services, {
      kind: counted < line.quantity ? 'short-receipt' : 'over-receipt',
      about: `${inboundId}.${line.lineId}`,
      severity: 'warning',
      title: `${warehouseId} counted ${is} of ${was} ${line.sku}`,
      detail: `Advised as ${reference}, inbound ${inboundId}: counted stock was entered, the book stands as customs posted it until an adjustment is approved.`,
      merchantId,
    });
  }
}

/** Tells the partner whose turn it is. What fails is told again by the sweep. */
async function announce(
  { office, orders, clock }: InboundServices,
  inbound: Inbound,
  now: Instant,
): Promise<void> {
  const next = nextStep(inbound);
  const party = next && INBOUND_STEPS[next].party;
  if (next === undefined || party === undefined || party === 'merchant') return;
  // Told before its first step; again only by the sweep, once it is long overdue.
  const isTheirFirst = TELLING_STEPS.includes(next);
  const isOverdue = after(inbound.updatedAt, TELL_AGAIN) <= now;
  if (!isTheirFirst && !isOverdue) return;
  const result = await office.partners.announce(inbound, party);
  if (result.kind !== 'refused') return;
  await openCase(
    { orders, clock },
    {
      kind: 'inbound-refused',
      about: `${inbound.inboundId}.${party}`,
      severity: 'warning',
      title: `${party} does not take inbound ${inbound.reference}`,
      detail: `${result.code}: ${result.message}`,
      merchantId: inbound.merchantId,
    },
  );
}

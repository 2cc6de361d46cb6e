import { isReleased } from '../../domain/consignment/release.ts';
import { loadAskRow, loadRequestId } from '../../domain/load/load-asks.ts';
import type { LoadAskRow } from '../../domain/load/load-ask-row.ts';
import { staysAtSite } from '../../domain/load/at-site.ts';
import { LOAD_KINDS } from '../../domain/load/load-kinds.ts';
import type { LoadFact } from '../../domain/load/load-events.ts';
import type { LoadAskName } from '../../domain/load/load-ask-names.ts';
import { attemptedAsks, pendingLoadAsks } from '../../domain/load/load-task.ts';
import type { Load } from '../../domain/load/load.ts';
import type { LoadAskInput, LoadAskResult } from '../../ports/load-partners.ts';
import type { Services } from '../../ports/services.ts';
import { sendLoadMessage } from './load-messages.ts';
import { moveLoad, recordLoadFacts } from './move-load.ts';
import type { LoadServices } from './move-load.ts';
import { reportGateOut } from './report-gate-out.ts';

/** What asking partners about loads needs. */
export type AskLoadServices = LoadServices & Pick<Services, 'warehouse' | 'carrier' | 'customs'>;

type Sender = (services: AskLoadServices, input: LoadAskInput) => Promise<LoadAskResult>;

const SENDERS: { readonly [Name in LoadAskName]?: Sender } = {
  booking: async ({ carrier }, input) => asOrdered(input.load, await carrier.bookLoad(input)),
  'gate-pass': ({ customs }, input) => customs.requestLoadGatePass(input),
  'gate-out': ({ warehouse }, input) => warehouse.requestLoadGateOut(input),
  'lists-released': ({ orders }, { load }) => listsReleased(orders, load),
  'document-507': ({ carrier }, input) => carrier.declareLoad({ ...input, kind: '507' }),
  'document-607': ({ carrier }, input) => carrier.declareLoad({ ...input, kind: '607' }),
  'document-509': ({ carrier }, input) => carrier.declareLoad({ ...input, kind: '509' }),
  'document-711': ({ carrier }, input) => carrier.declareLoad({ ...input, kind: '711' }),
};

const FIRST_DELAY_SECONDS = 2;
/** A queue takes delays up to this; longer waits are found by the sweep. */
const LONGEST_DELAY_SECONDS = 900;

/**
 * Asks for what a load waits for, for the first time or again. 1. Note the attempt, so that nobody
 * else asks at the same time and the next one is further away. 2. If it may have been asked
 * before, ask for the earlier result first. 3. Only if there is none, send the request, under the
 * same request id as before. What was answered, refused or superseded meanwhile is left alone.
 */
export async function askForLoad(
  services: AskLoadServices,
  loadId: string,
  name: LoadAskName,
  attempt: number,
): Promise<void> {
  const noted = await noteAttempt(services, loadId, name);
  if (noted === undefined) return;
  const { row, load, isRepeat } = noted;
  if ((isRepeat || row.unasked === true) && (await isAnsweredAlready(services, load, row))) return;
  const sender = row.unasked === true ? undefined : SENDERS[name];
  if (sender === undefined) return;
  const requestId = loadRequestId(load, name);
  const result = await sender(services, { load, requestId });
  switch (result.kind) {
    case 'asked':
      return;
    case 'answered':
      return recordLoadFacts(services, loadId, result.facts);
    case 'refused': {
      const { code, message } = result;
      const refusal = { type: 'ask-refused' as const, ask: name, requestId, code, message };
      return recordLoadFacts(services, loadId, [refusal]);
    }
    case 'transient': {
      const growing = FIRST_DELAY_SECONDS * 2 ** Math.min(attempt - 1, 8);
      const delay = Math.max(result.retryAfterSeconds ?? 0, growing);
      const message = { loadId, ask: name, attempt: attempt + 1 };
      return sendLoadMessage(services, message, Math.min(LONGEST_DELAY_SECONDS, delay));
    }
  }
}

interface Noted {
  readonly row: LoadAskRow;
  readonly load: Load;
  readonly isRepeat: boolean;
}

async function noteAttempt(
  services: AskLoadServices,
  loadId: string,
  name: LoadAskName,
): Promise<Noted | undefined> {
  let noted: Noted | undefined;
  const draft = await moveLoad(services, loadId, ({ load, asks, ...rest }) => {
    const ask = pendingLoadAsks(load, asks).find((each) => each.name === name);
    const row = loadAskRow(load, name);
    if (ask === undefined || row === undefined) return undefined;
    noted = { row, load, isRepeat: ask.attempts > 0 };
    const attempted = attemptedAsks(load, asks, name, services.clock.now());
    return { ...rest, load, asks: attempted, changed: true };
  });
  return draft === undefined ? undefined : noted;
}

/** Asks for the earlier result, and records what is found. Whoever files, receipts are at customs. */
async function isAnsweredAlready(
  services: AskLoadServices,
  load: Load,
  row: LoadAskRow,
): Promise<boolean> {
  // Customs tells its receipts only; a pass is issued once, however often it is asked for.
  if (row.party === 'ourselves' || row.party === 'customs') return false;
  const asked = row.document === undefined ? services[row.party] : services.customs;
  const result = await asked.queryLoad(load);
  if (result.kind !== 'answered') return false;
  await recordLoadFacts(services, load.loadId, result.facts);
  await reportGateOut(services, load, result.facts);
  const stored = await services.loads.load(load.loadId);
  return stored === undefined || row.answered(stored.load);
}

/** A booking on something else than the lane travels by is none: its documents would be wrong. */
function asOrdered({ kind }: Load, result: LoadAskResult): LoadAskResult {
  const facts = result.kind === 'answered' ? result.facts : [];
  const { title, trafficModes } = LOAD_KINDS[kind];
  const other = facts.find(
    (fact) => fact.type === 'booked' && !trafficModes.includes(fact.booking.trafficMode),
  );
  if (other?.type !== 'booked') return result;
  const message = `${title} was asked for, and trafMode ${other.booking.trafficMode} booked`;
  return { kind: 'refused', code: 'other-transport', message };
}

/**
 * What customs keeps at the site is left behind there, the others wait for their release. Stops at
 * the first list that is not released: most looks are short.
 */
async function listsReleased(
  orders: Services['orders'],
  { entries }: Load,
): Promise<LoadAskResult> {
  const stayed: LoadFact[] = [];
  let isReady = true;
  for (const { consignmentId } of entries) {
    const consignment = await orders.consignment(consignmentId);
    const reason = staysAtSite(consignment);
    if (reason !== undefined) stayed.push({ type: 'stayed-behind', consignmentId, reason });
    else if (consignment !== undefined && !isReleased(consignment)) isReady = false;
    if (!isReady) break;
  }
  const isLeft = isReady && stayed.length < entries.length;
  const facts: readonly LoadFact[] = isLeft ? [...stayed, { type: 'lists-released' }] : stayed;
  return facts.length === 0 ? { kind: 'asked' } : { kind: 'answered', facts };
}

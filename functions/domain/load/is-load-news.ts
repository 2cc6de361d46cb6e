import { receiptDisposition } from '../customs/receipt-status.ts';
import { blockedBy, loadAskRow, loadRequestId } from './load-asks.ts';
import { loadRules } from './load-rules.ts';
import type { LoadFact } from './load-events.ts';
import type { Load } from './load.ts';

type NewsRules = {
  readonly [Type in LoadFact['type']]: (
    load: Load,
    fact: Extract<LoadFact, { type: Type }>,
  ) => boolean;
};

/**
 * When a fact tells something new, and is possible at all: once a load is closed nobody joins it,
 * once it is out nobody leaves it, and an open load moves nowhere.
 */
const RULES: NewsRules = {
  opened: ({ version }) => version === 0,
  joined: (load, { entry }) => load.closedAt === undefined && !holds(load, entry.consignmentId),
  left: (load, { consignmentId }) => load.gatedOutAt === undefined && holds(load, consignmentId),
  // Once its linkage is asked for, it stands on it.
  'stayed-behind': (load, { consignmentId }) =>
    load.gatedOutAt !== undefined &&
    load.listsReleasedAt === undefined &&
    holds(load, consignmentId),
  closed: ({ closedAt }, { entries }) => closedAt === undefined && entries.length > 0,
  'ask-refused': isNewRefusal,
  booked: ({ closedAt, booking }) => closedAt !== undefined && booking === undefined,
  'gate-pass-issued': ({ booking, gatePassNumber, gatedOutAt }) =>
    booking !== undefined && gatePassNumber === undefined && gatedOutAt === undefined,
  'gated-out': ({ closedAt, gatedOutAt }) => closedAt !== undefined && gatedOutAt === undefined,
  'declaration-asked': ({ documents }, { kind, documentVersion }) =>
    documents[kind]?.version !== documentVersion,
  'receipt-received': isNewReceipt,
  'lists-released': ({ listsReleasedAt }) => listsReleasedAt === undefined,
  departed: ({ closedAt, departedAt }) => closedAt !== undefined && departedAt === undefined,
  arrived: ({ closedAt, arrivedAt }) => closedAt !== undefined && arrivedAt === undefined,
  'asked-again': (load) => loadRules(load).asks.some((row) => blockedBy(load, row) !== undefined),
};

/** Whether recording `fact` would change what we know of the load. */
export function isLoadNews<Type extends LoadFact['type']>(
  load: Load,
  fact: Extract<LoadFact, { type: Type }>,
): boolean {
  const rule: NewsRules[Type] = RULES[fact.type];
  return rule(load, fact);
}

/** Whether a consignment is in the load. */
export function holds({ entries }: Load, consignmentId: string): boolean {
  return entries.some((entry) => entry.consignmentId === consignmentId);
}

/** A refusal answers one request: once an operator asked again, the old one's repeats say nothing. */
function isNewRefusal(
  load: Load,
  { ask, requestId }: Extract<LoadFact, { type: 'ask-refused' }>,
): boolean {
  const row = loadAskRow(load, ask);
  return (
    row !== undefined &&
    !row.answered(load) &&
    load.refused[ask] === undefined &&
    requestId === loadRequestId(load, ask)
  );
}

function isNewReceipt(
  { documents }: Load,
  fact: Extract<LoadFact, { type: 'receipt-received' }>,
): boolean {
  // "Exists already" answers a repeat: what customs has stands, and its receipts come.
  if (receiptDisposition(fact.status) === 'already-filed') return false;
  const { receipts = [], earlierReceipts = [] } = documents[fact.kind] ?? {};
  return ![...receipts, ...earlierReceipts].some(
    ({ status, at }) => status === fact.status && at === fact.receivedAt,
  );
}

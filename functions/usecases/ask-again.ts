import { asksOfStage } from '../domain/consignment/asks.ts';
import type { AskRow } from '../domain/consignment/ask-row.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Task } from '../domain/consignment/task.ts';
import { after, milliseconds } from '../domain/instant.ts';
import type { AskResult, Statement } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';
import { withTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { withStatement } from './keep-statement.ts';
import { recordFacts, recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';
import { send } from './send-asks.ts';
import type { AskAgainMessage } from './send-asks.ts';
import { takeBack } from './signing/look-up.ts';
import { isUnsigned, toSigning } from './signing/signing-messages.ts';
import type { SignedKind } from './signing/signing-messages.ts';

type Query = (services: MoveServices, consignment: Consignment) => Promise<AskResult>;

const QUERIES: { readonly [Party in AskRow['party']]?: Query } = {
  warehouse: ({ warehouse }, consignment) => warehouse.query(consignment),
  'receiving warehouse': ({ warehouse }, consignment) =>
    warehouse.query({ ...consignment, warehouseId: consignment.receivingWarehouseId ?? '' }),
  carrier: ({ carrier }, consignment) => carrier.query(consignment),
  customs: ({ customs }, consignment) => customs.query(consignment),
};

/** Waits double up to this, or stay as they are where the partner may take longer anyway. */
const LONGEST_WAIT = milliseconds({ days: 1 });

/**
 * Asks a partner again for something that has not been answered. 1. Note the attempt, so that
 * nobody else asks at the same time and the next one is further away. 2. Ask for the earlier
 * result first: an answer that got lost is found without a second effect. 3. Only if there is
 * none, send the request again, under the same request id and with the same bytes.
 */
export async function askAgain(services: MoveServices, message: AskAgainMessage): Promise<void> {
  const noted = await noteAttempt(services, message);
  if (noted === undefined) return;
  const { row, consignment } = noted;
  if (isUnsigned(consignment, row.document)) {
    await pursueSignature(services, consignment, row, row.document);
    return;
  }
  const result = await queryPartner(services, consignment, row);
  const found = result?.kind === 'answered' ? result.facts : [];
  const lost = result?.kind === 'answered' ? lostFiling(services, consignment, row, found) : [];
  const statements = result?.kind === 'answered' ? (result.statements ?? []) : [];
  await recordFound(services, consignment, [...statements, { facts: [...found, ...lost] }]);
  if (row.unasked === true || isFiled(found, row)) return;
  if (await isAnswered(services, consignment, row)) return;
  const lookedFor = result?.kind === 'answered';
  const facts = await send(services, consignment, row, { attempt: message.attempt, lookedFor });
  await recordFacts(services, consignment.consignmentId, facts);
}

/**
 * Customs cannot know what nobody signed. It is put to its signer again, in case that was lost; or
 * taken back, where it is only waited for because it may have been filed.
 */
async function pursueSignature(
  services: MoveServices,
  { consignmentId, documents }: Consignment,
  { unasked }: AskRow,
  kind: SignedKind,
): Promise<void> {
  if (unasked === true) return takeBack(services, { consignmentId, kind });
  const { version = 1 } = documents[kind] ?? {};
  await toSigning(services, { consignmentId, kind, version });
}

/** All at once; facts that came in a message to be kept are no news a second time. */
async function recordFound(
  services: MoveServices,
  { consignmentId }: Consignment,
  statements: readonly Statement[],
): Promise<void> {
  if (statements.every(({ facts }) => facts.length === 0)) return;
  await recordNews(services, consignmentId, async (current) => {
    let draft = current;
    for (const each of statements) {
      draft = await withStatement(services, draft, each, services.clock.now());
    }
    return draft;
  });
}

interface Noted {
  readonly row: AskRow;
  readonly consignment: Consignment;
}

async function noteAttempt(
  services: MoveServices,
  { consignmentId, ask }: AskAgainMessage,
): Promise<Noted | undefined> {
  let row: AskRow | undefined;
  const draft = await recordNews(services, consignmentId, (current) => {
    row = openAsk(current, ask);
    return row && current.task && withTask(current, attempted(current.task, row, services));
  });
  return draft === undefined || row === undefined
    ? undefined
    : { row, consignment: draft.consignment };
}

function openAsk({ task, consignment }: Draft, ask: string): AskRow | undefined {
  if (task?.status !== 'waiting' || consignment.hold !== undefined) return undefined;
  if (task.asks.every(({ name }) => name !== ask)) return undefined;
  return asksOfStage(consignment, task.stage).find(
    (row) => row.name === ask && !row.answered(consignment),
  );
}

function attempted(task: Task, row: AskRow, { clock }: Pick<Services, 'clock'>): Task {
  const now = clock.now();
  return {
    ...task,
    asks: task.asks.map((ask) => {
      if (ask.name !== row.name) return ask;
      const usual = milliseconds(row.answerWithin);
      const wait = Math.min(usual * 2 ** ask.attempts, Math.max(usual, LONGEST_WAIT)) / 1_000;
      return {
        ...ask,
        attempts: ask.attempts + 1,
        askedAt: now,
        againAt: after(now, { seconds: wait }),
      };
    }),
  };
}

/** Whoever files a document, its receipts are at customs; what a site counted for it, it knows itself. */
async function queryPartner(
  services: MoveServices,
  consignment: Consignment,
  { document, party }: AskRow,
): Promise<AskResult | undefined> {
  if (document === undefined) return QUERIES[party]?.(services, consignment);
  const told = await QUERIES.customs?.(services, consignment);
  if (party !== 'warehouse' || told?.kind !== 'answered') return told;
  const counted = await QUERIES.warehouse?.(services, consignment);
  if (counted?.kind !== 'answered') return counted;
  return { ...told, facts: [...told.facts, ...counted.facts] };
}

/** Customs knows nothing of a document although it has had its time: it never got there. */
function lostFiling(
  { clock }: Pick<MoveServices, 'clock'>,
  { documents }: Consignment,
  { document: kind, lostAfter }: AskRow,
  found: readonly ConsignmentFact[],
): readonly ConsignmentFact[] {
  const document = kind && documents[kind];
  if (kind === undefined || document === undefined || lostAfter === undefined) return [];
  const isKnown = found.some((fact) => fact.type === 'receipt-received' && fact.kind === kind);
  const isEarly = after(document.filedAt, lostAfter) > clock.now();
  return isKnown || isEarly ? [] : [{ type: 'filing-lost', kind }];
}

/**
 * Customs has what we filed and is still at it: filing it again would be a repeat. Firms that file
 * for themselves know a repeated request, and their answer may be what got lost.
 */
function isFiled(found: readonly ConsignmentFact[], { party, document }: AskRow): boolean {
  return (
    party === 'customs' &&
    found.some((fact) => fact.type === 'receipt-received' && fact.kind === document)
  );
}

async function isAnswered(
  { orders }: MoveServices,
  { consignmentId }: Consignment,
  row: AskRow,
): Promise<boolean> {
  const current = await orders.consignment(consignmentId);
  return current === undefined || row.answered(current);
}

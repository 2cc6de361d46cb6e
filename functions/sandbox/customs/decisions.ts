import { z } from 'zod';
import type { EffectKind } from '../journal.ts';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';
import { kindRow } from './document-kinds.ts';
import { filingId, isList } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { receiptSubject, sendReceipt } from './receipts.ts';
import { draw } from '../seeded.ts';
import type { Outcome } from './receipts.ts';

const decisionSchema = z.object({
  customsId: z.string(),
  filingId: z.string(),
  version: z.number(),
  status: z.string(),
  info: z.string(),
  /** The document stays as it is: an answer to a repeat. */
  idle: z.boolean(),
  occasion: z.number(),
  lost: z.boolean(),
  /** When the receipt goes out, business milliseconds; with the decision where absent. */
  sendAt: z.number().optional(),
});
type Decision = Readonly<z.infer<typeof decisionSchema>>;

const sendingSchema = decisionSchema.extend({ at: z.number() });

/** How a decision is to be told. */
export interface Telling {
  readonly idle?: boolean;
  readonly lost?: boolean;
  readonly sendAt?: number;
}

/** Decides about a document at a business time and tells Bondway. Only inside a change of the database. */
export type Decide = (
  customsId: string,
  filing: Filing,
  at: number,
  outcome: Outcome,
  telling?: Telling,
) => void;

/** What decisions change. */
export interface DecisionParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly books: AccountBooks;
  /** Told of every document whose state changed by a decision, inside the same change. */
  readonly onSettled: (customsId: string, filing: Filing, at: number) => void;
}

/** Customs' decisions, each taken at its time; one about a document that changed since falls away. */
export function openDecisions(parts: DecisionParts): Decide {
  const { services, filings } = parts;
  const { agenda, counter } = services;
  const sending = agenda.action('customs-send', sendingSchema, (sent) => {
    const filing = filings.get(sent.filingId);
    if (filing !== undefined) sendReceipt(services, filings, filing, sent);
  });
  const decision = agenda.action('customs-decide', decisionSchema, (decided, at) => {
    const filing = filings.get(decided.filingId);
    if (filing === undefined) return;
    if (filing.version !== decided.version && !decided.idle) return;
    const after = decided.idle ? filing : applied(parts, filing, decided, at);
    if (after === undefined) return;
    if (after.state !== filing.state) parts.onSettled(decided.customsId, after, at);
    const sent = { ...decided, at };
    if (decided.sendAt === undefined) sendReceipt(services, filings, after, sent);
    else sending.plan(agendaId(decided), decided.sendAt, sent);
  });
  return (customsId, filing, at, { status, info }, { idle = false, lost = false, sendAt } = {}) => {
    const occasion = idle ? counter('customs-repeat') : 0;
    const { version } = filing;
    const decided = {
      ...{ customsId, filingId: filingId(filing), version, status, info },
      ...{ idle, occasion, lost },
    };
    const { receiptsLate } = services.scripts.of(receiptSubject(filing, filings));
    const late = Math.floor(receiptsLate * draw(services.seed, agendaId(decided), 'late'));
    const shuffledAt = receiptsLate > 0 ? at + late : undefined;
    decision.plan(agendaId(decided), at, { ...decided, sendAt: sendAt ?? shuffledAt });
  };
}

function agendaId({
  filingId: id,
  version,
  status,
  occasion,
}: Pick<Decision, 'filingId' | 'version' | 'status' | 'occasion'>): string {
  return `${id}/${String(version)}/${status}/${String(occasion)}`;
}

/** The document after the decision; undefined when it cannot be taken any more. */
function applied(
  { services, filings, books }: DecisionParts,
  filing: Filing,
  { status }: Decision,
  at: number,
): Filing | undefined {
  const state = stateAfter(filing, status);
  if (state === undefined) return undefined;
  const released = state === 'released' && state !== filing.state ? { releasedAt: at } : {};
  const after: Filing = { ...filing, state, status, ...released };
  const effect = (kind: EffectKind) =>
    services.journal.effect(kind, services.scripts.resolve(receiptSubject(filing, filings)));
  filings.put(after);
  if (isList(filing.kind) && state !== filing.state) {
    if (state === 'accepted') effect('list-declared');
    if (state === 'refused') effect('list-rejected');
    if (state === 'released') {
      books.move(filing.head['emsNo'] ?? '', filing.lines, 'release');
      effect('list-released');
      if ((filing.head['emsNo'] ?? '') !== '') effect('book-reduced');
    }
  }
  const accepted = acceptanceOf(filing);
  if (state === 'accepted' && filing.state !== 'accepted' && accepted !== undefined) {
    effect(accepted);
  }
  return after;
}

/** What accepting it does; an amendment of what was accepted before declares nothing anew. */
function acceptanceOf({ kind, head }: Filing): EffectKind | undefined {
  if (kindRow(kind).role === 'load') return `load-accepted ${kind}`;
  const subject = ACCEPTED[kind];
  return subject && `${subject}-${head['appType'] === '2' ? 'amended' : 'accepted'}`;
}

const ACCEPTED: {
  readonly [kind: string]: 'order' | 'payment' | 'waybill' | 'summary' | 'tally' | undefined;
} = {
  '311': 'order',
  '303': 'order',
  '411': 'payment',
  '511': 'waybill',
  '505': 'waybill',
  '701': 'summary',
  '215': 'tally',
};

function stateAfter(filing: Filing, status: string): Filing['state'] | undefined {
  if (['withdrawn', 'refused', 'returned'].includes(filing.state)) return undefined;
  if (status.startsWith('-') || status === '100') return 'refused';
  switch (status) {
    case '120':
    case '399':
      return filing.state === 'arrived' ? 'accepted' : filing.state;
    case '500':
      return 'inspected';
    case '501':
    case '502':
    case '503':
    case '599':
      return 'detained';
    case '700':
      return 'returned';
    case '800':
      return 'released';
    default:
      return filing.state;
  }
}

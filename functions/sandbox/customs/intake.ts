import type { Services } from '../services.ts';
import { readMessage } from './ceb-message.ts';
import type { CebEntity } from './ceb-message.ts';
import type { Decide } from './decisions.ts';
import { documentFault } from './document-checks.ts';
import { kindRow } from './document-kinds.ts';
import type { TakenKind } from './document-kinds.ts';
import { filingId, isList } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { preNumber } from './lists.ts';
import { loadFault } from './load-checks.ts';
import { receiptSubject } from './receipts.ts';
import type { Outcome } from './receipts.ts';
import type { CheckSignature } from './signatures.ts';
import { openFormatCheck } from './unreadable.ts';
import { draw } from '../seeded.ts';

/** Takes a transport message; returns its id. Throws `MessageRefused`. Only inside a change. */
export type ReceiveMessage = (customsId: string, bytes: Uint8Array) => string;

/** What arriving documents meet. */
export interface IntakeParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly decide: Decide;
  readonly checkSignature: CheckSignature;
  readonly takeList: (customsId: string, list: Filing) => void;
  readonly takeWithdrawal: (customsId: string, withdrawal: Filing) => void;
  readonly takeSummary: (customsId: string, application: Filing) => void;
  readonly takeReturn: (customsId: string, application: Filing) => void;
  readonly takeTally: (customsId: string, tally: Filing) => void;
}

const STORED: Outcome = { status: '2', info: '[Code:2;Desc:电子口岸申报中]' };
const ACCEPTED: Outcome = { status: '120', info: '[Code:1800;Desc:逻辑校验通过]' };

/** Share of orders, payments and waybills that the e-port reports as stored first. */
const STORED_FIRST = 0.25;

/**
 * Customs' terminal. It knows no idempotency: every document that arrives is answered by a receipt,
 * and one that is there already by one that says so.
 */
export function openIntake(parts: IntakeParts): ReceiveMessage {
  const failsFormatCheck = openFormatCheck(parts.services);
  return (customsId, bytes) => {
    const message = readMessage(bytes);
    if (failsFormatCheck(customsId, message)) return message.copMsgId;
    const badSignature = parts.checkSignature(message);
    for (const entity of message.entities) {
      takeEntity(parts, customsId, message.kind, entity, badSignature);
    }
    return message.copMsgId;
  };
}

function takeEntity(
  parts: IntakeParts,
  customsId: string,
  kind: TakenKind,
  entity: CebEntity,
  badSignature: Outcome | undefined,
): void {
  const { services, filings, decide } = parts;
  const { clock, delays, journal, scripts } = services;
  const earlier = filings.find(kind, entity);
  const repeated = earlier && repeatOutcome(earlier, entity);
  const { role } = kindRow(kind);
  const byOwnNumber = role === 'load' || role === 'summary';
  const order = entity.head[byOwnNumber ? 'copNo' : 'orderNo'] ?? '';
  const soon = clock.now() + delays.of(order, 'filing-accepted', kind);
  if (earlier !== undefined && repeated !== undefined) {
    const subject = scripts.resolve(receiptSubject(earlier, filings));
    // A message whose answer was lost comes again as it was; with a new guid it is a second filing.
    const resent = earlier.head['guid'] === entity.head['guid'];
    journal.effect(`filing-${resent ? 'resent' : 'refused'} ${repeated.status}`, subject);
    const silent = role === 'list' && scripts.of(order).list === 'silent';
    if (!silent) decide(customsId, earlier, soon, repeated, { idle: true });
    return;
  }
  const filing: Filing = {
    kind,
    head: entity.head,
    lines: [...entity.lines],
    state: 'arrived',
    version: (earlier?.version ?? 0) + 1,
    ...numbers(parts, kind, entity),
  };
  filings.enter(filing);
  const fault = badSignature ?? documentFault(kind, entity);
  if (fault === undefined) take(parts, customsId, filing, soon);
  else decide(customsId, filing, soon, fault);
}

/** Takes a document that is well formed by itself. */
function take(parts: IntakeParts, customsId: string, filing: Filing, soon: number): void {
  switch (kindRow(filing.kind).role) {
    case 'list':
      parts.takeList(customsId, filing);
      break;
    case 'withdrawal':
      parts.takeWithdrawal(customsId, filing);
      break;
    case 'return':
      parts.takeReturn(customsId, filing);
      break;
    case 'tally':
      parts.takeTally(customsId, filing);
      break;
    case 'summary':
      parts.takeSummary(customsId, filing);
      break;
    case 'load': {
      const outcome = loadFault(filing, parts.filings) ?? ACCEPTED;
      parts.decide(customsId, filing, soon, outcome);
      break;
    }
    case undefined:
      accept(parts, customsId, filing, soon);
  }
}

function accept(parts: IntakeParts, customsId: string, filing: Filing, at: number): void {
  const { services, decide } = parts;
  const id = filingId(filing);
  if (draw(services.seed, id, 'stored first') < STORED_FIRST) {
    const stored = services.delays.of(filing.head['orderNo'] ?? id, 'filing-stored', filing.kind);
    decide(customsId, filing, Math.min(services.clock.now() + stored, at - 1), STORED);
  }
  decide(customsId, filing, at, ACCEPTED);
}

/** Undefined when the document may be taken: the earlier one was refused, or this one amends it. */
function repeatOutcome(earlier: Filing, { head }: CebEntity): Outcome | undefined {
  const { kind, state } = earlier;
  const newer = (head['appTime'] ?? '') > (earlier.head['appTime'] ?? '');
  if (state === 'refused' && newer) return undefined;
  const amendable = !isList(kind) && head['appType'] === '2';
  if (amendable && newer) return undefined;
  const stale = state === 'refused' || amendable;
  const status = kindRow(kind)[stale ? 'stale' : 'repeated'];
  return { status, info: `[Code:${status};Desc:${stale ? '数据已过期' : '已存在'}]` };
}

function numbers(
  { services, filings }: IntakeParts,
  kind: TakenKind,
  { head }: CebEntity,
): Pick<Filing, 'preNo' | 'invtNo'> {
  const { role } = kindRow(kind);
  if (role === undefined) return {};
  if (role === 'list' || role === 'load' || role === 'summary')
    return { preNo: preNumber(services) };
  const list = filings.list('invtNo', head['invtNo'] ?? '');
  return { preNo: list?.preNo ?? preNumber(services), invtNo: head['invtNo'] };
}

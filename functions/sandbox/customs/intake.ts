import type { Services } from '../services.ts';
import { readMessage } from './ceb-message.ts';
import type { CebEntity, TakenKind } from './ceb-message.ts';
import type { Decide } from './decisions.ts';
import { documentFault } from './document-checks.ts';
import { filingId, isList } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { preNumber } from './lists.ts';
import { receiptSubject } from './receipts.ts';
import type { Outcome } from './receipts.ts';
import type { CheckSignature } from './signatures.ts';
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
}

const STORED: Outcome = { status: '2', info: '[Code:2;Desc:电子口岸申报中]' };
const ACCEPTED: Outcome = { status: '120', info: '[Code:1800;Desc:逻辑校验通过]' };

/** What a document that is there already is answered. Source: CEB specification 2018, chapter 7. */
const REPEATED: { readonly [Kind in TakenKind]: string } = {
  ...{ '311': '-301010', '303': '-301010', '411': '-401007', '511': '-504015', '505': '-504015' },
  ...{ '513': '-504015', '621': '-621004', '603': '-621004', '623': '-623005', '605': '-623005' },
};
/** An amendment that is older than what customs has. Source: as above. weak: by the same pattern where not listed. */
const STALE: { readonly [Kind in TakenKind]: string } = {
  ...{ '311': '-301014', '303': '-301014', '411': '-401012', '511': '-505016', '505': '-505016' },
  ...{ '513': '-505016', '621': '-621012', '603': '-621012', '623': '-623005', '605': '-623005' },
};
/** Share of orders, payments and waybills that the e-port reports as stored first. */
const STORED_FIRST = 0.25;

/**
 * Customs' terminal. It knows no idempotency: every document that arrives is answered by a receipt,
 * and one that is there already by one that says so.
 */
export function openIntake(parts: IntakeParts): ReceiveMessage {
  return (customsId, bytes) => {
    const message = readMessage(bytes);
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
  const order = entity.head['orderNo'] ?? '';
  const soon = clock.now() + delays.of(order, 'filing-accepted', kind);
  if (earlier !== undefined && repeated !== undefined) {
    const subject = scripts.resolve(receiptSubject(earlier, filings));
    journal.effect(`filing-refused ${repeated.status}`, subject);
    decide(customsId, earlier, soon, repeated, { idle: true });
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
  if (fault !== undefined) decide(customsId, filing, soon, fault);
  else if (isList(kind)) parts.takeList(customsId, filing);
  else if (kind === '623' || kind === '605') parts.takeWithdrawal(customsId, filing);
  else accept(parts, customsId, filing, soon);
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
  const status = stale ? STALE[kind] : REPEATED[kind];
  return { status, info: `[Code:${status};Desc:${stale ? '数据已过期' : '已存在'}]` };
}

function numbers(
  { services, filings }: IntakeParts,
  kind: TakenKind,
  { head }: CebEntity,
): Pick<Filing, 'preNo' | 'invtNo'> {
  if (isList(kind)) return { preNo: preNumber(services) };
  if (kind !== '623' && kind !== '605') return {};
  const list = filings.list('invtNo', head['invtNo'] ?? '');
  return { preNo: list?.preNo ?? preNumber(services), invtNo: head['invtNo'] };
}

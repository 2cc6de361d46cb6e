import { parseBeijingTime } from '../../../domain/customs/beijing-time.ts';
import type { CebReceipt, ReceiptKey, ReceiptKind } from '../../../domain/customs/ceb-receipt.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { messageKind } from './message-kind.ts';
import { CEB_NAMESPACE } from './namespaces.ts';
import { readXml, textOf } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import { RECEIPT_TABLES } from './receipt-tables.ts';
import type { XmlRefusalCode } from './scan-xml.ts';

/** Why a text is not read as receipts. */
export type ReceiptRefusalCode = XmlRefusalCode | 'receipt-unknown' | 'receipt-malformed';

/**
 * The receipts of one message from customs, by namespace and not by prefix. Statuses that are not
 * documented pass as they stand: they are parked, not refused. A message with one receipt that has
 * no status or moment is refused whole.
 */
export function parseReceipts(xml: string): Result<readonly CebReceipt[], ReceiptRefusalCode> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const kind = kindOf(read.value);
  if (kind === undefined) return refuse('receipt-unknown', 'the message is no receipt we know');
  const { entity, keys } = entityOf(kind);
  const receipts = read.value.children
    .filter(({ name, namespace }) => name === entity && namespace === CEB_NAMESPACE)
    .map((element) => toReceipt(kind, keys, element));
  const whole = receipts.filter((receipt) => receipt !== undefined);
  return whole.length === receipts.length && whole.length > 0
    ? accept(whole)
    : refuse('receipt-malformed', `the ${kind} message lacks guid, status or moment of a receipt`);
}

function entityOf(kind: ReceiptKind): {
  readonly entity: string;
  readonly keys: readonly ReceiptKey[];
} {
  if (kind === '900') return { entity: 'MessageReturn', keys: ['oriCopMsgId', 'oriMessageType'] };
  const { entity, keys } = RECEIPT_TABLES[kind];
  return { entity, keys: keys.map(({ name }) => name) };
}

function kindOf(root: XmlElement): ReceiptKind | undefined {
  const kind = messageKind(root);
  return isReceiptKind(kind) ? kind : undefined;
}

function isReceiptKind(kind: string): kind is ReceiptKind {
  return kind === '900' || Object.hasOwn(RECEIPT_TABLES, kind);
}

function toReceipt(
  kind: ReceiptKind,
  keyNames: readonly ReceiptKey[],
  element: XmlElement,
): CebReceipt | undefined {
  const [guid, status] = [textOf(element, 'guid'), textOf(element, 'returnStatus')];
  const at = parseBeijingTime(textOf(element, 'returnTime') ?? '');
  if (guid === undefined || status === undefined || !at.ok) return undefined;
  const keys = Object.fromEntries(
    keyNames
      .map((name) => [name, textOf(element, name)] as const)
      .filter(([, value]) => value !== undefined),
  );
  return { kind, guid, keys, status, at: at.value, info: textOf(element, 'returnInfo') ?? '' };
}

import { beijingTimeWithMilliseconds } from '../../../domain/customs/beijing-time.ts';
import type { CebReceipt, ReceiptKind } from '../../../domain/customs/ceb-receipt.ts';
import { CEB_NAMESPACE, XML_DECLARATION } from './namespaces.ts';
import { RECEIPT_TABLES } from './receipt-tables.ts';
import { escapeAttribute, escapeText } from './xml-text.ts';

/**
 * A receipt message as customs sends it: the namespace is the default one, without a prefix. For
 * whoever plays customs. A mandatory key that is not known is written empty.
 *
 * @param messageGuid of the message; each receipt has its own
 */
export function renderReceipt(
  kind: Exclude<ReceiptKind, '900'>,
  receipts: readonly Omit<CebReceipt, 'kind'>[],
  messageGuid: string,
): string {
  const { entity, keys } = RECEIPT_TABLES[kind];
  const bodies = receipts.map((receipt) => {
    const named = keys
      .filter(({ name, mandatory }) => mandatory || receipt.keys[name] !== undefined)
      .map(({ name }) => leaf(name, receipt.keys[name] ?? ''));
    const content = [leaf('guid', receipt.guid), ...named, ...outcome(receipt)];
    return `<${entity}>${content.join('')}</${entity}>`;
  });
  return message(`CEB${kind}Message`, messageGuid, bodies.join(''));
}

/**
 * A 900 message: the e-port could not read what it was sent.
 *
 * @param original the message in question, as text
 */
export function renderUnreadable(
  receipt: Omit<CebReceipt, 'kind'>,
  original: string,
  messageGuid: string,
): string {
  const content = [
    leaf('guid', receipt.guid),
    leaf('returnStatus', receipt.status),
    leaf('returnInfo', receipt.info),
    leaf('returnTime', beijingTimeWithMilliseconds(receipt.at)),
    leaf('oriCopMsgId', receipt.keys.oriCopMsgId ?? ''),
    leaf('oriMessageType', receipt.keys.oriMessageType ?? 'Unknown'),
    leaf('oriBizMessage', original),
  ];
  return message(
    'CEB900Message',
    messageGuid,
    `<MessageReturn>${content.join('')}</MessageReturn>`,
  );
}

function outcome({ status, at, info }: Omit<CebReceipt, 'kind'>): string[] {
  return [
    leaf('returnStatus', status),
    leaf('returnTime', beijingTimeWithMilliseconds(at)),
    leaf('returnInfo', info),
  ];
}

function message(root: string, guid: string, bodies: string): string {
  const attributes = `xmlns="${CEB_NAMESPACE}" guid="${escapeAttribute(guid)}" version="1.0"`;
  return `${XML_DECLARATION}<${root} ${attributes}>${bodies}</${root}>`;
}

function leaf(name: string, value: string): string {
  return `<${name}>${escapeText(value)}</${name}>`;
}

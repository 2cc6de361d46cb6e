import { beijingDigits } from '../clock.ts';
import { escapeXml } from '../xml/xml-characters.ts';
import type { TakenKind } from './document-kinds.ts';
import type { Filing } from './filings.ts';

/** A receipt message: its number, its entity and the keys between `guid` and `returnStatus`. */
interface ReceiptRow {
  readonly number: string;
  readonly entity: string;
  /** In schema order; `?` closes the name of one that is left out while it is not known. */
  readonly keys: readonly string[];
}

const row = (number: string, entity: string, keys: string): ReceiptRow => ({
  ...{ number, entity, keys: keys.split(' ') },
});

/** Source: return entities of the CEB schemas 2022-05. */
const RECEIPTS: { readonly [Kind in TakenKind]: ReceiptRow } = {
  '311': row('312', 'OrderReturn', 'ebpCode ebcCode orderNo'),
  '411': row('412', 'PaymentReturn', 'payCode payTransactionId'),
  '511': row('512', 'LogisticsReturn', 'logisticsCode logisticsNo'),
  '513': row('514', 'LogisticsStatusReturn', 'logisticsCode logisticsNo logisticsStatus'),
  '621': row(
    '622',
    'InventoryReturn',
    'customsCode? ebpCode? ebcCode? agentCode? copNo preNo invtNo?',
  ),
  '623': row(
    '624',
    'InvtCancelReturn',
    'customsCode? agentCode? ebpCode? ebcCode? copNo preNo invtNo?',
  ),
  '625': row(
    '626',
    'InvtRefundReturn',
    'customsCode? agentCode? ebpCode? ebcCode? copNo preNo invtNo?',
  ),
  '711': row('712', 'DeliveryReturn', 'customsCode? operatorCode? copNo? preNo? rkdNo?'),
  '303': row('304', 'OrderReturn', 'ebpCode ebcCode orderNo'),
  '403': row('404', 'ReceiptsReturn', 'ebcCode orderNo payNo?'),
  '505': row('506', 'LogisticsReturn', 'logisticsCode logisticsNo'),
  '507': row('508', 'ArrivalReturn', 'operatorCode logisticsCode preNo copNo billNo msgSeqNo'),
  '509': row('510', 'DepartureReturn', 'logisticsCode copNo preNo msgSeqNo'),
  '603': row(
    '604',
    'InventoryReturn',
    'agentCode copNo preNo invtNo ebcCode ebpCode orderNo statisticsFlag',
  ),
  '605': row('606', 'InvtCancelReturn', 'agentCode copNo preNo invtNo'),
  '607': row('608', 'WayBillReturn', 'agentCode logisticsCode copNo preNo billNo msgSeqNo'),
  '701': row('702', 'SummaryReturn', 'agentCode ebcCode copNo preNo sumNo? msgSeqNo'),
  '215': row(
    '216',
    'InvtRefundDetailReturn',
    'operatorCode logisticsCode logisticsNo coElNo preNo?',
  ),
  '213': row('214', 'RefundReturn', 'ebpCode? ebcCode? agentCode coElNo preNo? invtNo'),
};

/** The number of the message that answers a document, e.g. `622` for `621`. */
export function receiptNumber(kind: TakenKind): string {
  return RECEIPTS[kind].number;
}

/** What a receipt says. */
interface Said {
  readonly guid: string;
  readonly status: string;
  readonly info: string;
  /** Business milliseconds. */
  readonly at: number;
}

/** The receipt message about a document. A mandatory key that is not known is written empty. */
export function receiptXml(
  { kind, head, preNo, invtNo }: Filing,
  said: Said,
  guid: string,
): string {
  const { number, entity, keys } = RECEIPTS[kind];
  const known: { readonly [name: string]: string | undefined } = {
    ...head,
    ...(preNo === undefined ? {} : { preNo }),
    ...(invtNo === undefined ? {} : { invtNo }),
  };
  const named = keys
    .map((key) => ({ name: key.replace('?', ''), mandatory: !key.endsWith('?') }))
    .filter(({ name, mandatory }) => mandatory || known[name] !== undefined)
    .map(({ name }) => [name, known[name] ?? ''] as const);
  const entries = [
    ['guid', said.guid] as const,
    ...named,
    ['returnStatus', said.status] as const,
    ['returnTime', beijingDigits(said.at, 17)] as const,
    ['returnInfo', said.info] as const,
  ];
  return customsMessage(number, guid, `<${entity}>${customsLeaves(entries)}</${entity}>`);
}

/** A message as customs sends it: the namespace is the default one, without a prefix. */
export function customsMessage(number: string, guid: string, content: string): string {
  const attributes = `xmlns="http://www.chinaport.gov.cn/ceb" guid="${guid}" version="1.0"`;
  const root = `CEB${number}Message`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${attributes}>${content}</${root}>`;
}

/** Elements of customs' messages, in order. */
export function customsLeaves(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('');
}

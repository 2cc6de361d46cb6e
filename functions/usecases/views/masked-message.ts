import { maskedName, maskedNumber } from './masked.ts';

type Mask = (value: string) => string;

const hidden: Mask = () => '＊';

/**
 * Elements of CEB messages that hold personal data, and how much of each an operator sees. Source:
 * GACC CEB schemas 2022-05: buyer and consignee of 311, payer of 411, consignee of 511, buyer of
 * 621 and 623.
 */
const PERSONAL: { readonly [element: string]: Mask } = {
  buyerName: maskedName,
  buyerRegNo: maskedNumber,
  buyerIdNumber: maskedNumber,
  buyerTelephone: maskedNumber,
  payerName: maskedName,
  payerIdNumber: maskedNumber,
  telephone: maskedNumber,
  consignee: maskedName,
  consigneeTelephone: maskedNumber,
  consigneeAddress: hidden,
  consigneeDistrict: hidden,
  ebcTelephone: maskedNumber,
};

const names = Object.keys(PERSONAL).join('|');

/** Opens a personal element, whatever its prefix; `&lt;` where a message quotes another one as text. */
const PERSONAL_TAG = new RegExp(`(<|&lt;)((?:[\\w.-]+:)?(${names}))(?=[\\s>/&])`, 'g');

const DXP_DATA = /<(?:[\w.-]+:)?Data>([A-Za-z0-9+/=\s]*)<\//;

/**
 * A stored message as a person may see it: out of its transport envelope, personal data masked. A
 * tag that does not close hides all that follows, so that nothing slips through a broken message.
 * One pass: work grows with the length of the message only.
 */
export function maskedMessage(stored: string): string {
  const xml = unwrapped(stored);
  let shown = '';
  let at = 0;
  for (const tag of xml.matchAll(PERSONAL_TAG)) {
    const [opening, bracket = '<', qualified = '', name = ''] = tag;
    if (tag.index < at) continue;
    const start = endOfTag(xml, tag.index + opening.length, bracket);
    if (start === undefined) return `${shown}${xml.slice(at, tag.index)}＊`;
    if (start.empty) continue;
    const end = xml.indexOf(`${bracket}/${qualified}`, start.index);
    const content = xml.slice(start.index, end === -1 ? undefined : end);
    shown += xml.slice(at, start.index) + maskOf(name, content);
    at = end === -1 ? xml.length : end;
  }
  return shown + xml.slice(at);
}

/** Content with markup in it (CDATA, comments) is not read for a part that may show. */
function maskOf(name: string, content: string): string {
  const mask = PERSONAL[name] ?? hidden;
  if (content.trim() === '') return content;
  return /[<&]/.test(content) ? hidden(content) : mask(content.trim());
}

function endOfTag(
  xml: string,
  from: number,
  bracket: string,
): { readonly index: number; readonly empty: boolean } | undefined {
  const closing = bracket === '<' ? '>' : '&gt;';
  const at = xml.indexOf(closing, from);
  if (at === -1) return undefined;
  return { index: at + closing.length, empty: xml[at - 1] === '/' };
}

/** The message in the DXP envelope (Data, base64); what is no envelope stands for itself. */
function unwrapped(stored: string): string {
  const data = DXP_DATA.exec(stored)?.[1];
  return data === undefined ? stored : Buffer.from(data, 'base64').toString('utf8');
}

import { readXml } from '../xml/read-xml.ts';
import { childElements, childText, ownText } from '../xml/xml-node.ts';
import type { XmlElement } from '../xml/xml-node.ts';
import { XmlRefused } from '../xml/xml-refused.ts';
import { TAKEN_KINDS } from './document-kinds.ts';
import type { TakenKind } from './document-kinds.ts';

/** Elements of a head or a line, by name. */
export type Elements = { readonly [name: string]: string };

/** One entity of a message: an order, a payment, a waybill, a list, an application about one, a load. */
export interface CebEntity {
  readonly head: Elements;
  readonly lines: readonly Elements[];
}

/** A message as customs read it. */
export interface CebMessage {
  readonly kind: TakenKind;
  readonly copMsgId: string;
  readonly root: XmlElement;
  readonly entities: readonly CebEntity[];
}

/** The bytes are no message that customs takes. */
export class MessageRefused extends Error {}

const CEB = 'http://www.chinaport.gov.cn/ceb';
const DXP = 'http://www.chinaport.gov.cn/dxp';
/** Elements of a message that carry no entity. */
const TRAILERS = ['BaseTransfer', 'BaseSubscribe', 'ExtendMessage', 'Signature'];
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/**
 * Opens a transport message (DxpMsg) and the CEB message in it. Throws `MessageRefused` for what is
 * no XML, no such message, of a kind that is not taken, or without an entity.
 *
 * Source: CEB specification 2022-05, annexes 1 and 2; terminal node schema.
 */
export function readMessage(bytes: Uint8Array): CebMessage {
  const envelope = readOr(() => readXml(Buffer.from(bytes).toString('utf8')));
  const info = childElements(envelope, 'TransInfo')[0];
  if (envelope.local !== 'DxpMsg' || envelope.namespace !== DXP || info === undefined) {
    throw new MessageRefused('not a DxpMsg');
  }
  const copMsgId = childText(info, 'CopMsgId');
  const data = childText(envelope, 'Data');
  if (copMsgId === '' || !BASE64.test(data)) throw new MessageRefused('no CopMsgId or no data');
  const root = readOr(() => readXml(Buffer.from(data, 'base64').toString('utf8')));
  const kind = TAKEN_KINDS.find((each) => root.local === `CEB${each}Message`);
  if (root.namespace !== CEB || kind === undefined) {
    throw new MessageRefused(`${root.local} is not taken here`);
  }
  const entities = childElements(root)
    .filter(({ local, namespace }) => namespace === CEB && !TRAILERS.includes(local))
    .map(entityOf);
  if (entities.length === 0 || childElements(root, 'BaseTransfer').length !== 1) {
    throw new MessageRefused('no entity or no BaseTransfer');
  }
  return { kind, copMsgId, root, entities };
}

/** An entity is one element with its fields, or a head beside lines. */
function entityOf(element: XmlElement): CebEntity {
  const parts = childElements(element);
  const head = parts.find(({ local }) => local.endsWith('Head'));
  if (head === undefined) return { head: elementsOf(element), lines: [] };
  const lines = parts.filter(({ local }) => local.endsWith('List')).map(elementsOf);
  return { head: elementsOf(head), lines };
}

function elementsOf(element: XmlElement): Elements {
  return Object.fromEntries(childElements(element).map((child) => [child.local, ownText(child)]));
}

function readOr(read: () => XmlElement): XmlElement {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlRefused) throw new MessageRefused(error.message);
    throw error;
  }
}

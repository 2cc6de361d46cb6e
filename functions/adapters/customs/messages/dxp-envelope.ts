import type { Instant } from '../../../domain/instant.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { DXP_NAMESPACE, XML_DECLARATION } from './namespaces.ts';
import { childOf, readXml, textOf } from './read-xml.ts';
import type { XmlRefusalCode } from './scan-xml.ts';
import { escapeText } from './xml-text.ts';

/** Address and identity of one transmission over the data exchange platform. */
export interface DxpTransmission {
  /** At most 16 characters. */
  readonly senderId: string;
  /** At most 16 characters. */
  readonly receiverId: string;
  /** CopMsgId, at most 255 characters: a repeat carries the same. */
  readonly messageId: string;
  readonly at: Instant;
  /** E.g. `CEB621Message`. */
  readonly msgType: string;
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** The message in its transport envelope. Source: terminal schema 2022-05, DxpMsg (`CreatTime` is spelt so). */
export function wrapDxp(xml: string, transmission: DxpTransmission): string {
  const { senderId, receiverId, messageId, at, msgType } = transmission;
  const info = [
    leaf('CopMsgId', messageId),
    leaf('SenderId', senderId),
    `<dxp:ReceiverIds>${leaf('ReceiverId', receiverId)}</dxp:ReceiverIds>`,
    leaf('CreatTime', at),
    leaf('MsgType', msgType),
  ].join('');
  const data = Buffer.from(xml, 'utf8').toString('base64');
  return (
    `${XML_DECLARATION}<dxp:DxpMsg xmlns:dxp="${DXP_NAMESPACE}" ver="1.0">` +
    `<dxp:TransInfo>${info}</dxp:TransInfo><dxp:Data>${data}</dxp:Data></dxp:DxpMsg>`
  );
}

/**
 * Opens an envelope: who sent what, and the message in it, unread. Refusals: those of `readXml`,
 * and `dxp-malformed` when it is no envelope or lacks sender, receiver, id, moment or data.
 */
export function unwrapDxp(
  envelope: string,
): Result<DxpTransmission & { readonly xml: string }, XmlRefusalCode | 'dxp-malformed'> {
  const read = readXml(envelope);
  if (!read.ok) return read;
  const { name, namespace } = read.value;
  const info = childOf(read.value, 'TransInfo');
  if (namespace !== DXP_NAMESPACE || name !== 'DxpMsg' || info === undefined)
    return notAnEnvelope();
  const receivers = childOf(info, 'ReceiverIds');
  const receiverId = receivers && textOf(receivers, 'ReceiverId');
  const [senderId, messageId] = [textOf(info, 'SenderId'), textOf(info, 'CopMsgId')];
  const [at, data] = [readTime(textOf(info, 'CreatTime')), textOf(read.value, 'Data') ?? ''];
  if (senderId === undefined || receiverId === undefined || messageId === undefined) {
    return notAnEnvelope();
  }
  if (at === undefined || data === '' || !BASE64.test(data)) return notAnEnvelope();
  const xml = Buffer.from(data, 'base64').toString('utf8');
  return accept({
    senderId,
    receiverId,
    messageId,
    at,
    msgType: textOf(info, 'MsgType') ?? '',
    xml,
  });
}

/** xs:dateTime; weak: one without a zone is taken as Beijing time, as in CEB. */
function readTime(text: string | undefined): Instant | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/.exec(
    text ?? '',
  );
  const moment = Date.parse(`${match?.[1] ?? ''}${match?.[2] ?? '+08:00'}`);
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

function notAnEnvelope() {
  return refuse('dxp-malformed', 'the message is no DXP envelope or lacks a part of it');
}

function leaf(name: string, value: string): string {
  return `<dxp:${name}>${escapeText(value)}</dxp:${name}>`;
}

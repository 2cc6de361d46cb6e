import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { DXP_NAMESPACE } from './namespaces.ts';
import { childOf, readXml, textOf } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import type { XmlRefusalCode } from './scan-xml.ts';

/** What the exchange itself says of a message that we sent, before customs sees it. */
export interface DxpReply {
  /** CopMsgId of our message. */
  readonly messageId: string;
  /** As it stands; see `DXP_RESPONSES`. */
  readonly code: string;
  readonly meaning: string;
  /** Text of the exchange, may be empty. */
  readonly info: string;
}

/** Source: CEB specification of 2018, table 7-1. A code in no range is kept as it stands. */
const DXP_RESPONSES: readonly { readonly to: number; readonly meaning: string }[] = [
  { to: 0, meaning: 'taken' },
  { to: 999, meaning: 'format of the message' },
  { to: 1_999, meaning: 'security: signature or certificate' },
  { to: 2_999, meaning: 'business: receiver or subscription' },
  { to: 3_999, meaning: 'fault of the exchange' },
];

/**
 * The responses of one reply of the data exchange platform. Refusals: those of `readXml`, and
 * `dxp-malformed` when it is no reply, has none, or one names no message or no code.
 *
 * Source: terminal schema 2022-05, DxpRep. weak: that 0 is success; only errors are tabled.
 */
export function parseDxpReply(
  xml: string,
): Result<readonly DxpReply[], XmlRefusalCode | 'dxp-malformed'> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const { name, namespace, children } = read.value;
  const responses = children.filter((child) => child.name === 'Response').map(toReply);
  const whole = responses.filter((response) => response !== undefined);
  const isReply = namespace === DXP_NAMESPACE && name === 'DxpRep';
  return isReply && whole.length === responses.length && whole.length > 0
    ? accept(whole)
    : refuse('dxp-malformed', 'the message is no DXP reply or lacks a part of it');
}

function toReply(response: XmlElement): DxpReply | undefined {
  const original = childOf(response, 'OriHead');
  const messageId = original && textOf(original, 'CopMsgId');
  const code = textOf(response, 'ResponseCode');
  if (messageId === undefined || code === undefined) return undefined;
  const info = textOf(response, 'ResponseInfo') ?? '';
  return { messageId, code, meaning: meaningOf(code), info };
}

function meaningOf(code: string): string {
  const row = /^\d{1,9}$/.test(code)
    ? DXP_RESPONSES.find(({ to }) => Number(code) <= to)
    : undefined;
  return row?.meaning ?? 'a code that is not documented';
}

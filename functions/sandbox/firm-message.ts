import { wrapDxp } from '../adapters/customs/messages/dxp-envelope.ts';
import { renderMessage } from '../adapters/customs/messages/render-message.ts';
import { isoTime } from './clock.ts';
import { enterpriseOf } from './demo/world.ts';

const CUSTOMS_RECEIVER = 'EPORT00000000001';

/** A document as `renderMessage` takes it. */
type FirmDocument = Parameters<typeof renderMessage>[0][number];

/**
 * A document that a firm files as itself, in its transport envelope: the bytes that go to customs.
 *
 * @param at business milliseconds
 */
export function firmMessage(partnerId: string, document: FirmDocument, at: number): Buffer {
  const { code, name } = enterpriseOf(partnerId);
  const { guid } = document.head;
  const transfer = { copCode: code, copName: name, dxpId: `DXP${code}`, guid };
  return firmEnvelope(partnerId, document.kind, renderMessage([document], transfer), guid, at);
}

/** The transport envelope of a firm around a CEB message of a kind, e.g. `513`. */
export function firmEnvelope(
  partnerId: string,
  kind: string,
  xml: string,
  guid: string,
  at: number,
): Buffer {
  const envelope = wrapDxp(xml, {
    senderId: enterpriseOf(partnerId).code,
    receiverId: CUSTOMS_RECEIVER,
    messageId: guid,
    at: isoTime(at),
    msgType: `CEB${kind}Message`,
  });
  return Buffer.from(envelope, 'utf8');
}

import { wrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { renderReceipt } from '../../functions/adapters/customs/messages/render-receipt.ts';
import type { CebReceipt } from '../../functions/domain/customs/ceb-receipt.ts';

type Kind = Exclude<CebReceipt['kind'], '900'>;

/** A CEB message in the transport envelope that customs sends. */
export function anEnvelope(xml: string, msgType: string): Buffer {
  const envelope = wrapDxp(xml, {
    senderId: 'CUSTOMS',
    receiverId: 'BONDWAY',
    messageId: 'customs-message-1',
    at: '2026-11-23T10:00:00.000Z',
    msgType,
  });
  return Buffer.from(envelope);
}

/** Receipts of one kind as customs sends them. */
export function aReceiptEnvelope(
  kind: Kind,
  ...receipts: readonly (Partial<CebReceipt> & Pick<CebReceipt, 'keys'>)[]
): Buffer {
  const whole = receipts.map((receipt, index) => ({
    guid: `GUID-${kind}-${String(index + 1)}`,
    status: '120',
    at: '2026-11-23T10:00:00.000Z',
    info: '',
    ...receipt,
  }));
  return anEnvelope(renderReceipt(kind, whole, 'GUID-MESSAGE'), `CEB${kind}Message`);
}

import { isoTime } from './clock.ts';
import type { Services } from './services.ts';

/** A JSON message of a partner about one order. */
export interface PartnerMessage {
  readonly partnerId: string;
  readonly messageId: string;
  readonly orderNumber: string;
  /** What the partner files it under: consignment id, waybill number. */
  readonly subject: string;
  /** Business milliseconds. */
  readonly occurredAt: number;
  readonly fields: { readonly [name: string]: unknown };
}

/** Puts a partner's message into the outbox; sent as often as the order's script says. */
export function tellBondway({ outbox, scripts }: Services, message: PartnerMessage): void {
  const { partnerId, messageId, orderNumber, subject, occurredAt, fields } = message;
  outbox.put({
    messageId,
    sender: partnerId,
    subject,
    path: `/partners/${partnerId}`,
    contentType: 'application/json',
    body: JSON.stringify({ messageId, occurredAt: isoTime(occurredAt), ...fields }),
    copies: scripts.of(orderNumber).copies,
  });
}

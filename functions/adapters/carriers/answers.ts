import type { ConsignmentFact } from '../../domain/consignment/consignment-events.ts';
import { accept } from '../../domain/refusal.ts';
import { emsevtStatus } from '../../domain/tracking/emsevt.ts';
import type { PartnerAnswer } from '../../ports/partners.ts';
import { readBody } from '../http/read-body.ts';
import type { PointedRefusal } from '../http/read-body.ts';
import { trackingMessage } from './messages.ts';

/**
 * A scan that the carrier `carrierId` signed and sent of its own accord. Refusals: not JSON,
 * another shape, or in the name of another carrier (`wrong-sender`).
 */
export function parseCarrierAnswer(
  raw: Uint8Array,
  carrierId: string,
): { readonly ok: true; readonly value: readonly PartnerAnswer[] } | PointedRefusal {
  const read = readBody(raw, trackingMessage);
  if (!read.ok) return read;
  const { messageId, waybillNumber, code, occurredAt, place } = read.value;
  if (read.value.carrierId !== carrierId) {
    return {
      ok: false,
      code: 'wrong-sender',
      message: 'must be the carrier that signed',
      pointer: '/carrierId',
    };
  }
  const facts = [tracked({ code, at: occurredAt, place })];
  return accept([{ messageId, about: { kind: 'waybill', value: waybillNumber }, facts }]);
}

/** A scan as a fact. A code that EMSEVT does not list is kept, with status UNKNOWN. */
export function tracked(scan: {
  readonly code: string;
  readonly at: string;
  readonly place?: string;
}): ConsignmentFact {
  return { type: 'tracked', event: { ...scan, status: emsevtStatus(scan.code) } };
}

import * as z from 'zod/mini';
import type { ConsignmentFact } from '../../domain/consignment/consignment-events.ts';
import { parseMoney } from '../../domain/money/money.ts';
import { accept } from '../../domain/refusal.ts';
import { emsevtStatus } from '../../domain/tracking/emsevt.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import type { PartnerAnswer } from '../../ports/partners.ts';
import { readBody } from '../http/read-body.ts';
import type { PointedRefusal } from '../http/read-body.ts';
import { loadAnswerOf } from './load-answers.ts';
import { chargeMessage, loadMovement, preAdviceMessage, trackingMessage } from './messages.ts';

const anyMessage = z.discriminatedUnion('type', [
  trackingMessage,
  preAdviceMessage,
  chargeMessage,
  loadMovement,
]);

interface Read {
  readonly ok: true;
  readonly value: readonly (PartnerAnswer | LoadAnswer)[];
}

/**
 * A scan, a charge, an answer to a pre-advice, or a load's movement, that the carrier `carrierId` signed and sent of its own accord. Refusals: not JSON,
 * another shape, or in the name of another carrier (`wrong-sender`).
 */
export function parseCarrierAnswer(raw: Uint8Array, carrierId: string): Read | PointedRefusal {
  const read = readBody(raw, anyMessage);
  if (!read.ok) return read;
  const message = read.value;
  if (message.carrierId !== carrierId) {
    return {
      ok: false,
      code: 'wrong-sender',
      message: 'must be the carrier that signed',
      pointer: '/carrierId',
    };
  }
  return message.type === 'charge' ? charged(message) : accept([answerOf(message)]);
}

function charged(message: z.output<typeof chargeMessage>): Read | PointedRefusal {
  const { messageId, waybillNumber, occurredAt, charge, currency } = message;
  const amount = parseMoney(message.amount, currency);
  if (!amount.ok) return { ...amount, pointer: '/amount' };
  const facts = [{ type: 'charged' as const, charge, amount: amount.value, chargedAt: occurredAt }];
  return accept([{ messageId, about: { kind: 'waybill', value: waybillNumber }, facts }]);
}

type Other = Exclude<z.output<typeof anyMessage>, { type: 'charge' }>;

function answerOf(message: Other): PartnerAnswer | LoadAnswer {
  switch (message.type) {
    case 'tracking':
      return scanned(message);
    case 'pre-advice': {
      const { messageId, consignmentId, requestId, answer } = message;
      const facts = [{ type: 'pre-advised' as const, requestId, ...answer }];
      return { messageId, about: { consignmentId }, facts };
    }
    default:
      return loadAnswerOf(message);
  }
}

function scanned(message: z.output<typeof trackingMessage>): PartnerAnswer {
  const { messageId, waybillNumber, code, occurredAt, place, reason } = message;
  const facts = [tracked({ code, at: occurredAt, place, reason })];
  return { messageId, about: { kind: 'waybill', value: waybillNumber }, facts };
}

/** A scan as a fact. A code that EMSEVT does not list is kept, with status UNKNOWN. */
export function tracked(scan: {
  readonly code: string;
  readonly at: string;
  readonly place?: string;
  readonly reason?: string;
}): ConsignmentFact {
  return { type: 'tracked', event: { ...scan, status: emsevtStatus(scan.code) } };
}

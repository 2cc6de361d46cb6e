import * as z from 'zod/mini';
import type { ConsignmentFact } from '../../domain/consignment/consignment-events.ts';
import { accept } from '../../domain/refusal.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import type { PartnerAnswer } from '../../ports/partners.ts';
import { readBody } from '../http/read-body.ts';
import type { PointedRefusal } from '../http/read-body.ts';
import { loadAnswerOf } from './load-answers.ts';
import { loadGatedOut, warehouseMessage } from './messages.ts';

type WarehouseMessage = z.output<typeof warehouseMessage>;

const anyMessage = z.discriminatedUnion('type', [warehouseMessage, loadGatedOut]);

interface Read {
  readonly ok: true;
  readonly value: readonly (PartnerAnswer | LoadAnswer)[];
}

/**
 * A message of the warehouse `warehouseId`, which signed it. Refusals: not JSON, another shape or
 * type than we know, or a message in the name of another warehouse (`wrong-sender`).
 */
export function parseWarehouseAnswer(raw: Uint8Array, warehouseId: string): Read | PointedRefusal {
  const read = readBody(raw, anyMessage);
  if (!read.ok) return read;
  const message = read.value;
  if (message.warehouseId !== warehouseId) {
    return {
      ok: false,
      code: 'wrong-sender',
      message: 'must be the warehouse that signed',
      pointer: '/warehouseId',
    };
  }
  if (message.type === 'load.gated-out') return accept([loadAnswerOf(message)]);
  const { messageId, consignmentId } = message;
  return accept([{ messageId, about: { consignmentId }, facts: [warehouseFact(message)] }]);
}

/** What happened to a parcel so far, in the warehouse's order. Messages we cannot read are left out. */
export function factsSoFar(
  messages: readonly unknown[],
  consignmentId: string,
): readonly ConsignmentFact[] {
  return messages
    .map((message) => warehouseMessage.safeParse(message).data)
    .filter((message) => message?.consignmentId === consignmentId)
    .filter((message) => message !== undefined)
    .sort((a, b) => a.seq - b.seq)
    .map(warehouseFact);
}

function warehouseFact(message: WarehouseMessage): ConsignmentFact {
  switch (message.type) {
    case 'fulfilment.accepted':
      return { type: 'warehouse-accepted' };
    case 'fulfilment.rejected':
      return {
        type: 'ask-refused',
        ask: 'fulfilment',
        requestId: message.requestId,
        code: message.code,
        message: message.message,
      };
    case 'parcel.packed':
      return { type: 'parcel-packed', weightGrams: message.weightGrams };
    case 'parcel.gated-out':
      return { type: 'gated-out', gatePassNumber: message.gatePassNumber };
    case 'goods.received':
      return { type: 'goods-received', lines: message.lines };
    case 'parcel.returned':
      return { type: 'parcel-returned' };
    case 'parcel.tallied':
      return { type: 'parcel-tallied', requestId: message.requestId, lines: message.lines };
    case 'parcel.stopped':
      return { type: 'parcel-stopped' };
    case 'parcel.too-late':
      return { type: 'parcel-too-late' };
  }
}

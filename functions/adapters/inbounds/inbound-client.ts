import type * as z from 'zod/mini';
import type { Inbound } from '../../domain/inbound/inbound.ts';
import { formatQuantity } from '../../domain/money/quantity.ts';
import type { InboundPartners } from '../../ports/stock-papers.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import type { inboundRequest } from './messages.ts';

/** Warehouses and customs, told of inbounds in the messages of `messages.ts`. */
export function inboundPartners(partners: PartnerClient): InboundPartners {
  return {
    announce: async (inbound, to) => {
      const partnerId = to === 'customs' ? inbound.customsId : inbound.warehouseId;
      const requestId = `${inbound.inboundId}.${to}`;
      const json = requestOf(inbound, requestId);
      const outcome = await partners.tell(partnerId, {
        method: 'POST',
        path: '/inbounds',
        requestId,
        body: { json },
      });
      return outcome.kind === 'ok' ? { kind: 'asked' } : outcome;
    },
  };
}

function requestOf(
  { inboundId, reference, warehouseId, accountBook, lines }: Inbound,
  requestId: string,
): z.input<typeof inboundRequest> {
  return {
    requestId,
    inboundId,
    reference,
    warehouseId,
    accountBook,
    lines: lines.map(({ lineId, sku, bookItem, unit, quantity }) => ({
      lineId,
      sku,
      bookItem,
      unit,
      quantity: formatQuantity(quantity),
    })),
  };
}

import type * as z from 'zod/mini';
import { named } from '../../domain/load/at-site.ts';
import { declaredAt } from '../../domain/load/declared-at.ts';
import type { LoadDocumentKind } from '../../domain/load/load-documents.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { LoadAskInput, LoadAskResult, LoadCarrier } from '../../ports/load-partners.ts';
import { loadAskResult, loadQueryResult } from '../http/load-ask-result.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import { loadMovementsSoFar } from './load-answers.ts';
import { loadBooked, loadMovements } from './messages.ts';
import type { loadBookingRequest, loadDeclaration } from './messages.ts';

/** What carriers do for loads, in the messages of `messages.ts`. */
export function carrierLoads(partners: PartnerClient): LoadCarrier {
  return {
    bookLoad: async (input) => {
      const { load, requestId } = input;
      const json = bookingOf(input);
      const outcome = await partners.call(
        load.carrierId,
        { method: 'POST', path: '/load-bookings', requestId, body: { json } },
        loadBooked,
      );
      return loadAskResult(outcome, (booking) => ({
        kind: 'answered',
        facts: [{ type: 'booked', booking }],
      }));
    },

    declareLoad: async (input) => {
      const json = declarationOf(input);
      if (json.kind === 'refused') return json;
      const { load, requestId } = input;
      const outcome = await partners.tell(load.carrierId, {
        method: 'POST',
        path: '/load-declarations',
        requestId,
        body: { json },
      });
      return loadAskResult(outcome, () => ({ kind: 'asked' }));
    },

    queryLoad: async ({ carrierId, loadId }) => {
      const path = `/loads/${encodeURIComponent(loadId)}`;
      const outcome = await partners.call(carrierId, { method: 'GET', path }, loadMovements);
      return loadQueryResult(outcome, ({ messages }) => loadMovementsSoFar(messages, loadId));
    },
  };
}

function bookingOf({ load, requestId }: LoadAskInput): z.input<typeof loadBookingRequest> {
  const { loadId, kind, mode, destination, entries } = load;
  return {
    requestId,
    loadId,
    kind,
    direction: TRADE_MODES[mode].direction === 'import' ? 'import' : 'export',
    destination,
    parcels: entries.map(({ waybillNumber, weightGrams }) => ({ waybillNumber, weightGrams })),
  };
}

function declarationOf({
  load,
  requestId,
  kind,
}: LoadAskInput & { readonly kind: LoadDocumentKind }):
  z.input<typeof loadDeclaration> | Extract<LoadAskResult, { kind: 'refused' }> {
  const { loadId, booking, customsId, customsCode } = load;
  const occurredAt = declaredAt(load, kind);
  if (booking === undefined || occurredAt === undefined) {
    return { kind: 'refused', code: 'not-ready', message: `nothing to declare with ${kind} yet` };
  }
  const { masterBill, voyage, vessel, trafficMode } = booking;
  return {
    requestId,
    loadId,
    kind,
    customsId,
    customsCode,
    masterBill,
    voyage,
    vessel,
    trafficMode,
    occurredAt,
    parcels: named(load, kind).map(({ waybillNumber, weightGrams, listNumber }) => ({
      waybillNumber,
      weightGrams,
      listNumber,
    })),
  };
}

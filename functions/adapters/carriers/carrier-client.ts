import type { Consignment } from '../../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { parseS10 } from '../../domain/identifiers/s10.ts';
import type { AskResult, Carrier } from '../../ports/partners.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import {
  answeredWith,
  ASKED,
  askResult,
  notReady,
  queryResult,
  unreadable,
} from '../http/ask-result.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import { tracked } from './answers.ts';
import { carrierLoads } from './load-client.ts';
import {
  preAdviceAnswer,
  voidAnswer,
  waybillAnswer,
  waybillDeclared,
  waybillEvents,
} from './messages.ts';
import { preAdviceOf } from './pre-advices.ts';
import { declarationOf, waybillRequestOf } from './requests.ts';
import { waybillRecordOf } from './waybill-records.ts';

export interface CarrierParts {
  readonly partners: PartnerClient;
  readonly vault: Pick<IdentityVault, 'hash'>;
}

/** Postal carriers that speak the messages of `messages.ts` and act once per request id. */
export function carrierClient({ partners, vault }: CarrierParts): Carrier {
  return {
    ...carrierLoads(partners),
    drawWaybill: async (input) => {
      const json = waybillRequestOf(input);
      const { consignment, requestId } = input;
      const outcome = await partners.call(
        consignment.carrierId,
        { method: 'POST', path: '/waybills', requestId, body: { json } },
        waybillAnswer,
      );
      return askResult(outcome, ({ waybillNumber }) => drawn(waybillNumber));
    },

    declareWaybill: async (input) => {
      const { consignment, requestId, kind } = input;
      const json = declarationOf(input);
      if (json === undefined) return notReady('the waybill number');
      const outcome = await partners.call(
        consignment.carrierId,
        { method: 'POST', path: '/declarations', requestId, body: { json } },
        waybillDeclared,
      );
      if (outcome.kind !== 'ok') return askResult(outcome, () => answeredWith([]));
      const told = outcome.answer.record;
      const record = waybillRecordOf(told, await vault.hash(told.telephone));
      return record.ok
        ? answeredWith([{ type: 'waybill-declared', kind, record: record.value }])
        : unreadable(record.message);
    },

    preAdvise: async (input) => {
      const json = preAdviceOf(input);
      if (json === undefined) return notReady('the waybill number');
      const { consignment, requestId } = input;
      const outcome = await partners.call(
        consignment.carrierId,
        { method: 'POST', path: '/pre-advices', requestId, body: { json } },
        preAdviceAnswer,
      );
      return askResult(outcome, (answer) =>
        answer.status === 'asked'
          ? ASKED
          : answeredWith([{ type: 'pre-advised', requestId, ...answer }]),
      );
    },

    voidWaybill: async ({ consignment, requestId }) => {
      const { carrierId, consignmentId } = consignment;
      const waybillNumber = declaredWaybillNumber(consignment);
      if (waybillNumber === undefined) return answeredWith([{ type: 'label-voided' }]);
      const json = { requestId, consignmentId, waybillNumber };
      const outcome = await partners.call(
        carrierId,
        { method: 'POST', path: '/voids', requestId, body: { json } },
        voidAnswer,
      );
      return askResult(outcome, () => answeredWith([{ type: 'label-voided' }]));
    },

    query: (consignment) => queryEvents(partners, consignment),
  };
}

function drawn(waybillNumber: string): AskResult {
  const parsed = parseS10(waybillNumber);
  return parsed.ok
    ? answeredWith([{ type: 'waybill-drawn', waybillNumber: parsed.value }])
    : unreadable(`/waybillNumber ${parsed.message}`);
}

async function queryEvents(partners: PartnerClient, consignment: Consignment): Promise<AskResult> {
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) return answeredWith([]);
  const path = `/waybills/${encodeURIComponent(waybillNumber)}`;
  const outcome = await partners.call(
    consignment.carrierId,
    { method: 'GET', path },
    waybillEvents,
  );
  return queryResult(outcome, ({ events }) => answeredWith(events.map(tracked)));
}

import { z } from 'zod';
import { gatePassRequest, loadGatePassRequest } from '../../adapters/customs/gateway/messages.ts';
import { beijingDigits } from '../clock.ts';
import { json, readJson, Refused } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { Elements } from './ceb-message.ts';
import type { Filings } from './filings.ts';

const gatePassSchema = z.object({
  gatePassNumber: z.string(),
  listNumber: z.string(),
  waybillNumber: z.string(),
});
/** A gate pass (核放单): lets the parcel of one list out. */
export type GatePass = Readonly<z.infer<typeof gatePassSchema>>;

const loadPassSchema = z.object({
  gatePassNumber: z.string(),
  plate: z.string(),
  seal: z.string(),
  waybills: z.array(z.object({ waybillNumber: z.string(), listNumber: z.string() })),
});
/** A gate pass of a load: lets one vehicle out, with these parcels. */
export type LoadPass = Readonly<z.infer<typeof loadPassSchema>>;

/** Gate passes by the number of their list, which has one at most. */
export interface GatePasses {
  get(listNumber: string): GatePass | undefined;
  /** The pass of a load by its number. */
  ofLoad(gatePassNumber: string): LoadPass | undefined;
  /** Issues one. Throws `Refused` 409 `list-not-released` unless the list is released for this waybill. */
  readonly issue: Route['run'];
  /** Issues one for a load, once per request. Throws `Refused` 409 `list-not-released`, naming the lists. */
  readonly issueForLoad: Route['run'];
}

/** Gate passes in the sandbox's records; asking again for a list names its pass again. */
export function openGatePasses(services: Services, filings: Filings): GatePasses {
  const { clock, counter, journal, records, scripts } = services;
  const passes = records('gate-pass', gatePassSchema);
  const loadPasses = records('load-gate-pass', loadPassSchema);
  const ofRequests = records('load-gate-pass-request', z.string());
  const isReleasedFor = (listNumber: string, waybillNumber: string, consignmentId: string) => {
    const { head, state } = filings.list('invtNo', listNumber) ?? {};
    const fits = head?.['logisticsNo'] === waybillNumber && head['copNo'] === consignmentId;
    return state === 'released' && fits;
  };
  const nextNumber = (customsCode: string) => {
    const serial = String(counter('gate-pass')).padStart(6, '0');
    return `HF${customsCode}${beijingDigits(clock.now(), 8)}${serial}`;
  };
  return {
    get: (listNumber) => passes.get(listNumber),
    ofLoad: (number) => loadPasses.get(number),
    issue: (request) => {
      const { listNumber, waybillNumber, consignmentId } = readJson(request, gatePassRequest);
      const list = filings.list('invtNo', listNumber);
      const head: Elements = list?.head ?? {};
      if (!isReleasedFor(listNumber, waybillNumber, consignmentId)) {
        throw new Refused(
          409,
          'list-not-released',
          `no released list ${listNumber} for this parcel`,
        );
      }
      const earlier = passes.get(listNumber);
      if (earlier !== undefined) return json(200, { gatePassNumber: earlier.gatePassNumber });
      const gatePassNumber = nextNumber(head['customsCode'] ?? '');
      passes.put(listNumber, { gatePassNumber, listNumber, waybillNumber });
      journal.effect('gate-pass-issued', scripts.resolve(head['orderNo'] ?? ''));
      return json(200, { gatePassNumber });
    },
    issueForLoad: (request) => {
      const asked = readJson(request, loadGatePassRequest);
      const { requestId, loadId, plate, seal, parcels } = asked;
      const earlier = ofRequests.get(requestId);
      if (earlier !== undefined) return json(200, { gatePassNumber: earlier });
      const missing = parcels.filter(
        (each) => !isReleasedFor(each.listNumber, each.waybillNumber, each.consignmentId),
      );
      if (missing.length > 0) {
        const names = missing.map(({ listNumber }) => listNumber).join(', ');
        throw new Refused(409, 'list-not-released', `not released for its parcel: ${names}`);
      }
      const [first] = parcels;
      const head = filings.list('invtNo', first?.listNumber ?? '')?.head;
      const gatePassNumber = nextNumber(head?.['customsCode'] ?? '');
      loadPasses.put(gatePassNumber, { gatePassNumber, plate, seal, waybills: parcels });
      ofRequests.put(requestId, gatePassNumber);
      journal.effect('gate-pass-issued', loadId);
      return json(200, { gatePassNumber });
    },
  };
}

import { z } from 'zod';
import { gatePassRequest } from '../../adapters/customs/gateway/messages.ts';
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

/** Gate passes by the number of their list, which has one at most. */
export interface GatePasses {
  get(listNumber: string): GatePass | undefined;
  /**
   * What a pass lets out of a load: the released lists of all its parcels. Undefined unless it was
   * issued for one of them and every list is released.
   */
  listsOfLoad(
    gatePassNumber: string,
    parcels: readonly { readonly consignmentId: string; readonly waybillNumber: string }[],
  ): readonly string[] | undefined;
  /** Issues one. Throws `Refused` 409 `list-not-released` unless the list is released for this waybill. */
  readonly issue: Route['run'];
}

/** Gate passes in the sandbox's records; asking again for a list names its pass again. */
export function openGatePasses(services: Services, filings: Filings): GatePasses {
  const { clock, counter, journal, records, scripts } = services;
  const passes = records('gate-pass', gatePassSchema);
  return {
    get: (listNumber) => passes.get(listNumber),
    listsOfLoad(gatePassNumber, parcels) {
      const pass = passes.startingWith('').find((each) => each.gatePassNumber === gatePassNumber);
      const isOfLoad = parcels.some(({ waybillNumber }) => waybillNumber === pass?.waybillNumber);
      const lists = parcels
        .map(({ consignmentId }) => filings.list('copNo', consignmentId))
        .filter((list) => list?.state === 'released')
        .flatMap((list) => list?.invtNo ?? []);
      return isOfLoad && lists.length === parcels.length ? lists : undefined;
    },
    issue: (request) => {
      const { listNumber, waybillNumber, consignmentId } = readJson(request, gatePassRequest);
      const list = filings.list('invtNo', listNumber);
      const head: Elements = list?.head ?? {};
      const fits = head['logisticsNo'] === waybillNumber && head['copNo'] === consignmentId;
      if (list?.state !== 'released' || !fits) {
        throw new Refused(
          409,
          'list-not-released',
          `no released list ${listNumber} for this parcel`,
        );
      }
      const earlier = passes.get(listNumber);
      if (earlier !== undefined) return json(200, { gatePassNumber: earlier.gatePassNumber });
      const day = beijingDigits(clock.now(), 8);
      const serial = String(counter('gate-pass')).padStart(6, '0');
      const gatePassNumber = `HF${head['customsCode'] ?? ''}${day}${serial}`;
      passes.put(listNumber, { gatePassNumber, listNumber, waybillNumber });
      journal.effect('gate-pass-issued', scripts.resolve(head['orderNo'] ?? ''));
      return json(200, { gatePassNumber });
    },
  };
}

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { tallyRequest } from '../../adapters/warehouses/messages.ts';
import { DEMO_CATALOGUE } from '../demo/catalogue.ts';
import { ASKED, readJson } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { TallyMistake } from '../script.ts';
import { known, unfit } from './requests.ts';
import type { WarehouseParts } from './requests.ts';
import { tallyMessage } from './tally-filing.ts';
import type { TallyRequest } from './tally-filing.ts';

type Lines = TallyRequest['lines'];

/**
 * Counts what came back, a while later, as the site where it arrived, and tells; what is there as
 * applied for is filed with customs. weak: that a site files no other count is chosen, as 215 has no
 * place for one.
 */
export function tallyReturn(parts: WarehouseParts): Route['run'] {
  const { services, parcels, receive } = parts;
  const { agenda, clock, delays, scripts } = services;
  const schema = z.object({ warehouseId: z.string(), asked: tallyRequest });
  const counting = agenda.action('warehouse-tally', schema, ({ warehouseId, asked }, at) => {
    const parcel = known(parts, warehouseId, asked.consignmentId);
    const { tallies = 0, orderNumber } = parcel;
    const there = parcel.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const lines = tallies === 0 ? counted(there, scripts.of(orderNumber).returnTally) : there;
    const told = {
      type: 'parcel.tallied',
      requestId: asked.requestId,
      at,
      fields: { lines },
    } as const;
    parcels.tell({ ...parcel, tallies: tallies + 1 }, told);
    if (!isDeepStrictEqual(present(lines), present(asked.lines))) return;
    receive(asked.customsId, tallyMessage(warehouseId, asked, at));
  });
  return (request, parameter) => {
    const asked = readJson(request, tallyRequest);
    const warehouseId = parameter('partnerId');
    const parcel = known(parts, warehouseId, asked.consignmentId);
    if (parcel.state !== 'returned') throw unfit(parcel, 'returned');
    const at = clock.now() + delays.of(parcel.orderNumber, 'return-tallied');
    counting.plan(asked.requestId, at, { warehouseId, asked });
    return ASKED;
  };
}

/** Articles of which there is something, in one order. */
function present(lines: Lines): Lines {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .toSorted((one, other) => one.sku.localeCompare(other.sku));
}

/** What the staff read off the first time. */
function counted([first, ...others]: Lines, mistake: TallyMistake | undefined): Lines {
  if (first === undefined) return [];
  const { sku, quantity } = first;
  switch (mistake) {
    case 'short':
      return [{ sku, quantity: quantity - 1 }, ...others];
    case 'over':
      return [{ sku, quantity: quantity + 1 }, ...others];
    case 'wrong': {
      const other = DEMO_CATALOGUE.find((item) => item.sku !== sku)?.sku ?? '';
      return [{ sku: other, quantity }, ...others];
    }
    default:
      return [first, ...others];
  }
}

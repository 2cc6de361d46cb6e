import { isoTime } from '../clock.ts';
import { drawInteger } from '../seeded.ts';
import { decimal } from './basket.ts';
import { DEMO_CATALOGUE } from './catalogue.ts';
import type { OrderDraw } from './import-order.ts';

/** An order of a mode that the marketplace asks for: what, how many, and where it goes. */
interface ModeRow {
  readonly quantity: readonly [least: number, most: number];
  readonly receivingWarehouse?: string;
  readonly shipTo: {
    readonly name: string;
    readonly telephone: string;
    readonly country: string;
    readonly city: string;
    readonly street: string;
    readonly postcode: string;
    readonly personalCustomsCode?: string;
  };
}

const FRANKFURT = {
  name: 'Harbour Lane Frankfurt',
  telephone: '+49-69-1234567',
  country: 'DE',
  city: 'Frankfurt am Main',
  street: 'Cargo City Süd 537',
  postcode: '60549',
};

/** One row per mode beyond imports; firms and people are invented. */
const MODES = {
  'general-export': {
    quantity: [1, 2],
    shipTo: {
      name: 'Kim Minji',
      telephone: '+82-10-1234-5678',
      country: 'KR',
      city: 'Seoul',
      street: 'Teheran-ro 152, Gangnam-gu',
      postcode: '06236',
      personalCustomsCode: 'P123456789012',
    },
  },
  // Its carrier goes there by road, so that it leaves the zone in a vehicle.
  'special-area-export': {
    quantity: [1, 2],
    shipTo: {
      name: 'Chan Wing Yan',
      telephone: '+852-5123-4567',
      country: 'HK',
      city: 'Hong Kong',
      street: '18 Harbour Road, Wan Chai',
      postcode: '999077',
    },
  },
  'b2b-direct-export': {
    quantity: [8, 15],
    shipTo: {
      name: 'Lumen Retail Sp. z o.o.',
      telephone: '+48-22-1234567',
      country: 'PL',
      city: 'Warszawa',
      street: 'ul. Prosta 51',
      postcode: '00-838',
    },
  },
  'overseas-stocking': {
    quantity: [10, 20],
    receivingWarehouse: 'frankfurt',
    shipTo: FRANKFURT,
  },
  'overseas-fulfilment': {
    quantity: [1, 2],
    shipTo: {
      name: 'Erika Mustermann',
      telephone: '+49-30-1234567',
      country: 'DE',
      city: 'Berlin',
      street: 'Heidestraße 17',
      postcode: '10557',
    },
  },
} as const satisfies { readonly [mode: string]: ModeRow };

/** A trade mode that the demo has an order of beside imports and exports to Korea. */
export type DemoMode = keyof typeof MODES;

/** Those of a usual run. */
export const DEMO_MODES = [
  'general-export',
  'special-area-export',
  'b2b-direct-export',
  'overseas-stocking',
  'overseas-fulfilment',
] as const satisfies readonly DemoMode[];

const FREIGHT = 9_00;

/** A canonical order in US dollars of one article made in China, asking for a mode. */
export function drawModeOrder(mode: DemoMode, { seed, index, placedAt }: OrderDraw) {
  const row: ModeRow = MODES[mode];
  const offered = DEMO_CATALOGUE.filter(({ origin }) => origin === 'CN');
  const item = offered[drawInteger(0, offered.length - 1, 'item', seed, index, mode)];
  if (item === undefined) throw new Error('the demo sells nothing made in China');
  const [least, most] = row.quantity;
  const quantity = drawInteger(least, most, 'quantity', seed, index, mode);
  const serial = String(30_000_000 + index * 7919 + (seed % 1000));
  return {
    channelOrderId: `HX${serial}`,
    displayNumber: `HX-${serial}`,
    placedAt: isoTime(placedAt),
    updatedAt: isoTime(placedAt + 60_000),
    mode,
    receivingWarehouse: row.receivingWarehouse,
    currency: 'USD',
    shipTo: row.shipTo,
    lines: [
      {
        lineId: '1',
        sku: item.sku,
        name: item.title,
        quantity,
        price: decimal(item.price.USD, 2),
      },
    ],
    totals: {
      freight: decimal(FREIGHT, 2),
      insurance: '0.00',
      tax: '0.00',
      discount: '0.00',
      paid: decimal(item.price.USD * quantity + FREIGHT, 2),
    },
  };
}

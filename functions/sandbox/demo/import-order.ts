import { isoTime } from '../clock.ts';
import { draw, drawInteger } from '../seeded.ts';
import { decimal, drawBasket, splitAmount } from './basket.ts';
import type { BasketLine } from './basket.ts';
import { DEMO_CHANNELS } from './channels.ts';
import { chineseBuyer } from './people.ts';

/** Which order of which run is drawn, and when it is placed (business milliseconds). */
export interface OrderDraw {
  readonly seed: number;
  /** Counts the orders that were ever drawn under this seed, from 0. */
  readonly index: number;
  readonly placedAt: number;
}

/** Share of statutory VAT that is collected within the limits. Source: CaiGuanShui 2018-49. */
const COLLECTED_PERCENT = 70;
const BASIS_POINTS = 10_000;

/** A bonded-import order (1210) in canonical form, its tax as customs will compute it. */
export function drawImportOrder({ seed, index, placedAt }: OrderDraw) {
  const parts = [seed, index, 'import'];
  const buyer = chineseBuyer(...parts);
  const basket = drawBasket('import', ...parts);
  const goods = goodsOf(basket);
  const freight = drawInteger(0, 3, 'freight', ...parts) * 5_00;
  const tax = taxOf(basket, freight);
  const discount = draw('discount', ...parts) < 0.2 ? 5_00 : 0;
  const paid = goods + freight + tax - discount;
  const serial = String(10_000_000 + index * 7919 + (seed % 1000));
  const { name, idNumber, telephone, address } = buyer;
  const day = isoTime(placedAt).slice(0, 10).replaceAll('-', '');
  return {
    channelOrderId: `HM${day}${serial}`,
    displayNumber: `HM-${serial}`,
    placedAt: isoTime(placedAt),
    updatedAt: isoTime(placedAt + drawInteger(5, 90, 'paying', ...parts) * 1_000),
    currency: 'CNY',
    buyer: { name, registration: `hm-${serial}`, idNumber, telephone },
    payer: { name, idNumber },
    payment: { firm: DEMO_CHANNELS[0].paymentFirmId, transactionId: `PAY${day}${serial}` },
    shipTo: { name, telephone, country: 'CN', ...address },
    lines: basket.map(({ item, quantity }, at) => ({
      lineId: String(at + 1),
      sku: item.sku,
      name: item.title,
      quantity,
      price: decimal(item.price.CNY, 2),
    })),
    totals: {
      freight: decimal(freight, 2),
      insurance: '0.00',
      tax: decimal(tax, 2),
      discount: decimal(discount, 2),
      paid: decimal(paid, 2),
    },
  };
}

function goodsOf(basket: readonly BasketLine[]): number {
  return basket.reduce((sum, { item, quantity }) => sum + item.price.CNY * quantity, 0);
}

/**
 * 70 % of VAT per line on goods and their share of the freight, half up to the fen; nothing in the
 * catalogue bears consumption tax.
 */
function taxOf(basket: readonly BasketLine[], freight: number): number {
  const values = basket.map(({ item, quantity }) => item.price.CNY * quantity);
  const freights = splitAmount(freight, values);
  return basket.reduce((sum, { item }, at) => {
    const dutiable = (values[at] ?? 0) + (freights[at] ?? 0);
    const tax = dutiable * item.vatRate * COLLECTED_PERCENT;
    return sum + Math.floor((2 * tax + BASIS_POINTS * 100) / (2 * BASIS_POINTS * 100));
  }, 0);
}

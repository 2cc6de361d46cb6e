import { missingForDestination } from '../destinations/requirements.ts';
import { isMasked } from '../order/masked.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import { customsCountry } from '../trade/customs-codes.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';
import { missingForTax } from './tax-data.ts';

const GOODS_FIELDS = [
  'hsCode',
  'declaredName',
  'model',
  'origin',
  'unit',
  'statutoryUnit',
  'statutoryQuantity',
  'netWeightGrams',
  'grossWeightGrams',
] as const satisfies readonly (keyof Goods)[];

type Requirement = readonly [field: string, present: (consignment: Consignment) => boolean];

/** Source: CEB 311, 411 and 621 (2022-05): mandatory elements on buyer, payer and payment. */
const BUYER_IDENTITY: readonly Requirement[] = [
  ['buyer.name', ({ buyerName }) => isFilled(buyerName)],
  ['buyer.registration', ({ buyerRegistration }) => isFilled(buyerRegistration)],
  ['buyer.idNumber', ({ identity }) => isFilled(identity.buyerIdNumber)],
  ['buyer.telephone', ({ identity }) => isFilled(identity.buyerTelephone)],
  ['payer.name', ({ identity }) => isFilled(identity.payerName)],
  ['payer.idNumber', ({ identity }) => isFilled(identity.payerIdNumber)],
  ['payment.paymentFirmId', ({ payment }) => isFilled(payment.paymentFirmId)],
  ['payment.transactionId', ({ payment }) => isFilled(payment.transactionId)],
];

const CONSIGNEE: readonly Requirement[] = [
  ['shipTo.name', ({ shipTo }) => isFilled(shipTo.name)],
  ['shipTo.street', ({ shipTo }) => isFilled(shipTo.street)],
  ['shipTo.city', ({ shipTo }) => isFilled(shipTo.city)],
  ['consignee.telephone', ({ identity }) => isFilled(identity.consigneeTelephone)],
];

/**
 * Fields that the consignment's mode and destination need and that are empty or masked by the
 * channel, as named in the fix table, in the order an operator would fill them in. Empty when nothing
 * is missing.
 */
export function missingFields(consignment: Consignment): readonly string[] {
  const mode = TRADE_MODES[consignment.mode];
  const requirements = [...CONSIGNEE, ...(mode.needsBuyerIdentity ? BUYER_IDENTITY : [])];
  const missing = requirements.filter(([, present]) => !present(consignment));
  const fields = [
    ...missing.map(([field]) => field),
    ...(mode.direction === 'export' && mode.buyer === 'consumer' ? missingAbroad(consignment) : []),
    ...missingForStock(consignment),
    ...(mode.list === undefined ? [] : missingGoods(consignment, mode.bonded)),
    ...missingForTax(consignment),
  ];
  return [...new Set(fields)];
}

/** Without unit, or line of the account book, nobody knows where its stock is counted. */
function missingForStock({ lines, parties, unreserved = [] }: Consignment): readonly string[] {
  const { accountBook } = parties;
  return lines.flatMap(({ lineId, goods }, index) => {
    if (!unreserved.includes(lineId)) return [];
    const at = `lines.${String(index + 1)}`;
    const isBooked = accountBook === undefined || isFilled(goods.bookItems?.[accountBook]);
    return [
      ...(isFilled(goods.unit) ? [] : [`${at}.unit`]),
      ...(isBooked ? [] : [`${at}.bookItem`]),
    ];
  });
}

/** What the destination holds a parcel for, by the rules of the day it was planned. */
function missingAbroad(consignment: Consignment): readonly string[] {
  const { shipTo, identity, lines, registrations = {}, landedCost, createdAt } = consignment;
  const { form, on = createdAt.slice(0, 10) } = landedCost ?? {};
  const postcode = isFilled(shipTo.postcode) ? shipTo.postcode : undefined;
  const legible = { ...shipTo, postcode };
  return missingForDestination({ shipTo: legible, identity, lines, registrations, form, on })
    .filter(({ holds }) => holds)
    .map(({ field }) => field);
}

function missingGoods(consignment: Consignment, bonded: boolean): readonly string[] {
  const book = consignment.parties.accountBook ?? '';
  return consignment.lines.flatMap(({ goods }, index) => {
    const at = `lines.${String(index + 1)}`;
    const fields = GOODS_FIELDS.filter((key) => !isFilled(goods[key]) || isWrong(key, goods)).map(
      (key) => `${at}.${key}`,
    );
    return bonded && !isFilled(goods.bookItems?.[book]) ? [...fields, `${at}.bookItem`] : fields;
  });
}

/** What no list can say, however filled it is. Source: CEB 621 and 603, 2022-05. */
function isWrong(key: (typeof GOODS_FIELDS)[number], goods: Goods): boolean {
  const { origin, netWeightGrams = 0, grossWeightGrams = 0 } = goods;
  if (key === 'origin') return origin !== undefined && customsCountry(origin) === undefined;
  return key === 'grossWeightGrams' && grossWeightGrams < netWeightGrams;
}

function isFilled(value: string | number | undefined): boolean {
  if (typeof value === 'string') return value !== '' && !isMasked(value);
  return value !== undefined && value !== 0;
}

import { missingForDestination } from '../destinations/requirements.ts';
import { isFilled } from '../order/masked.ts';
import { missingForList, missingForStock } from '../trade/goods-data.ts';
import { isToldAbroad, TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';
import { missingForTax } from './tax-data.ts';

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
    ...(isToldAbroad(mode) ? missingAbroad(consignment) : []),
    ...missingForStocks(consignment),
    ...(mode.list === undefined ? [] : missingGoods(consignment, mode.bonded)),
    ...missingForTax(consignment),
  ];
  return [...new Set(fields)];
}

function missingForStocks({ lines, parties, unreserved = [] }: Consignment): readonly string[] {
  return lines.flatMap(({ lineId, goods }, index) =>
    unreserved.includes(lineId) ? ofLine(index, missingForStock(goods, parties.accountBook)) : [],
  );
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

function missingGoods({ lines, parties }: Consignment, bonded: boolean): readonly string[] {
  const { accountBook } = parties;
  return lines.flatMap(({ goods }, index) =>
    ofLine(index, missingForList(goods, { bonded, accountBook })),
  );
}

function ofLine(index: number, fields: readonly string[]): readonly string[] {
  return fields.map((field) => `lines.${String(index + 1)}.${field}`);
}

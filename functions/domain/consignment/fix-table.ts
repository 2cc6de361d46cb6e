import { parseCnHsCode } from '../identifiers/hs-code.ts';
import { parsePccc } from '../identifiers/pccc.ts';
import { parseResidentId } from '../identifiers/resident-id.ts';
import { parseMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { parseQuantity } from '../money/quantity.ts';
import type { OrderTotals } from '../order/order.ts';
import type { GeneralDeclaration } from './consignment.ts';
import {
  amount,
  anyText,
  balanced,
  country,
  grams,
  matching,
  pastDay,
  telephone,
  unreserved,
} from './fix-checks.ts';
import { DESTINATION_FIXES } from './destination-fixes.ts';
import { onGoods } from './fix-row.ts';
import type { FixRow, Setter } from './fix-row.ts';
import { RETURN_FIXES } from './return-fixes.ts';
import { TAX_FIXES } from './tax-fixes.ts';

const onTotals =
  (patch: (money: Money) => Partial<OrderTotals>): Setter =>
  (consignment, value) => {
    const parsed = parseMoney(value, consignment.totals.goods.currency);
    if (!parsed.ok) return consignment;
    return { ...consignment, totals: balanced({ ...consignment.totals, ...patch(parsed.value) }) };
  };

const payment =
  (key: 'transactionId' | 'paymentFirmId'): Setter =>
  (consignment, value) => ({
    ...consignment,
    payment: { ...consignment.payment, [key]: value },
    paymentRecord: undefined,
    // The record of another payment is another request.
    refusals:
      consignment.paymentRecord === undefined
        ? consignment.refusals
        : {
            ...consignment.refusals,
            'payment-record': (consignment.refusals['payment-record'] ?? 0) + 1,
          },
  });

const onGeneralDeclaration =
  (patch: (value: string) => Partial<GeneralDeclaration>): Setter =>
  (consignment, value) => ({
    ...consignment,
    generalDeclaration: consignment.generalDeclaration && {
      ...consignment.generalDeclaration,
      ...patch(value),
    },
  });

/**
 * What an operator may correct on a hold. `lines.<n>.…` counts lines from 1. Nothing else of a
 * consignment can be changed by hand.
 */
export const FIXES: { readonly [field: string]: FixRow } = {
  'lines.*.hsCode': {
    title: 'HS code (ten digits)',
    check: parseCnHsCode,
    set: onGoods((hsCode) => ({ hsCode })),
  },
  'lines.*.declaredName': {
    title: 'Declared name',
    check: anyText,
    set: onGoods((declaredName) => ({ declaredName })),
  },
  'lines.*.model': {
    title: 'Specification and model',
    check: anyText,
    set: onGoods((model) => ({ model })),
  },
  'lines.*.origin': {
    title: 'Country of origin (ISO 3166-1 alpha-2)',
    check: country,
    set: onGoods((origin) => ({ origin })),
  },
  'lines.*.unit': {
    title: 'Customs unit of sale (three digits)',
    check: unreserved(matching(/^\d{3}$/, 'must be three digits')),
    set: onGoods((unit) => ({ unit })),
  },
  'lines.*.statutoryUnit': {
    title: 'Statutory unit (three digits)',
    check: matching(/^\d{3}$/, 'must be three digits'),
    set: onGoods((statutoryUnit) => ({ statutoryUnit })),
  },
  'lines.*.statutoryQuantity': {
    title: 'Statutory quantity of one item',
    check: parseQuantity,
    set: onGoods((value) => {
      const parsed = parseQuantity(value);
      return parsed.ok ? { statutoryQuantity: parsed.value } : {};
    }),
  },
  'lines.*.bookItem': {
    title: 'Line of the bonded account book',
    check: unreserved(matching(/^[0-9A-Za-z]{1,30}$/, 'must be 1 to 30 letters or digits')),
    set: onGoods((value, goods, { parties }) => ({
      bookItems: { ...goods.bookItems, [parties.accountBook ?? '']: value },
    })),
  },
  'lines.*.netWeightGrams': {
    title: 'Net weight of one item in grams',
    check: grams,
    set: onGoods((value) => ({ netWeightGrams: Number(value) })),
  },
  'lines.*.grossWeightGrams': {
    title: 'Gross weight of one item in grams',
    check: grams,
    set: onGoods((value) => ({ grossWeightGrams: Number(value) })),
  },
  'payment.transactionId': {
    title: 'Transaction number of the payment firm',
    check: matching(/^[!-~]{1,60}$/, 'must be 1 to 60 characters without blanks'),
    set: payment('transactionId'),
  },
  'payment.paymentFirmId': {
    title: 'Payment firm',
    check: matching(/^[a-z0-9-]{1,40}$/, 'must be the id of a partner'),
    set: payment('paymentFirmId'),
  },
  'totals.discount': {
    title: 'Discount of the order',
    check: amount('discount'),
    set: onTotals((discount) => ({ discount })),
  },
  'totals.freight': {
    title: 'Freight of the order',
    check: amount('freight'),
    set: onTotals((freight) => ({ freight })),
  },
  'totals.tax': {
    title: 'Tax of the order',
    check: amount('tax'),
    set: onTotals((tax) => ({ tax })),
  },
  'buyer.name': {
    title: 'Name of the buyer',
    check: anyText,
    set: (consignment, buyerName) => ({ ...consignment, buyerName }),
  },
  'buyer.registration': {
    title: 'Account number of the buyer on the platform',
    check: anyText,
    set: (consignment, buyerRegistration) => ({ ...consignment, buyerRegistration }),
  },
  'shipTo.name': {
    title: 'Consignee',
    check: anyText,
    set: (consignment, name) => ({ ...consignment, shipTo: { ...consignment.shipTo, name } }),
  },
  'shipTo.street': {
    title: 'Street of the consignee',
    check: anyText,
    set: (consignment, street) => ({ ...consignment, shipTo: { ...consignment.shipTo, street } }),
  },
  'shipTo.city': {
    title: 'City of the consignee',
    check: anyText,
    set: (consignment, city) => ({ ...consignment, shipTo: { ...consignment.shipTo, city } }),
  },
  'shipTo.province': {
    title: 'Province of the consignee',
    check: anyText,
    set: (consignment, value) => ({
      ...consignment,
      shipTo: { ...consignment.shipTo, province: value || undefined },
    }),
  },
  'shipTo.district': {
    title: 'District of the consignee',
    check: anyText,
    set: (consignment, value) => ({
      ...consignment,
      shipTo: { ...consignment.shipTo, district: value || undefined },
    }),
  },
  'packed.weightGrams': {
    title: 'Weight of the packed parcel in grams',
    check: grams,
    set: (consignment, value) => ({
      ...consignment,
      packed: consignment.packed && {
        ...consignment.packed,
        weightGrams: Number(value),
        confirmed: true,
      },
    }),
  },
  'declaration.generalNumber': {
    title: 'Number of the general declaration (18 digits)',
    check: matching(/^\d{18}$/, 'must be 18 digits'),
    set: onGeneralDeclaration((number) => ({ number })),
  },
  'declaration.releasedOn': {
    title: 'Day customs released the general declaration (YYYY-MM-DD)',
    check: (value, _consignment, today) => pastDay(value, today),
    set: onGeneralDeclaration((releasedOn) => ({ releasedOn })),
  },
  'buyer.idNumber': {
    title: 'Resident ID of the buyer',
    check: (value, _consignment, today) => parseResidentId(value, today.slice(0, 10)),
    identityKey: 'buyerIdNumber',
  },
  'buyer.telephone': {
    title: 'Telephone of the buyer',
    check: telephone,
    identityKey: 'buyerTelephone',
  },
  'payer.name': { title: 'Name of the payer', check: anyText, identityKey: 'payerName' },
  'payer.idNumber': {
    title: 'Resident ID of the payer',
    check: (value, _consignment, today) => parseResidentId(value, today.slice(0, 10)),
    identityKey: 'payerIdNumber',
  },
  'consignee.telephone': {
    title: 'Telephone of the consignee',
    check: telephone,
    identityKey: 'consigneeTelephone',
  },
  'consignee.personalCustomsCode': {
    title: 'Personal customs clearance code (PCCC) of the consignee',
    check: parsePccc,
    identityKey: 'personalCustomsCode',
  },
  ...RETURN_FIXES,
  ...DESTINATION_FIXES,
  ...TAX_FIXES,
};

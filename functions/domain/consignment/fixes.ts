import { parseCnHsCode } from '../identifiers/hs-code.ts';
import { parsePccc } from '../identifiers/pccc.ts';
import { parseResidentId } from '../identifiers/resident-id.ts';
import type { Instant } from '../instant.ts';
import { parseMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { parseQuantity } from '../money/quantity.ts';
import type { Identity, OrderTotals } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { Consignment } from './consignment.ts';
import { amount, anyText, balanced, grams, matching, telephone, unreserved } from './fix-checks.ts';
import type { Check } from './fix-checks.ts';
import type { FieldChange } from './consignment-events.ts';

type Setter = (consignment: Consignment, value: string, line: number) => Consignment;
interface FixRow {
  readonly title: string;
  readonly check: Check;
  /** Absent for identity fields: their value goes to the vault, never into the consignment. */
  readonly set?: Setter;
  readonly identityKey?: keyof Identity;
}

const onGoods =
  (patch: (value: string, goods: Goods, consignment: Consignment) => Partial<Goods>): Setter =>
  (consignment, value, line) => ({
    ...consignment,
    lines: consignment.lines.map((each, index) =>
      index === line
        ? { ...each, goods: { ...each.goods, ...patch(value, each.goods, consignment) } }
        : each,
    ),
  });

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
    check: matching(/^[A-Z]{2}$/, 'must be two capital letters'),
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
  'unwind.returnApplication': {
    title: 'Number of the return application filed by hand',
    check: matching(/^[0-9A-Za-z-]{1,40}$/, 'must be 1 to 40 letters, digits or hyphens'),
    set: (consignment, returnApplication) => ({
      ...consignment,
      unwind: { ...consignment.unwind, returnApplication },
    }),
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
};

/** A checked correction: which row, which line (from 0) and whether the value is sensitive. */
export interface CheckedFix {
  readonly field: string;
  readonly identityKey?: keyof Identity;
}

/**
 * Checks one `field=value` of an operator against the fix table and the consignment.
 *
 * @param today business time, for dates of birth
 * @returns the fix, or a refusal that names the field and what is wrong with its value
 */
export function checkFix(
  consignment: Consignment,
  field: string,
  value: string,
  today: Instant,
): Result<CheckedFix> {
  const { pattern, line } = fixPattern(field);
  const row = rowOf(pattern);
  const isLineMissing = pattern.startsWith('lines.') && consignment.lines[line] === undefined;
  if (row === undefined || isLineMissing) {
    return refuse('fix-unknown-field', `${field} is not a field that can be fixed`);
  }
  const checked = row.check(value, consignment, today, line);
  if (!checked.ok) return refuse(checked.code, `${field} ${checked.message}`);
  return accept({ field, identityKey: row.identityKey });
}

/** The consignment after one recorded change; identity fields change only their summary. */
export function applyChange(consignment: Consignment, change: FieldChange): Consignment {
  if (change.identity !== undefined) {
    return { ...consignment, identity: { ...consignment.identity, ...change.identity } };
  }
  const { pattern, line } = fixPattern(change.field);
  const set = rowOf(pattern)?.set;
  return set === undefined || change.value === undefined
    ? consignment
    : set(consignment, change.value, line);
}

/** The title of a field for people, e.g. "HS code (ten digits)". */
export function fixTitle(field: string): string {
  return rowOf(fixPattern(field).pattern)?.title ?? field;
}

function rowOf(pattern: string): FixRow | undefined {
  return Object.hasOwn(FIXES, pattern) ? FIXES[pattern] : undefined;
}

function fixPattern(field: string): { pattern: string; line: number } {
  const parts = /^lines\.([1-9]\d?)\.([A-Za-z]+)$/.exec(field);
  if (parts === null) return { pattern: field, line: -1 };
  return { pattern: `lines.*.${parts[2] ?? ''}`, line: Number(parts[1]) - 1 };
}

import type { Consignment } from '../../domain/consignment/consignment.ts';
import { FIXES } from '../../domain/consignment/fix-table.ts';
import { fixTitle } from '../../domain/consignment/fixes.ts';
import { HOLD_REASONS } from '../../domain/consignment/holds.ts';
import { piecesBack } from '../../domain/customs/documents/return-facts.ts';
import { formatMoney } from '../../domain/money/money.ts';
import { formatQuantity } from '../../domain/money/quantity.ts';
import { maskedName, maskedNumber } from './masked.ts';

type Current = (consignment: Consignment) => string | undefined;

/** Personal values that stand in the consignment itself: shown masked, never prefilled. */
const PERSONAL: { readonly [field: string]: Current } = {
  'buyer.name': ({ buyerName }) => buyerName && maskedName(buyerName),
  'buyer.registration': ({ buyerRegistration }) =>
    buyerRegistration && maskedNumber(buyerRegistration),
  'shipTo.name': ({ shipTo }) => shipTo.name && maskedName(shipTo.name),
  'shipTo.street': ({ shipTo }) => shipTo.street && '＊',
};

const PLAIN: { readonly [field: string]: Current } = {
  'payment.transactionId': ({ payment }) => payment.transactionId,
  'payment.paymentFirmId': ({ payment }) => payment.paymentFirmId,
  'totals.discount': ({ totals }) => formatMoney(totals.discount),
  'totals.freight': ({ totals }) => formatMoney(totals.freight),
  'totals.tax': ({ totals }) => formatMoney(totals.tax),
  'shipTo.city': ({ shipTo }) => shipTo.city,
  'packed.weightGrams': ({ packed }) => packed && String(packed.weightGrams),
  'unwind.returnApplication': ({ unwind }) => unwind.returnApplication,
};

/** The hold with the fields that end it: what each is called and holds now. */
export function holdView(consignment: Consignment) {
  const { hold } = consignment;
  if (hold === undefined) return undefined;
  const { reason, message, since, stage, pointers } = hold;
  return {
    reason,
    title: HOLD_REASONS[reason],
    message,
    since,
    stage,
    fields: pointers.map((field) => fieldView(consignment, field)),
  };
}

function fieldView(consignment: Consignment, field: string) {
  const identityKey = FIXES[field]?.identityKey;
  const sensitive = identityKey !== undefined || Object.hasOwn(PERSONAL, field);
  const current =
    identityKey === undefined
      ? currentValue(consignment, field)
      : consignment.identity[identityKey] && `＊${consignment.identity[identityKey]}`;
  return { field, title: fixTitle(field), sensitive, current: current || undefined };
}

function currentValue(consignment: Consignment, field: string): string | undefined {
  const read = PERSONAL[field] ?? PLAIN[field];
  if (read !== undefined) return read(consignment);
  const [, number, key = ''] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const line = consignment.lines[Number(number) - 1];
  if (line === undefined) return undefined;
  if (key === 'returnedPieces') return String(piecesBack(consignment, line));
  const { goods } = line;
  if (key === 'bookItem') return goods.bookItems?.[consignment.parties.accountBook ?? ''];
  if (key === 'statutoryQuantity') {
    return goods.statutoryQuantity === undefined
      ? undefined
      : formatQuantity(goods.statutoryQuantity);
  }
  const value: unknown = Object.entries(goods).find(([name]) => name === key)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

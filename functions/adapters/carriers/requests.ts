import type * as z from 'zod/mini';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { addressLine } from '../../domain/customs/address-line.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { weights } from '../../domain/customs/documents/wire-values.ts';
import { formatMoney } from '../../domain/money/money.ts';
import type { Identity } from '../../domain/order/order.ts';
import type { DocumentKind } from '../../domain/trade/documents.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { AskInput } from '../../ports/partners.ts';
import type { waybillDeclaration, waybillRequest } from './messages.ts';

/** CEB 511 and 505 `goodsInfo`: at most 200 characters. */
const LONGEST_GOODS_INFO = 200;

const DIRECTIONS = { import: 'import', export: 'export', none: 'domestic' } as const;

/** The order for a number. Weight is the catalogue's: the parcel is not packed yet. */
export function waybillRequestOf({
  consignment,
  requestId,
}: AskInput): z.input<typeof waybillRequest> {
  const { consignmentId, orderNumber, shipTo, mode } = consignment;
  return {
    requestId,
    consignmentId,
    orderNumber,
    direction: DIRECTIONS[TRADE_MODES[mode].direction],
    service: 'LP',
    shipTo,
    weightGrams: grossGrams(consignment),
  };
}

/**
 * What the logistics firm is asked to declare as itself; undefined before there is a number.
 * Consignee and address stand exactly as on our order message, which customs compares.
 */
export function declarationOf({
  consignment,
  requestId,
  kind,
  identity,
}: AskInput & { readonly kind: DocumentKind; readonly identity: Identity }):
  z.input<typeof waybillDeclaration> | undefined {
  const { consignmentId, orderNumber, shipTo, totals, customsId } = consignment;
  const { logistics, platform, seller, declarant } = consignment.parties;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) return undefined;
  return {
    requestId,
    consignmentId,
    kind: kind === '505' ? '505' : '511',
    orderNumber,
    waybillNumber,
    consignee: shipTo.name,
    consigneeAddress: addressLine(shipTo),
    consigneeTelephone: identity.consigneeTelephone ?? '',
    weightKg: weights(consignment).grossWeight,
    goodsInfo: goodsInfo(consignment),
    customsId,
    freight: formatMoney(totals.freight),
    insurance: formatMoney(totals.insurance),
    currency: totals.goods.currency,
    parties: { logistics, platform, seller, declarant },
  };
}

function goodsInfo({ lines }: Consignment): string {
  const names = lines.map(({ goods, name }) => goods.declaredName ?? name).join(';');
  return [...names].slice(0, LONGEST_GOODS_INFO).join('');
}

function grossGrams({ lines }: Consignment): number {
  return lines.reduce(
    (grams, { goods, quantity }) => grams + (goods.grossWeightGrams ?? 0) * quantity,
    0,
  );
}

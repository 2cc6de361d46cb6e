import type * as z from 'zod/mini';
import type { Consignment, ConsignmentLine } from '../../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { preAdviceSetOf } from '../../domain/destinations/pre-advice-sets.ts';
import { ruleOn } from '../../domain/destinations/rule.ts';
import { EU_IMPORT_VAT, EU_IOSS } from '../../domain/destinations/rules/eu-rules.ts';
import { descriptionOf, tariffOf } from '../../domain/destinations/shipment.ts';
import { territoryOf } from '../../domain/destinations/territory.ts';
import { parcelWeight } from '../../domain/load/parcel-weight.ts';
import { formatMoney, subtractMoney } from '../../domain/money/money.ts';
import type { Identity } from '../../domain/order/order.ts';
import type { AskInput } from '../../ports/partners.ts';
import type { preAdviceRequest } from './messages.ts';

type Request = z.input<typeof preAdviceRequest>;

/**
 * The data set that the destination is told of a parcel; undefined before it has a waybill number.
 * Values are those of the sale, in its currency: the declarant abroad converts by its own rates.
 */
export function preAdviceOf({
  consignment,
  requestId,
  identity,
}: AskInput & { readonly identity: Identity }): Request | undefined {
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) return undefined;
  const { consignmentId, orderNumber, shipTo, totals, landedCost, parties } = consignment;
  const { code, name } = parties.seller;
  const common = {
    ...{ requestId, consignmentId, orderNumber, waybillNumber },
    destination: shipTo.country,
    form: landedCost?.form,
    currency: totals.goods.currency,
    value: formatMoney(subtractMoney(totals.goods, totals.discount)),
    freight: formatMoney(totals.freight),
    insurance: formatMoney(totals.insurance),
    grossWeightGrams: parcelWeight(consignment),
    consignee: shipTo,
    seller: { code, name },
    items: consignment.lines.map((line, index) => itemOf(consignment, line, index + 1)),
  };
  const dataSet = preAdviceSetOf(shipTo);
  switch (dataSet) {
    case 'h7':
      return { ...common, dataSet, ...h7Of(consignment, common) };
    case 'pccc': {
      const { consigneeTelephone: telephone, personalCustomsCode } = identity;
      return { ...common, dataSet, consignee: { ...shipTo, telephone, personalCustomsCode } };
    }
    default:
      return { ...common, dataSet };
  }
}

type Item = Extract<Request, { dataSet: 'common' }>['items'][number];

function itemOf({ shipTo }: Consignment, line: ConsignmentLine, number: number): Item {
  const { goods, name, quantity, total } = line;
  const there = tariffOf(goods, shipTo.country, territoryOf(shipTo)).hsCode;
  return {
    number,
    hsCode: there ?? goods.hsCode?.slice(0, 6),
    description: descriptionOf(goods, name),
    origin: goods.origin,
    quantity,
    value: formatMoney(total),
    netWeightGrams: timesOf(goods.netWeightGrams, quantity),
    grossWeightGrams: timesOf(goods.grossWeightGrams, quantity),
  };
}

function timesOf(grams: number | undefined, quantity: number): number | undefined {
  return grams === undefined || grams === 0 ? undefined : grams * quantity;
}

/** What only H7 has: the VAT scheme, the seller's numbers, product identifiers. */
function h7Of(
  { shipTo, landedCost, registrations = {}, createdAt, lines }: Consignment,
  { items, seller }: { readonly items: readonly Item[]; readonly seller: Named },
): Pick<Extract<Request, { dataSet: 'h7' }>, 'procedure' | 'seller' | 'items'> {
  const { rules = [], on = createdAt.slice(0, 10) } = landedCost ?? {};
  const isUnion = territoryOf(shipTo) === 'EU';
  const underIoss = EU_IOSS.some(({ id }) => rules.includes(id));
  const { ioss, ukEori, ukVat } = registrations;
  return {
    procedure: isUnion ? (underIoss ? 'F48' : ruleOn(EU_IMPORT_VAT, on)?.value) : undefined,
    seller: {
      ...seller,
      ...(isUnion ? { ioss: underIoss ? ioss : undefined } : { eori: ukEori, vat: ukVat }),
    },
    items: items.map((item, index) => ({
      ...item,
      merchantProductId: lines[index]?.sku ?? '',
      manufacturerProductId: lines[index]?.goods.manufacturerProductId,
      gtin: lines[index]?.goods.barcode,
    })),
  };
}

interface Named {
  readonly code: string;
  readonly name: string;
}

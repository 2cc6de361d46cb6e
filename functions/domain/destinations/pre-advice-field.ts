import type { Address } from '../order/order.ts';
import { territoryOf } from './territory.ts';

/** Names of the data set, and of the fix table. */
const OF_PARCEL: { readonly [field: string]: string } = {
  'consignee.name': 'shipTo.name',
  'consignee.street': 'shipTo.street',
  'consignee.city': 'shipTo.city',
  'consignee.postcode': 'shipTo.postcode',
  'consignee.telephone': 'consignee.telephone',
  'consignee.personalCustomsCode': 'consignee.personalCustomsCode',
  'seller.ioss': 'registrations.ioss',
  'seller.eori': 'registrations.ukEori',
  'seller.vat': 'registrations.ukVat',
};

const OF_ITEM: { readonly [field: string]: string } = {
  description: 'description',
  origin: 'origin',
  gtin: 'barcode',
  netWeightGrams: 'netWeightGrams',
  grossWeightGrams: 'grossWeightGrams',
};

/** Where tariff numbers of more digits than six are asked for. */
const OWN_TARIFF = ['EU', 'US', 'JP'];

/**
 * Our field, as in the fix table, for a field of a destination's data set (`items.<n>.…` counted
 * from 1); undefined for one that we cannot put right.
 */
export function preAdviceField(
  theirs: string,
  { shipTo }: { readonly shipTo: Pick<Address, 'country' | 'postcode'> },
): string | undefined {
  const [, number, name = ''] = /^items\.([1-9]\d?)\.([A-Za-z]+)$/.exec(theirs) ?? [];
  if (number === undefined) return Object.hasOwn(OF_PARCEL, theirs) ? OF_PARCEL[theirs] : undefined;
  if (name === 'hsCode') {
    const own = OWN_TARIFF.includes(territoryOf(shipTo)) ? 'destinationHsCode' : 'hsCode';
    return `lines.${number}.${own}`;
  }
  const ours = Object.hasOwn(OF_ITEM, name) ? OF_ITEM[name] : undefined;
  return ours && `lines.${number}.${ours}`;
}

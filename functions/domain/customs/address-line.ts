import type { Address } from '../order/order.ts';

/**
 * The one string by which customs compares addresses: 311, 511 and 621 must carry it alike (CEB311
 * `consigneeAddress`: "must equal the waybill's"). Province, city, district and street, parted by
 * one blank; runs of white space become one blank, so that no XML reader changes it.
 */
export function addressLine(address: Address): string {
  return [address.province, address.city, address.district, address.street]
    .map((part) => (part ?? '').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
}

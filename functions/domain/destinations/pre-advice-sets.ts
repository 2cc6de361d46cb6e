import type { Address } from '../order/order.ts';
import { territoryOf } from './territory.ts';
import type { Territory } from './territory.ts';

/** Data sets that destinations are told a parcel with before it departs. */
export type PreAdviceSet = 'h7' | 'hts10' | 'pccc' | 'common';

/**
 * H7: Delegated Regulation (EU) 2015/2446 annex B, column H7; HMRC Appendix 21H. HTS10: CBP, 91 FR
 * 37789. PCCC: Korea Customs Service, list clearance. weak: H7 is taken as the base of what carriers
 * ask for in the Union and Great Britain also where H1 or a full declaration follows.
 */
const SETS: { readonly [In in Territory]?: PreAdviceSet } = {
  EU: 'h7',
  GB: 'h7',
  US: 'hts10',
  KR: 'pccc',
};

/** The data set of a destination; the common one where it asks for no other. */
export function preAdviceSetOf(shipTo: Pick<Address, 'country' | 'postcode'>): PreAdviceSet {
  return SETS[territoryOf(shipTo)] ?? 'common';
}

/** Whether the data set has values that lie in the identity vault. */
export function asksForIdentity(shipTo: Pick<Address, 'country' | 'postcode'>): boolean {
  return preAdviceSetOf(shipTo) === 'pccc';
}

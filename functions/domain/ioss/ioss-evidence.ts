import type { ConsignmentStatus } from '../consignment/consignment-states.ts';
import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import { sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { VatLine } from './vat-at-sale.ts';

/**
 * What a seller must be able to show of one parcel sold under an IOSS number. It names nobody.
 *
 * Source: Council Implementing Regulation (EU) 282/2011 art. 63c (records of the import scheme:
 * member state, value, VAT base, rate and amount, order and consignment numbers, proof).
 */
export interface IossEvidence {
  readonly consignmentId: string;
  readonly orderNumber: string;
  readonly iossNumber: string;
  /** Of consumption, ISO 3166-1 alpha-2. */
  readonly memberState: string;
  /** When the paid order was taken in. weak: stands for the acceptance of the payment (art. 66a). */
  readonly soldAt: Instant;
  readonly orderValue: Money;
  readonly vat: readonly VatLine[];
  readonly vatTotal: Money;
  readonly proof: {
    /** The carrier's number of the accepted pre-advice. */
    readonly adviceId?: string;
    readonly waybillNumber?: string;
    /** Of the export list. */
    readonly listNumber?: string;
    readonly deliveredAt?: Instant;
  };
  /** VAT that somebody took a second time at the border. */
  readonly vatChargedAgain?: readonly Money[];
  readonly status: ConsignmentStatus;
}

/** The evidence of a consignment as it stands; undefined when it was not sold under an IOSS number. */
export function iossEvidence(consignment: Consignment): IossEvidence | undefined {
  const { consignmentId, orderNumber, landedCost, registrations, shipTo, status } = consignment;
  const { createdAt, totals, preAdvice, legs, listNumber, deliveredAt, charges = [] } = consignment;
  if (landedCost?.ioss === undefined || registrations?.ioss === undefined) return undefined;
  const vat = landedCost.ioss;
  const again = charges.filter(({ charge }) => charge === 'import-vat');
  return {
    ...{ consignmentId, orderNumber, iossNumber: registrations.ioss, memberState: shipTo.country },
    soldAt: createdAt,
    orderValue: totals.paid,
    vat,
    vatTotal: sumMoney(
      landedCost.currency,
      vat.map(({ amount }) => amount),
    ),
    proof: {
      adviceId: preAdvice?.adviceId,
      waybillNumber: legs.find((leg) => leg.declared)?.waybillNumber,
      listNumber,
      deliveredAt,
    },
    vatChargedAgain: again.length === 0 ? undefined : again.map(({ amount }) => amount),
    status,
  };
}

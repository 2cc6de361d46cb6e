import { differenceText, taxDifferences } from '../domain/consignment/compare-tax-bill.ts';
import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { formatMoney } from '../domain/money/money.ts';
import type { Services } from '../ports/services.ts';
import { restoreLimits } from './draw-limits.ts';
import { openCase } from './open-case.ts';

type TaxServices = Pick<Services, 'orders' | 'clock' | 'limits'>;

/** Customs' own counter says the year of the buyer is used up. Source: CEB receipt codes 2022-05. */
const OVER_ANNUAL_LIMIT = '-621018';

/**
 * Sees to what customs said of taxes and limits: a bill that differs from what was computed, and a
 * buyer's year that customs counts further than we, become cases; a void bill gives the guarantee
 * back. Done before the news is committed, and safe to repeat.
 *
 * @returns the facts that follow from the events
 */
export async function seeToTaxNews(
  services: TaxServices,
  consignment: Consignment,
  events: readonly ConsignmentEvent[],
): Promise<readonly ConsignmentFact[]> {
  const facts: ConsignmentFact[] = [];
  for (const event of events) {
    if (event.type === 'tax-billed') {
      await compareBill(services, consignment, event.bill.number);
      if (event.bill.status === '3') {
        facts.push(...(await restoreLimits(services, consignment, ['guarantee'])));
      }
    }
    if (event.type === 'receipt-received' && event.status === OVER_ANNUAL_LIMIT) {
      await tellOfYear(services, consignment);
    }
  }
  return facts;
}

async function compareBill(
  services: TaxServices,
  consignment: Consignment,
  number: string,
): Promise<void> {
  const { consignmentId, merchantId, displayNumber, taxBills = [] } = consignment;
  const bill = taxBills.find((each) => each.number === number);
  if (bill === undefined || bill.status === '3') return;
  const differences = taxDifferences(consignment, bill);
  if (differences.length === 0) return;
  await openCase(services, {
    kind: 'tax-differs',
    about: `${consignmentId}.${number}`,
    severity: 'warning',
    title: `Customs bills another tax on ${displayNumber} than we computed`,
    detail: `Bill ${number}: ${differences.map(differenceText).join('; ')}.`,
    ...{ merchantId, consignmentId },
  });
}

/** The buyer bought elsewhere too: nothing of ours is wrong, and nothing more is blocked for it. */
async function tellOfYear(services: TaxServices, consignment: Consignment): Promise<void> {
  const { consignmentId, merchantId, displayNumber, limits } = consignment;
  const left = limits?.['buyer-year']?.left;
  const ours =
    left === undefined ? 'we had not counted it' : `we counted ${formatMoney(left)} CNY left`;
  await openCase(services, {
    kind: 'buyer-year-differs',
    about: consignmentId,
    severity: 'warning',
    title: `Customs counts the buyer of ${displayNumber} over the year's limit`,
    detail: `Customs refused with ${OVER_ANNUAL_LIMIT}, where ${ours}: the buyer used other platforms too.`,
    ...{ merchantId, consignmentId },
  });
}

import type { LimitKind } from '../tax/limit-account.ts';
import type { Consignment, TaxBill } from './consignment.ts';
import type { ConsignmentFact, TakenAmount } from './consignment-events.ts';

/** A limit was drawn on, or would not let it. */
export function taking(
  consignment: Consignment,
  limit: LimitKind,
  state: 'drawn' | 'exhausted',
  taken: TakenAmount,
): Consignment {
  return { ...consignment, limits: { ...consignment.limits, [limit]: { ...taken, state } } };
}

/** What was taken of these limits is given back. */
export function foldRestored(
  consignment: Consignment,
  { limits }: Extract<ConsignmentFact, { type: 'limits-restored' }>,
): Consignment {
  const restored = limits.reduce((sofar, limit) => {
    const taken = sofar?.[limit];
    return taken === undefined ? sofar : { ...sofar, [limit]: { ...taken, state: 'restored' } };
  }, consignment.limits);
  return { ...consignment, limits: restored };
}

/**
 * An operator goes on. The guarantee is tried again: its limit may have been raised. A buyer's year
 * is not blocked twice: customs' own counter decides.
 */
export function unblockedLimits(limits: Consignment['limits']): Consignment['limits'] {
  if (limits === undefined) return undefined;
  const { guarantee, 'buyer-year': year } = limits;
  return {
    ...limits,
    guarantee: guarantee?.state === 'exhausted' ? undefined : guarantee,
    'buyer-year': year?.state === 'exhausted' ? { ...year, state: 'overruled' } : year,
  };
}

/** A bill and its later statuses may come in any order: lines are kept, the status only grows. */
export function foldTaxBill(
  consignment: Consignment,
  { bill }: Extract<ConsignmentFact, { type: 'tax-billed' }>,
): Consignment {
  const { taxBills = [] } = consignment;
  const known = taxBills.find(({ number }) => number === bill.number);
  if (known === undefined) return { ...consignment, taxBills: [...taxBills, bill] };
  const later = bill.status > known.status ? bill : known;
  const merged: TaxBill = {
    ...later,
    lines: known.lines.length > 0 ? known.lines : bill.lines,
  };
  return { ...consignment, taxBills: taxBills.map((each) => (each === known ? merged : each)) };
}

/** Whether a bill tells more than is known of it. */
export function isNewBill(
  { taxBills = [] }: Consignment,
  { bill }: Extract<ConsignmentFact, { type: 'tax-billed' }>,
): boolean {
  const known = taxBills.find(({ number }) => number === bill.number);
  if (known === undefined) return true;
  return bill.status > known.status || (known.lines.length === 0 && bill.lines.length > 0);
}

import type { Instant } from '../domain/instant.ts';
import type { Case } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';

/** Merchant of cases that nobody's data names. */
export const NO_MERCHANT = 'unassigned';

/** What a case is about. The same `kind` and `about` are one case, however often found. */
export interface CaseFinding extends Pick<
  Case,
  'kind' | 'severity' | 'title' | 'detail' | 'consignmentId'
> {
  readonly about: string;
  readonly merchantId?: string;
}

/** The open case of a finding, to be written together with what it is about. */
export function caseOf(finding: CaseFinding, openedAt: Instant): Case {
  const { about, merchantId = NO_MERCHANT, ...rest } = finding;
  return { ...rest, caseId: `${finding.kind}.${about}`, merchantId, openedAt, status: 'open' };
}

/** Opens a case unless it is open already. */
export async function openCase(
  { orders, clock }: Pick<Services, 'orders' | 'clock'>,
  finding: CaseFinding,
): Promise<void> {
  await orders.openCase(caseOf(finding, clock.now()));
}

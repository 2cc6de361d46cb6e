import { canonicalText } from '../domain/canonical-text.ts';
import type { Day } from '../domain/destinations/rule.ts';
import { listFault } from '../domain/screening/list-editions.ts';
import type { DeniedPartySource } from '../ports/screening.ts';
import type { Services } from '../ports/services.ts';
import { caseOf } from './open-case.ts';

export type RefreshServices = Pick<Services, 'clock'> & {
  readonly screening: Pick<Services['screening'], 'publishedList' | 'putList'>;
  readonly orders: Pick<Services['orders'], 'openCase'>;
  /** Absent where no source is set. */
  readonly deniedParties?: DeniedPartySource;
};

/**
 * Fetches the denied-party list from where it is published, and keeps it if it says something else
 * than the one that is kept: the sweep then screens anew what has not departed. A source that is
 * down, or publishes what must not replace a good list, changes nothing and is a case of its day.
 */
export async function refreshDeniedParties(services: RefreshServices): Promise<void> {
  const { screening, deniedParties, clock } = services;
  if (deniedParties === undefined) return;
  const today = clock.now().slice(0, 10);
  // A stored list that cannot be read is a fault of ours, and not the source's.
  const kept = await screening.publishedList();
  const [fetched] = await Promise.allSettled([deniedParties.fetch()]);
  if (fetched.status === 'rejected') {
    return notRefreshed(services, today, textOf(fetched.reason), kept?.asOf);
  }
  const list = fetched.value;
  if (kept !== undefined && canonicalText(kept) === canonicalText(list)) return;
  const fault = listFault(list, kept, today);
  if (fault === 'by-hand') return;
  if (fault !== undefined) return notRefreshed(services, today, fault, kept?.asOf);
  await screening.putList(list);
}

async function notRefreshed(
  { clock, orders }: Pick<RefreshServices, 'clock' | 'orders'>,
  today: Day,
  reason: string,
  keptOf: Day | undefined,
): Promise<void> {
  const kept =
    keptOf === undefined ? 'no list is kept' : `the list as of ${keptOf} is screened against`;
  const found = {
    kind: 'denied-parties-not-refreshed',
    about: today,
    severity: 'warning' as const,
    title: 'The denied-party list is not refreshed',
    detail: `Its source: ${reason}. Until it is put right, ${kept}.`,
  };
  await orders.openCase(caseOf(found, clock.now()));
}

function textOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : 'unknown fault';
}

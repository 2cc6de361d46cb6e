import { appTimeOf, beijingMonth } from '../../domain/customs/beijing-time.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import { summaryGroupText, summaryIdOf } from '../../domain/summary/summary-id.ts';
import { summaryDue, summaryState } from '../../domain/summary/summary-state.ts';
import type { Summary, SummaryGroup } from '../../domain/summary/summary.ts';
import type { Services } from '../../ports/services.ts';
import { toSigning } from '../signing/signing-messages.ts';
import { changeSummary } from './change-summary.ts';
import type { SummaryOffice } from './change-summary.ts';
import { listsOfMonth } from './lists-of-month.ts';

/** What asking for applications needs. */
export type RequestServices = SummaryOffice &
  Pick<Services, 'orders' | 'queue' | 'fingerprint' | 'clock'>;

/** Lists of one application at most: it then fits one message. weak: see `inParts`. */
const MOST_LISTS = 1_000;
const MOST_ATTEMPTS = 20;

/**
 * Has the released lists of a merchant's month summed up: those in no application yet go into new
 * ones, a thousand each, and what customs refused is filed anew with those of its lists that still
 * stand. Asked again, it changes nothing; asked before the month is over, the rest comes in a later
 * application.
 *
 * @param month `YYYY-MM`, Beijing time
 * @param by who asks
 * @returns the applications of the month. Refusals: `month-to-come`, `nothing-to-sum-up`
 */
export async function requestSummary(
  services: RequestServices,
  merchantId: string,
  month: string,
  by: string,
): Promise<Result<readonly Summary[]>> {
  if (month > beijingMonth(services.clock.now())) {
    return refuse('month-to-come', `${month} has not begun`);
  }
  const summed = await listsOfMonth(services, merchantId, month);
  const all: Summary[] = [];
  for (const { group, listNumbers } of summed) {
    all.push(...(await summarise(services, group, listNumbers, by)));
  }
  return all.length === 0
    ? refuse('nothing-to-sum-up', `no list of ${month} was released for a declaration in sum`)
    : accept(all);
}

async function summarise(
  services: RequestServices,
  group: SummaryGroup,
  listNumbers: readonly string[],
  by: string,
): Promise<readonly Summary[]> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const known = await knownOf(services, group);
    const summed = new Set(known.flatMap((each) => each.listNumbers));
    const fresh = listNumbers.filter((each) => !summed.has(each));
    if (fresh.length === 0) return refiled(services, known, listNumbers);
    const next = known.length + 1;
    // A rival that was faster has this number: look again at what is left.
    await open(services, group, fresh.slice(0, MOST_LISTS), { number: next, by });
  }
  throw new Error(`too many rivals on the summaries of ${group.merchantId}, ${group.month}`);
}

/** By key, one after the other: a listing may be a moment behind. */
async function knownOf(services: RequestServices, group: SummaryGroup) {
  const known: Summary[] = [];
  for (;;) {
    const id = idOf(services, group, known.length + 1);
    const stored = await services.office.summaries.get(id);
    if (stored === undefined) return known;
    known.push(stored);
  }
}

async function open(
  services: RequestServices,
  group: SummaryGroup,
  listNumbers: readonly string[],
  { number, by }: { readonly number: number; readonly by: string },
): Promise<void> {
  const now = services.clock.now();
  const summary: Summary = {
    ...group,
    summaryId: idOf(services, group, number),
    listNumbers,
    by,
    filing: 1,
    appTime: appTimeOf(now, undefined),
    receipts: [],
    earlierReceipts: [],
    declarations: [],
    version: 1,
    openedAt: now,
    updatedAt: now,
  };
  const { office } = services;
  if ((await office.summaries.commit(summary, summaryDue(summary, now))) === 'conflict') return;
  await toSigning(services, { summaryId: summary.summaryId });
}

/** What customs refused goes out again, as it stands now; what has no list left stays refused. */
async function refiled(
  services: RequestServices,
  known: readonly Summary[],
  released: readonly string[],
): Promise<readonly Summary[]> {
  const now = services.clock.now();
  return Promise.all(
    known.map(async (each) => {
      if (summaryState(each) !== 'refused') return each;
      const changed = await changeSummary(services, each.summaryId, (current) =>
        summaryState(current) === 'refused' ? anew(current, released, now) : current,
      );
      await toSigning(services, { summaryId: each.summaryId });
      return changed ?? each;
    }),
  );
}

function anew(summary: Summary, released: readonly string[], now: string): Summary {
  const listNumbers = summary.listNumbers.filter((each) => released.includes(each));
  if (listNumbers.length === 0) return summary;
  return {
    ...summary,
    listNumbers,
    filing: summary.filing + 1,
    appTime: appTimeOf(now, summary.appTime),
    signed: undefined,
    fault: undefined,
    receipts: [],
    earlierReceipts: [...summary.earlierReceipts, ...summary.receipts],
  };
}

function idOf(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  group: SummaryGroup,
  number: number,
): string {
  return summaryIdOf(fingerprint.sha256(summaryGroupText(group)), group.month, number);
}

import type { Instant } from '../../domain/instant.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import { judgeDifferences } from '../../domain/reconcile/passing-differences.ts';
import type { ReconciliationReport } from '../../domain/reconcile/report.ts';
import type { Merchant } from '../../ports/directory.ts';
import type { Services } from '../../ports/services.ts';
import type { UnstartedOrders } from '../../ports/unstarted-orders.ts';
import { openCase } from '../open-case.ts';
import { compareBook } from './compare-books.ts';
import { compareConsignments } from './compare-consignments.ts';
import { freeReportId, keepReport } from './keep-report.ts';
import { lastSeen, rememberSeen } from './last-seen.ts';
import { paidNotStarted } from './paid-not-started.ts';
import { partnerAnswers } from './partner-answers.ts';
import type { PartnerAnswers } from './partner-answers.ts';
import { idsOfPartners, unknownToUs } from './unknown-to-us.ts';
import { Unreachable } from './unreachable.ts';

/** All that a reconciliation reads and writes. `unstarted`: where the host can list such orders. */
export type ReconcileServices = Pick<
  Services,
  'orders' | 'ledger' | 'documents' | 'directory' | 'clock' | 'warehouse' | 'customs' | 'carrier'
> & { readonly unstarted?: UnstartedOrders };

/** How long messages may be under way, machine time. */
const MESSAGES_TAKE_MS = 60_000;

/**
 * Compares what we believe of one merchant with what its warehouses, customs and carriers say when
 * asked now. 1. Ask them first: what happens while we read is then known to us only. 2. Walk over
 * our consignments, page by page, and compare each. 3. Compare the account books and what is left
 * over. 4. Tell what stands from what may be a message under way. 5. Keep the report, and open a
 * case per difference: the same difference is one case, however often found.
 *
 * Nothing is corrected here. A partner that does not answer is a difference of its own.
 *
 * @throws Error when the directory lacks the merchant
 */
export async function reconcile(
  services: ReconcileServices,
  merchantId: string,
): Promise<ReconciliationReport> {
  const merchant = await services.directory.merchant(merchantId);
  if (merchant === undefined) throw new Error(`the directory lacks merchant ${merchantId}`);
  const at = services.clock.now();
  const { compared, differences } = await compare(services, merchant, at);
  const { standing, passing } = judgeDifferences(differences, await lastSeen(services, merchantId));
  const report: ReconciliationReport = {
    reportId: await freeReportId(services, at),
    merchantId,
    at,
    compared,
    differences: standing,
    passing,
  };
  for (const each of standing) await openDifference(services, merchantId, each);
  await keepReport(services, report);
  await rememberSeen(services, merchantId, differences);
  return report;
}

async function compare(services: ReconcileServices, merchant: Merchant, at: Instant) {
  const { merchantId } = merchant;
  const unreachable = new Unreachable();
  const settledBy = settled(services, at);
  const warehouses = await services.directory.warehouses(merchantId);
  const answers = await partnerAnswers(services, merchant, warehouses, unreachable);
  const unmatched = idsOfPartners(answers);
  const walk = await compareConsignments(services, merchantId, answers, {
    settledBy,
    unreachable,
    unmatched,
  });
  const books = [...answers.books.values()].map((book) => compareBook(book, walk.shares));
  const differences: readonly Difference[] = [
    ...walk.differences,
    ...(await unknownToUs(services, answers, unmatched)),
    ...books.flatMap((book) => book.differences),
    ...(await paidNotStarted(services.unstarted, merchantId, settledBy)),
    ...unreachable.differences(),
  ];
  const compared = {
    consignments: walk.consignments,
    ...theirCounts(answers),
    bookLines: books.reduce((sum, book) => sum + book.bookLines, 0),
  };
  return { compared, differences };
}

function theirCounts({ books, parcels }: PartnerAnswers) {
  const sum = (sizes: readonly (number | undefined)[]) =>
    sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
  return {
    lists: sum([...books.values()].map(({ lists }) => lists?.size)),
    parcels: sum([...parcels.values()].map(({ size }) => size)),
  };
}

/** A simulated clock runs on while messages take machine time: limits are judged as of before that. */
function settled({ clock }: Pick<Services, 'clock'>, at: Instant): Instant {
  const speed = 1 / clock.wallMilliseconds(1);
  return new Date(Date.parse(at) - MESSAGES_TAKE_MS * speed).toISOString();
}

async function openDifference(
  services: ReconcileServices,
  merchantId: string,
  { code, subject, severity, title, detail, ours, theirs, consignmentId }: Difference,
): Promise<void> {
  await openCase(services, {
    kind: code,
    about: subject,
    severity,
    title,
    detail: `${detail} Ours: ${ours}. Theirs: ${theirs}.`,
    merchantId,
    consignmentId,
  });
}

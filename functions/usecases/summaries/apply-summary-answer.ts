import { receiptMeaning } from '../../domain/customs/receipt-status.ts';
import { needsAttention } from '../../domain/summary/summary-state.ts';
import type { Summary } from '../../domain/summary/summary.ts';
import type { Services } from '../../ports/services.ts';
import type { SummaryAnswer } from '../../ports/summary-partners.ts';
import { openCase } from '../open-case.ts';
import { changeSummary } from './change-summary.ts';

type ApplyServices = Pick<Services, 'office' | 'orders' | 'documents' | 'clock'>;

/** Applications of a merchant that are looked through at a time. */
const PAGE = 100;

/**
 * Applies what customs said of an application: the message is kept word for word, then recorded. A
 * refusal, a code that nobody knows and a message about no application of ours are cases.
 * Repeated, late and shuffled messages change nothing twice.
 */
export async function applySummaryAnswer(
  services: ApplyServices,
  partnerId: string,
  answer: SummaryAnswer,
): Promise<void> {
  const summary = await summaryOf(services, answer);
  if (summary?.customsId !== partnerId) return unknown(services, partnerId, answer);
  const key = keyOf(summary, answer);
  await services.documents.put(key, answer.body, 'application/xml');
  await changeSummary(services, summary.summaryId, (current) => told(current, answer, key));
  // Also of what is no news: the process may have ended between commit and case.
  await reportRefusal(services, summary, answer);
}

function told(summary: Summary, { told: said }: SummaryAnswer, key: string): Summary {
  if ('declaration' in said) {
    const { declaration } = said;
    const isKnown = summary.declarations.some(({ guid }) => guid === declaration.guid);
    const declarations = [...summary.declarations, { ...declaration, key }];
    return isKnown ? summary : { ...summary, declarations };
  }
  const { receipt } = said;
  const all = [...summary.receipts, ...summary.earlierReceipts];
  return all.some(({ guid }) => guid === receipt.guid)
    ? summary
    : { ...summary, receipts: [...summary.receipts, { ...receipt, key }] };
}

async function reportRefusal(
  services: ApplyServices,
  { summaryId, merchantId, month }: Summary,
  { told: said }: SummaryAnswer,
): Promise<void> {
  if (!('receipt' in said) || !needsAttention(said.receipt)) return;
  const { guid, message, status, info } = said.receipt;
  const { meaning } = receiptMeaning(status, '701');
  await openCase(services, {
    kind: 'summary-refused',
    about: `${summaryId}.${guid}`,
    severity: 'critical',
    title: `Customs does not take the summary application of ${month}`,
    detail: `${summaryId}: ${message} says ${status}, ${meaning}: ${info}. Put it right and ask for the month again.`,
    merchantId,
  });
}

async function unknown(
  services: ApplyServices,
  partnerId: string,
  { messageId, summary }: SummaryAnswer,
): Promise<void> {
  const named = 'summaryId' in summary ? summary.summaryId : `list ${summary.listNumber}`;
  await openCase(services, {
    kind: 'unknown-answer',
    about: `${partnerId}.${messageId}`,
    severity: 'warning',
    title: `Message of ${partnerId} is about no summary application of ours`,
    detail: `Message ${messageId} names ${named}.`,
  });
}

async function summaryOf(
  services: ApplyServices,
  { summary }: SummaryAnswer,
): Promise<Summary | undefined> {
  return 'summaryId' in summary
    ? services.office.summaries.get(summary.summaryId)
    : summaryOfList(services, summary.listNumber);
}

/** By whose list it is: a merchant has a few applications a month. */
async function summaryOfList(
  { orders, office }: ApplyServices,
  listNumber: string,
): Promise<Summary | undefined> {
  const [consignmentId = ''] = await orders.referenced('list-number', listNumber);
  const merchantId = (await orders.consignment(consignmentId))?.merchantId;
  if (merchantId === undefined) return undefined;
  let cursor: string | undefined;
  do {
    const page = await office.summaries.list({ merchantId, limit: PAGE, cursor });
    const found = page.items.find(({ listNumbers }) => listNumbers.includes(listNumber));
    if (found !== undefined) return found;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return undefined;
}

function keyOf({ summaryId }: Summary, { messageId, told: said }: SummaryAnswer): string {
  const message = 'receipt' in said ? said.receipt.message : '792';
  return `summaries/${summaryId}/${message}-${messageId}.xml`;
}

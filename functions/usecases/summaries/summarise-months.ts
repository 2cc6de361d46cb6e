import { beijingMonth, monthBefore } from '../../domain/customs/beijing-time.ts';
import type { Services } from '../../ports/services.ts';
import { requestSummary } from './request-summary.ts';
import type { RequestServices } from './request-summary.ts';

/** Who asked for what nobody asked for by hand. */
const SCHEDULE = 'schedule';

/**
 * Has the month before this one summed up, once, on the first look after it ended; and the month
 * before that once more, for lists whose release was heard late. Whoever dies in between finds what
 * is done done, and does the rest.
 */
export async function summariseMonths(
  services: RequestServices & Pick<Services, 'documents'>,
  merchantId: string,
): Promise<void> {
  const { clock, documents } = services;
  const month = monthBefore(beijingMonth(clock.now()));
  const mark = `summaries/months/${merchantId}/${month}`;
  if ((await documents.get(mark)) !== undefined) return;
  // A month without lists is none to sum up, and no fault.
  await requestSummary(services, merchantId, monthBefore(month), SCHEDULE);
  await requestSummary(services, merchantId, month, SCHEDULE);
  await documents.put(mark, Buffer.from(clock.now()), 'text/plain');
}

import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import type { PartnerAnswer } from '../../../ports/partners.ts';
import type { SummaryAnswer } from '../../../ports/summary-partners.ts';
import { parseNotices } from '../messages/parse-message.ts';
import { summaryDeclaration } from './summary-answers.ts';
import { billAnswer } from './tax-bills.ts';

/**
 * The notices of one message: tax bills (816) and what became of them (818), each about the list it
 * names, and declarations of summary applications (792). Refusals: those of the notices;
 * `notice-unexpected` for one of a moment or status that is none we know, or that names no list.
 */
export function readNotices(
  xml: string,
  body: Uint8Array,
): Result<readonly (PartnerAnswer | SummaryAnswer)[]> {
  const notices = parseNotices(xml);
  if (!notices.ok) return notices;
  const answers = notices.value.map((notice) =>
    notice.kind === '792' ? summaryDeclaration(notice, body) : billAnswer(notice, body),
  );
  const whole = answers.filter((answer) => answer !== undefined);
  return whole.length === answers.length
    ? accept(whole)
    : refuse('notice-unexpected', 'the notice names no list, or a moment or status that is none');
}

import type { SummaryCustoms } from '../../../ports/summary-partners.ts';
import type { PartnerClient } from '../../http/partner-client.ts';
import { readCustomsMessage } from './answers.ts';
import { receiptList } from './messages.ts';

/** Customs' answers to a summary application so far. */
export function customsSummaries(partners: PartnerClient): SummaryCustoms {
  return {
    querySummary: async ({ customsId, summaryId }) => {
      const path = `/receipts?copNo=${encodeURIComponent(summaryId)}`;
      const outcome = await partners.call(customsId, { method: 'GET', path }, receiptList);
      if (outcome.kind === 'refused' && outcome.status === 404) return [];
      if (outcome.kind !== 'ok') return undefined;
      return outcome.answer.items
        .map((item) => readCustomsMessage(Buffer.from(item, 'base64')))
        .flatMap((answers) => (answers.ok ? answers.value : []))
        .filter((answer) => 'told' in answer);
    },
  };
}

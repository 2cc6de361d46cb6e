import type { LoadAskResult, LoadCustoms } from '../../../ports/load-partners.ts';
import { loadQueryResult } from '../../http/load-ask-result.ts';
import type { PartnerClient } from '../../http/partner-client.ts';
import { readCustomsMessage } from './answers.ts';
import { receiptList } from './messages.ts';

/** Customs' receipts of a load's documents so far. */
export function customsLoads(partners: PartnerClient): LoadCustoms {
  return {
    queryLoad: async ({ customsId, loadId }): Promise<LoadAskResult> => {
      const path = `/receipts?copNo=${encodeURIComponent(loadId)}`;
      const outcome = await partners.call(customsId, { method: 'GET', path }, receiptList);
      return loadQueryResult(outcome, ({ items }) =>
        items
          .map((item) => readCustomsMessage(Buffer.from(item, 'base64')))
          .flatMap((answers) => (answers.ok ? answers.value : []))
          .flatMap((answer) =>
            'loadId' in answer && answer.loadId === loadId ? answer.facts : [],
          ),
      );
    },
  };
}

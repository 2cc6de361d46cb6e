import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StockOffice } from '../../ports/stock-papers.ts';
import { openPaperStore } from './paper-store.ts';
import { adjustmentRecord, inboundRecord } from './records/stock-paper-records.ts';
import { summaryRecord } from './records/summary-record.ts';
import { openStatisticsStore } from './statistics-store.ts';

/** The stock's papers on the table `orders`, whose indexes they need; statistics on `stock`. */
export function openStockOffice(
  client: DynamoDBClient,
  tables: { readonly orders: string; readonly stock: string },
): Omit<StockOffice, 'partners'> {
  return {
    inbounds: openPaperStore(client, tables.orders, {
      name: 'INBOUND',
      idOf: ({ inboundId }) => inboundId,
      record: inboundRecord,
    }),
    adjustments: openPaperStore(client, tables.orders, {
      name: 'ADJUSTMENT',
      idOf: ({ adjustmentId }) => adjustmentId,
      record: adjustmentRecord,
    }),
    summaries: openSummaryStore(client, tables.orders),
    statistics: openStatisticsStore(client, tables.stock),
  };
}

/** Summary applications on the table `orders`. */
export function openSummaryStore(client: DynamoDBClient, table: string): StockOffice['summaries'] {
  return openPaperStore(client, table, {
    name: 'SUMMARY',
    idOf: ({ summaryId }) => summaryId,
    record: summaryRecord,
  });
}

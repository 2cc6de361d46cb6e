import type { Inbound } from '../functions/domain/inbound/inbound.ts';
import type { Adjustment } from '../functions/domain/stock/adjustment.ts';
import type { Summary } from '../functions/domain/summary/summary.ts';
import type { InboundPartners, StockOffice } from '../functions/ports/stock-papers.ts';
import type { Database } from './sqlite/database.ts';
import { sqlitePaperStore } from './sqlite/paper-store.ts';
import { sqliteStatisticsStore } from './sqlite/statistics-store.ts';

/** The stock's papers and statistics in the host's database. */
export function localStockOffice(db: Database, partners: InboundPartners): StockOffice {
  return {
    inbounds: sqlitePaperStore<Inbound>(db, 'inbound', ({ inboundId }) => inboundId),
    adjustments: sqlitePaperStore<Adjustment>(db, 'adjustment', ({ adjustmentId }) => adjustmentId),
    summaries: sqlitePaperStore<Summary>(db, 'summary', ({ summaryId }) => summaryId),
    statistics: sqliteStatisticsStore(db),
    partners,
  };
}

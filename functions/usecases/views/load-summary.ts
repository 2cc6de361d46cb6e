import { blockedBy } from '../../domain/load/load-asks.ts';
import { loadRules } from '../../domain/load/load-rules.ts';
import type { Load } from '../../domain/load/load.ts';
import { LOAD_KINDS } from '../../domain/load/load-kinds.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';

/** One row of a listing: what it takes to recognise a load and to see how it fares. */
export function loadSummary(load: Load) {
  const { loadId, kind, mode, destination, warehouseId, carrierId, status, entries } = load;
  const { openedAt, closesAt, updatedAt, booking } = load;
  return {
    loadId,
    kind,
    kindTitle: LOAD_KINDS[kind].title,
    mode,
    modeTitle: TRADE_MODES[mode].title,
    destination,
    warehouseId,
    carrierId,
    status,
    parcels: entries.length,
    weightGrams: entries.reduce((sum, { weightGrams }) => sum + weightGrams, 0),
    masterBill: booking?.masterBill,
    voyage: booking?.voyage,
    openedAt,
    closesAt: status === 'open' ? closesAt : undefined,
    updatedAt,
    holds: loadHolds(load),
  };
}

/** What waits for an operator: asks that were refused, and why. The fix is to ask again. */
function loadHolds(load: Load) {
  return loadRules(load).asks.flatMap((row) => {
    const blocked = blockedBy(load, row);
    return blocked === undefined
      ? []
      : [{ ask: row.name, code: blocked.code, message: blocked.message, since: blocked.at }];
  });
}

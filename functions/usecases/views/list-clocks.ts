import { clocksOf } from '../../domain/consignment/clocks.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';

/** Hours by nearest rank: `p50Hours` is a clock that was really seen. Absent while none was. */
export interface Percentiles {
  readonly count: number;
  readonly p50Hours?: number;
  readonly p90Hours?: number;
}

/** How long lists took from the first 120 to 800, imports and exports apart. */
export function listClocks(consignments: readonly Consignment[]) {
  return {
    import: percentiles(consignments, 'import'),
    export: percentiles(consignments, 'export'),
  };
}

function percentiles(
  consignments: readonly Consignment[],
  direction: 'import' | 'export',
): Percentiles {
  const hours = consignments
    .filter(({ mode }) => TRADE_MODES[mode].direction === direction)
    .map((consignment) => clocksOf(consignment).listHours)
    .filter((each) => each !== undefined)
    .sort((a, b) => a - b);
  return { count: hours.length, p50Hours: ranked(hours, 50), p90Hours: ranked(hours, 90) };
}

function ranked(ascending: readonly number[], percent: number): number | undefined {
  return ascending[Math.ceil((ascending.length * percent) / 100) - 1];
}

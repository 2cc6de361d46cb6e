import { z } from 'zod';
import { callApi } from '../cli/host-connection.ts';
import type { HostConnection } from '../cli/host-connection.ts';

const board = z.object({
  counts: z.record(z.string(), z.number()),
  recent: z.array(z.object({ at: z.string(), consignmentId: z.string(), text: z.string() })),
  clocks: z.object({
    list: z.record(
      z.string(),
      z.object({
        count: z.number(),
        p50Hours: z.number().nullish(),
        p90Hours: z.number().nullish(),
      }),
    ),
  }),
});

const COLUMNS = [
  'accepted',
  'dispatching',
  'declaring',
  'handing-off',
  'in-transit',
  'delivered',
  'held',
  'needs-operator',
  'unwinding',
  'cancelled',
] as const;
const LAST_EVENTS = 4;

/** The board as lines for a terminal: counts per status, list clocks, the last events. */
export async function progressLines(host: HostConnection): Promise<readonly string[]> {
  const { counts, recent, clocks } = board.parse((await callApi(host, 'GET', '/v1/board')).body);
  const stages = COLUMNS.map((status) => `${status} ${String(counts[status] ?? 0)}`).join('  ');
  const lists = Object.entries(clocks.list)
    .filter(([, { count }]) => count > 0)
    .map(([direction, { p50Hours, p90Hours }]) => {
      return `${direction} p50 ${hours(p50Hours)} p90 ${hours(p90Hours)}`;
    })
    .join('  ');
  const events = recent
    .slice(0, LAST_EVENTS)
    .map(({ at, consignmentId, text }) => `  ${at.slice(5, 16)}  ${consignmentId}  ${text}`);
  return [stages, `list clock (simulated)  ${lists === '' ? 'no release yet' : lists}`, ...events];
}

function hours(value: number | null | undefined): string {
  return value === undefined || value === null ? '–' : `${value.toFixed(1)} h`;
}

/** Draws lines over the ones drawn before; without a terminal it prints the first line now and then. */
export function terminalPainter(out: NodeJS.WriteStream): (lines: readonly string[]) => void {
  let drawn = 0;
  let printed = '';
  return (lines) => {
    if (out.isTTY) {
      const width = out.columns;
      const back = drawn === 0 ? '' : `\u001b[${String(drawn)}A\u001b[J`;
      out.write(`${back}${lines.map((line) => line.slice(0, width - 1)).join('\n')}\n`);
      drawn = lines.length;
    } else if (lines[0] !== undefined && lines[0] !== printed) {
      printed = lines[0];
      out.write(`${printed}\n`);
    }
  };
}

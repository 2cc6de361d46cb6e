import type { Board } from '../../console/src/api/board.ts';
import { happened, idOf, statusOf, summaryOf } from './fixture-consignment.ts';
import type { FixtureConsignment, Trouble } from './fixture-consignment.ts';
import { storyOf } from './fixture-story.ts';

/** The moment the fixture stands at: simulated time does not move, so that pictures compare. */
export const FIXTURE_NOW = Date.parse('2026-11-23T10:20:00.000Z');

const COUNT = 64;
const MINUTE = 60_000;
const TROUBLES: Readonly<Record<number, readonly [Trouble, number]>> = {
  3: ['payment-difference', 9],
  8: ['data-missing', 2],
  11: ['needs-operator', 14],
  17: ['rejected', 11],
  21: ['cancelled', 8],
};

/** Sixty-four consignments, spread over the workflow; always the same. */
export function fixtureConsignments(): FixtureConsignment[] {
  return Array.from({ length: COUNT }, (_, index): FixtureConsignment => {
    const direction = index === 8 || index % 3 === 2 ? 'export' : 'import';
    const [trouble, told] = TROUBLES[index] ?? [undefined, toldOf(index)];
    const lastMinute = storyOf(direction)[told - 1]?.minute ?? 0;
    const plannedAt = FIXTURE_NOW - (lastMinute + 1 + ((index * 7) % 23)) * MINUTE;
    return { index, direction, plannedAt, told, trouble, commands: [] };
  });
}

/** The first thirty are under way, all others have been delivered. */
function toldOf(index: number): number {
  return index < 30 ? 2 + ((index * 5) % 19) : 23;
}

/** What `GET /v1/board` answers. */
export function fixtureBoard(
  consignments: readonly FixtureConsignment[],
  openCases: number,
): Omit<Board, 'holds'> & { readonly holds: readonly unknown[] } {
  const counts: Record<string, number> = {};
  for (const consignment of consignments) {
    const status = statusOf(consignment);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  const waiting = (stage: string) =>
    consignments.filter((each) => summaryOf(each).stage === stage && each.trouble !== 'cancelled')
      .length;
  const recent = consignments
    .flatMap((each) =>
      happened(each).map(({ minute, type, text }) => ({
        at: new Date(each.plannedAt + minute * MINUTE).toISOString(),
        consignmentId: idOf(each),
        displayNumber: summaryOf(each).displayNumber,
        type,
        text,
      })),
    )
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, 12);
  return {
    asOf: new Date(FIXTURE_NOW).toISOString(),
    simulated: true,
    speed: 1,
    counts,
    stages: [
      { stage: 'dispatch', title: 'Dispatch', waiting: waiting('dispatch') },
      { stage: 'declare', title: 'Declare', waiting: waiting('declare') },
      { stage: 'hand-off', title: 'Hand off', waiting: waiting('hand-off') },
      { stage: 'confirm', title: 'Confirm', waiting: waiting('confirm') },
    ],
    holds: consignments
      .filter((each) => ['held', 'needs-operator'].includes(statusOf(each)))
      .map(summaryOf),
    recent,
    clocks: {
      list: {
        import: { count: 31, p50Hours: 0.94, p90Hours: 2.87 },
        export: { count: 14, p50Hours: 0.71, p90Hours: 1.36 },
      },
      labels: 'simulated',
    },
    cases: { open: openCases },
  };
}

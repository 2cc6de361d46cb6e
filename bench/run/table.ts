import { verdictOf } from './figure.ts';
import type { Figure } from './figure.ts';

const MARKS = { aim: '✓✓', kept: '✓', missed: '✗', '': '' } as const;

/** Figures with the bar beside each: ✓✓ reaches the aim, ✓ keeps what must be, ✗ misses it. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${readable(figure.value)} ${figure.unit}`.trim(),
    barText(figure),
    MARKS[verdictOf(figure)],
    figure.note ?? '',
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

function barText({ bar }: Figure): string {
  if (bar === undefined) return '';
  const aim = bar.aim === undefined ? '' : `, aim ${readable(bar.aim)}`;
  return `${bar.side === 'at most' ? '≤' : '≥'} ${readable(bar.must)}${aim}`;
}

/** Three digits that mean something, thousands apart. */
function readable(value: number): string {
  if (Number.isNaN(value)) return 'not measured';
  if (Math.abs(value) >= 100 || Number.isInteger(value)) {
    return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  }
  return value.toPrecision(3);
}

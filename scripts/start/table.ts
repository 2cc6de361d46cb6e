import type { DemoOrder } from './demo-orders.ts';

const HEADINGS = ['order', 'script', 'trade mode', 'expected end', 'actual end', 'link'] as const;

/** The demo's orders as a table; `✗` marks an order that is not where its script ends. */
export function orderTable(orders: readonly DemoOrder[]): string {
  const rows = orders.map((order) => [
    order.orderNumber,
    order.script,
    order.modeTitle,
    order.expectedEnd,
    `${order.actualEnd}${order.actualEnd === order.expectedEnd ? '' : ' ✗'}`,
    order.link,
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEADINGS), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}

import type { Route } from '../../functions/usecases/quote-posted-order.ts';
import type { quoteView } from '../../functions/usecases/views/quote-view.ts';

type View = ReturnType<typeof quoteView>;

/** The quote for a terminal: sums, items, charges, what is missing, every rule and its source. */
export function quoteText(view: View, route: Route): string {
  return [
    heading(view, route),
    sums(view),
    section('Items', itemRows(view)),
    section('Charges', chargeRows(view)),
    section(
      'Not quoted',
      view.unquoted.map(({ kind, reason }) => [kind, reason]),
    ),
    section('Missing', missingRows(view)),
    section(
      'Rules',
      view.rules.flatMap((rule) => ruleRows(rule)),
    ),
    section('Exchange rates', rateRows(view)),
    section(
      'Notes',
      view.notes.map((note) => [note]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const WOULD_OWE =
  'No parcel crosses a border to a consumer this way; the sums are what one from China would owe.';

function heading({ destination, on, form, declarant, terms, codes }: View, route: Route): string {
  const way = route.ok
    ? `${route.mode}, warehouse ${route.warehouseId}, carrier ${route.carrierId}`
    : `none (${route.code})`;
  return table([
    ['Destination', `${destination}, rules of ${on}`],
    ['Route', way],
    ['Because', route.reason],
    ...(route.ok && !route.crosses ? [['', WOULD_OWE]] : []),
    ['Declared as', `${form.title}${codes.length === 0 ? '' : ` [${codes.join(', ')}]`}`],
    ['Declared by', declarant],
    ['Terms', terms],
  ]);
}

const OPEN = 'not quoted';

function sums(view: View): string {
  const { goods, transport, duty, tax, fees, total, currency, complete, totalAsPaid } = view;
  const inPaid =
    totalAsPaid === undefined || totalAsPaid.currency === currency
      ? ''
      : ` (${totalAsPaid.amount} ${totalAsPaid.currency})`;
  const rows: readonly (readonly [string, string])[] = [
    ['Goods, less discount', goods],
    ['Freight and insurance', transport],
    ['Duty', duty ?? OPEN],
    ['Tax', tax ?? OPEN],
    ['Fees', fees],
    [complete ? 'Landed cost' : 'Landed cost, at least', total],
  ];
  const width = Math.max(...rows.map(([, amount]) => amount.length));
  const lines = rows.map(([name, amount]) => [
    name,
    `${amount.padStart(width)}${amount === OPEN ? '' : ` ${currency}`}${name.startsWith('Landed') ? inPaid : ''}`,
  ]);
  return table(lines);
}

function itemRows({ items, currency }: View): readonly (readonly string[])[] {
  return items.map(({ number, quantity, description, hsCode, origin, value }) => [
    `${String(number)}.`,
    `${String(quantity)} ×`,
    description,
    `HS ${hsCode ?? 'missing'}`,
    `from ${origin ?? '?'}`,
    `${value} ${currency}`,
  ]);
}

function chargeRows({ charges, currency }: View): readonly (readonly string[])[] {
  return charges.map(({ kind, title, amount, collected, rule }) => [
    kind,
    title,
    `${amount} ${currency}`,
    collected,
    rule,
  ]);
}

function missingRows({ missing }: View): readonly (readonly string[])[] {
  return missing.map(({ pointer, fix, holds }) => [holds ? 'holds' : 'wanted', pointer, fix]);
}

function ruleRows({ id, says, validFrom, validTo, source, weak }: View['rules'][number]) {
  const days = `${validFrom} … ${validTo ?? ''}`.trim();
  return [
    [id, says],
    ['', `${days}  ${source}`],
    ...(weak === undefined ? [] : [['', `weak: ${weak}`]]),
  ];
}

function rateRows({ rates }: View): readonly (readonly string[])[] {
  if (rates === undefined) return [];
  const { base, validFrom, source } = rates;
  return Object.entries(rates.rates).map(([code, rate]) => [
    `1 ${base} = ${rate} ${code}`,
    `from ${validFrom}`,
    source,
  ]);
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${title}\n${table(rows.map((row) => ['', ...row]))}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      0,
      ...rows.filter((row) => column < row.length - 1).map((row) => (row[column] ?? '').length),
    ),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

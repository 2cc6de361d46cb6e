import { z } from 'zod';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const quantities = z.object({
  unit: z.string(),
  book: z.string(),
  reserved: z.string(),
  declared: z.string(),
  releasedNotGated: z.string(),
  onHand: z.string(),
  notReceived: z.string(),
});
const stock = z.object({
  books: z.array(
    z.object({
      accountBook: z.string(),
      lines: z.array(z.object({ bookItem: z.string(), quantities: z.array(quantities) })),
    }),
  ),
});
const proof = z.object({
  proven: z.boolean(),
  movements: z.number(),
  lines: z.array(
    z.object({
      accountBook: z.string(),
      bookItem: z.string(),
      unit: z.string(),
      faults: z.array(z.string()),
    }),
  ),
});
const inbound = z.object({
  inboundId: z.string(),
  reference: z.string(),
  warehouseId: z.string(),
  nextStep: z.string().optional(),
  waitsFor: z.string().optional(),
  steps: z.array(
    z.object({
      title: z.string(),
      voucher: z.string().optional(),
      by: z.string().optional(),
      at: z.string().optional(),
    }),
  ),
  lines: z.array(
    z.object({
      lineId: z.string(),
      sku: z.string(),
      advised: z.string(),
      counted: z.string().optional(),
    }),
  ),
});
const adjustment = z.object({
  adjustmentId: z.string(),
  status: z.string(),
  accountBook: z.string(),
  bookItem: z.string(),
  direction: z.string(),
  of: z.string(),
  quantity: z.string(),
  requestedBy: z.string(),
});
const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
const statistics = z.object({
  month: z.string(),
  agrees: z.boolean(),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  totals: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

const INBOUND: { readonly [name: string]: Command } = {
  list: async (host) => {
    const { items } = page(inbound).parse((await callApi(host, 'GET', '/v1/inbounds')).body);
    return items.map(inboundLine).join('\n');
  },
  advise: async (host, [warehouseId = '', reference = '', ...pairs]) => {
    const lines = pairs
      .map((each) => pair(each, 'sku=quantity'))
      .map(([sku, quantity]) => ({ sku, quantity }));
    const body = { warehouseId, reference, lines };
    return inboundText((await callApi(host, 'POST', '/v1/inbounds', { body })).body);
  },
  show: async (host, [id = '']) => inboundText((await callApi(host, 'GET', inboundPath(id))).body),
  step: async (host, [id = '', step = '', voucher = '', ...pairs]) => {
    const counts = pairs.map((each) => pair(each, 'line=quantity'));
    const lines = counts.map(([lineId, quantity]) => ({ lineId, quantity }));
    const body = { step, voucher, ...(lines.length > 0 && { lines }) };
    return inboundText((await callApi(host, 'POST', `${inboundPath(id)}/steps`, { body })).body);
  },
};

/** Commands on stock, inbounds, adjustments and statistics, by name. */
export const STOCK_COMMANDS: { readonly [name: string]: Command } = {
  stock: async (host) => {
    const { books } = stock.parse((await callApi(host, 'GET', '/v1/stock')).body);
    return books
      .flatMap(({ accountBook, lines }) => [accountBook, ...lines.map(stockLine)])
      .join('\n');
  },
  'prove-stock': async (host) => {
    const proven = proof.parse((await callApi(host, 'GET', '/v1/stock/proof')).body);
    const { lines, movements } = proven;
    const faulty = lines.filter(({ faults }) => faults.length > 0);
    const told = faulty.flatMap(({ accountBook, bookItem, unit, faults }) =>
      faults.map((fault) => `  ${accountBook}/${bookItem} ${unit}: ${fault}`),
    );
    const sum = `${String(lines.length)} lines, ${String(movements)} movements`;
    if (proven.proven) return `Proven: ${sum}; every balance is the fold of its movements.`;
    throw new CommandError([`Not proven: ${sum}.`, ...told].join('\n'));
  },
  inbound: async (host, [name = 'list', ...args]) => {
    const run = Object.hasOwn(INBOUND, name) ? INBOUND[name] : undefined;
    if (run === undefined) throw new CommandError('inbound list, advise, show or step.');
    return run(host, args);
  },
  adjust: async (host, [accountBook, bookItem, unit, direction, of, quantity, ...reason]) => {
    const line = { accountBook, bookItem, unit, direction, of, quantity };
    const body = { ...line, reason: reason.join(' ') };
    return adjustmentLine((await callApi(host, 'POST', '/v1/adjustments', { body })).body);
  },
  adjustments: async (host) => {
    const { body } = await callApi(host, 'GET', '/v1/adjustments');
    return page(adjustment).parse(body).items.map(adjustmentLine).join('\n');
  },
  approve: (host, [id = '']) => decide(host, id, 'approved'),
  reject: (host, [id = '']) => decide(host, id, 'rejected'),
  statistics: async (host, [month = '', format = 'text']) => {
    const path = `/v1/statistics?month=${encodeURIComponent(month)}`;
    const { body } = await callApi(host, 'GET', format === 'csv' ? `${path}&format=csv` : path);
    if (typeof body === 'string') return body;
    const { rows, totals, agrees } = statistics.parse(body);
    const sums = agrees ? 'rows add up to the released lists' : 'ROWS DO NOT ADD UP';
    return [...rows, ...totals]
      .map((row) => Object.values(row).join('  '))
      .concat(sums)
      .join('\n');
  },
};

async function decide(host: HostConnection, id: string, decision: string): Promise<string> {
  const path = `/v1/adjustments/${encodeURIComponent(id)}/decision`;
  return adjustmentLine((await callApi(host, 'POST', path, { body: { decision } })).body);
}

function adjustmentLine(body: unknown): string {
  const each = adjustment.parse(body);
  const { adjustmentId, status, accountBook, bookItem, direction, of, quantity } = each;
  return `${adjustmentId}  ${accountBook}/${bookItem}  ${of} ${direction} ${quantity}  ${status}, asked by ${each.requestedBy}`;
}

function stockLine({
  bookItem,
  quantities: all,
}: z.infer<typeof stock>['books'][number]['lines'][number]): string {
  return all
    .map((each, index) => {
      const { unit, book, reserved, declared, releasedNotGated, onHand, notReceived } = each;
      const name = index === 0 ? bookItem : '';
      return `  ${name.padEnd(12)} unit ${unit}  book ${book}  reserved ${reserved}  declared ${declared}  released not gated ${releasedNotGated}  on hand ${onHand}  not received ${notReceived}`;
    })
    .join('\n');
}

function inboundLine(each: z.infer<typeof inbound>): string {
  const { inboundId, reference, warehouseId, nextStep, waitsFor = '' } = each;
  const state = nextStep === undefined ? 'put away' : `waits for ${waitsFor}: ${nextStep}`;
  return `${inboundId}  ${reference}  ${warehouseId}  ${state}`;
}

function inboundText(body: unknown): string {
  const read = inbound.parse(body);
  return [
    inboundLine(read),
    ...read.steps.map(({ title, voucher, by = '', at = '' }) =>
      voucher === undefined ? `  ${title}` : `  ${title}  ${voucher}  ${by}  ${at}`,
    ),
    ...read.lines.map(
      ({ lineId, sku, advised, counted = 'not yet' }) =>
        `  ${lineId}. ${sku}  advised ${advised}  counted ${counted}`,
    ),
  ].join('\n');
}

function inboundPath(id: string): string {
  return `/v1/inbounds/${encodeURIComponent(id)}`;
}

function pair(text: string, shape: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CommandError(`"${text}" is not ${shape}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

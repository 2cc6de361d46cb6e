import { z } from 'zod';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const summary = z.object({
  summaryId: z.string(),
  month: z.string(),
  lists: z.number(),
  state: z.string(),
  by: z.string(),
  filing: z.number(),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  receipts: z.array(
    z.object({
      message: z.string(),
      status: z.string(),
      meaning: z.string(),
      at: z.string(),
      info: z.string(),
    }),
  ),
  declarations: z.array(
    z.object({
      sequenceNumber: z.string(),
      entryNumber: z.string().optional(),
      state: z.string(),
      at: z.string(),
    }),
  ),
});
const page = z.object({ items: z.array(summary) });

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

const SUMMARY: { readonly [name: string]: Command } = {
  list: async (host) => told((await callApi(host, 'GET', '/v1/summaries')).body),
  ask: async (host, [month = '', merchantId]) => {
    const body = { month, ...(merchantId !== undefined && { merchantId }) };
    return told((await callApi(host, 'POST', '/v1/summaries', { body })).body);
  },
  show: async (host, [id = '']) => {
    const { body } = await callApi(host, 'GET', `/v1/summaries/${encodeURIComponent(id)}`);
    const shown = summary.parse(body);
    const { fault, receipts, declarations } = shown;
    return [
      lineOf(shown),
      ...(fault === undefined ? [] : [`  not filed  ${fault.code}: ${fault.message}`]),
      ...receipts.map(
        ({ message, status, meaning, at, info }) =>
          `  ${message}  ${status} ${meaning}  ${at}  ${info}`,
      ),
      ...declarations.map(
        ({ sequenceNumber, entryNumber = 'no number yet', state, at }) =>
          `  792  ${sequenceNumber}  ${entryNumber}  state ${state}  ${at}`,
      ),
    ].join('\n');
  },
};

/** Commands on monthly summary applications (701). */
export const SUMMARY_COMMANDS: { readonly [name: string]: Command } = {
  summary: (host, [name = 'list', ...args]) => {
    const run = Object.hasOwn(SUMMARY, name) ? SUMMARY[name] : undefined;
    if (run === undefined) throw new CommandError('summary list, ask or show.');
    return run(host, args);
  },
};

function told(body: unknown): string {
  return page.parse(body).items.map(lineOf).join('\n');
}

function lineOf({ summaryId, month, lists, state, by, filing }: z.infer<typeof summary>): string {
  const again = filing === 1 ? '' : `, filing ${String(filing)}`;
  return `${summaryId}  ${month}  ${String(lists)} lists  ${state}${again}, asked by ${by}`;
}

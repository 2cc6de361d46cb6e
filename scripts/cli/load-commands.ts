import { z } from 'zod';
import { callApi } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const summary = z.object({
  loadId: z.string(),
  modeTitle: z.string(),
  destination: z.string(),
  status: z.string(),
  parcels: z.number(),
  masterBill: z.string().optional(),
  holds: z.array(z.object({ ask: z.string(), code: z.string(), message: z.string() })),
});
const list = z.object({ items: z.array(summary) });
const page = summary.extend({
  entries: z.array(z.object({ consignmentId: z.string(), waybillNumber: z.string() })),
  documents: z.array(
    z.object({ kind: z.string(), title: z.string(), state: z.string(), filedBy: z.string() }),
  ),
  waitsFor: z.array(z.object({ name: z.string(), party: z.string().optional() })),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands on loads, by name. */
export const LOAD_COMMANDS: { readonly [name: string]: Command } = {
  loads: async (host, [status]) => {
    const query = status === undefined ? '' : `?status=${encodeURIComponent(status)}`;
    const { items } = list.parse((await callApi(host, 'GET', `/v1/loads${query}`)).body);
    return items.map(line).join('\n');
  },
  load: async (host, [id = '']) =>
    pageText(page.parse((await callApi(host, 'GET', pathOf(id))).body)),
  'close-load': (host, [id = '']) => command(host, id, 'close', {}),
  'take-out': (host, [id = '', consignmentId = '']) =>
    command(host, id, 'take-out', { consignmentId }),
  'ask-again': (host, [id = '', ...note]) =>
    command(host, id, 'ask-again', note.length === 0 ? {} : { note: note.join(' ') }),
};

async function command(
  host: HostConnection,
  id: string,
  name: string,
  body: object,
): Promise<string> {
  const { etag = '' } = await callApi(host, 'GET', pathOf(id));
  const headers = { 'if-match': etag };
  const answer = await callApi(host, 'POST', `${pathOf(id)}/${name}`, { body, headers });
  return pageText(page.parse(answer.body));
}

function pathOf(id: string): string {
  return `/v1/loads/${encodeURIComponent(id)}`;
}

function line(load: z.infer<typeof summary>): string {
  const { loadId, modeTitle, destination, status, parcels, masterBill, holds } = load;
  const held = holds.length === 0 ? '' : `  refused: ${holds.map(({ ask }) => ask).join(', ')}`;
  const bill = masterBill === undefined ? '' : `  ${masterBill}`;
  const count = parcels === 1 ? '1 parcel' : `${String(parcels)} parcels`;
  return `${loadId}  ${modeTitle} to ${destination}  ${status}  ${count}${bill}${held}`;
}

function pageText(load: z.infer<typeof page>): string {
  const { entries, documents, waitsFor, holds } = load;
  return [
    line(load),
    ...holds.map(({ ask, code, message }) => `  ${ask} was refused (${code}): ${message}`),
    ...waitsFor.map(({ name, party = 'a partner' }) => `  waits for ${party}: ${name}`),
    ...documents.map((each) => `  ${each.kind} ${each.title}, ${each.filedBy}: ${each.state}`),
    ...entries.map(({ consignmentId, waybillNumber }) => `  ${consignmentId}  ${waybillNumber}`),
  ].join('\n');
}

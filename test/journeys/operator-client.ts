import createClient from 'openapi-fetch';
import type { components, paths } from '../../generated/api.d.ts';
import { MERCHANT_ID } from './journey-orders.ts';
import type { HostUnderTest } from './host-under-test.ts';

type Schemas = components['schemas'];
export type ConsignmentPage = Schemas['Consignment'];

interface StockLine {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
}

const OF_MERCHANT = { merchantId: MERCHANT_ID };
const ofMerchant = { params: { query: OF_MERCHANT } };
const ofConsignment = (consignmentId: string) => ({ params: { path: { consignmentId } } });

/** What an operator does, over HTTP, by the client generated from the API's description. Refusals are thrown. */
export function operatorClient(host: Pick<HostUnderTest, 'url' | 'token'>) {
  const client = createClient<paths>({
    baseUrl: host.url,
    headers: { authorization: `Bearer ${host.token}` },
  });
  const consignments = async (query: { readonly q?: string; readonly limit?: string }) => {
    const params = { query: { ...OF_MERCHANT, ...query } };
    return (await given(client.GET('/v1/consignments', { params }))).items;
  };

  return {
    ...commands(client),
    consignment: (id: string) =>
      given(client.GET('/v1/consignments/{consignmentId}', ofConsignment(id))),
    consignmentsOf: async (orderNumber: string) =>
      (await consignments({ q: orderNumber })).filter((each) => each.orderNumber === orderNumber),
    /** The newest hundred. */
    newest: () => consignments({ limit: '100' }),
    /** The newest hundred of a stock line. */
    movements: async ({ accountBook: book, bookItem: item, unit }: StockLine) => {
      const params = { query: { ...OF_MERCHANT, book, item, unit } };
      return (await given(client.GET('/v1/stock/movements', { params }))).items;
    },
    load: (loadId: string) =>
      given(client.GET('/v1/loads/{loadId}', { params: { path: { loadId } } })),
    pccc: (id: string) =>
      given(client.GET('/v1/consignments/{consignmentId}/pccc', ofConsignment(id))),
    statistics: async (month: string) => {
      const params = { query: { ...OF_MERCHANT, month } };
      return given(client.GET('/v1/statistics', { params }));
    },
    statisticsCsv: async (month: string) => {
      const params = { query: { ...OF_MERCHANT, month, format: 'csv' as const } };
      return (await client.GET('/v1/statistics', { params, parseAs: 'stream' })).response.text();
    },
    /** Has a month summed up, and the applications of it as they stand. */
    sumUp: async (month: string) => {
      const body = { ...OF_MERCHANT, month };
      return (await given(client.POST('/v1/summaries', { body }))).items;
    },
    summary: (summaryId: string) =>
      given(client.GET('/v1/summaries/{summaryId}', { params: { path: { summaryId } } })),
    summaryDocument: async (summaryId: string, documentKey: string) => {
      const params = { path: { summaryId, documentKey } };
      const path = '/v1/summaries/{summaryId}/documents/{documentKey}';
      return (await client.GET(path, { params, parseAs: 'stream' })).response.text();
    },
    stockProof: () => given(client.GET('/v1/stock/proof', ofMerchant)),
    /** Undefined while there is no such order. */
    order: async (orderId: string) =>
      (await client.GET('/v1/orders/{orderId}', { params: { path: { orderId } } })).data,
    proof: (id: string) =>
      given(client.GET('/v1/consignments/{consignmentId}/proof', ofConsignment(id))),
    deliveries: async (channelId: string) => {
      const params = { path: { channelId } };
      return (await given(client.GET('/v1/channels/{channelId}/deliveries', { params }))).items;
    },
    /** Promises whose deadlines passed, the hundred that passed first. */
    missed: async () => {
      const params = { query: { ...OF_MERCHANT, hours: '0', limit: '100' } };
      return (await given(client.GET('/v1/promises', { params }))).items;
    },
    lateRates: async (from: string, to: string) => {
      const params = { query: { ...OF_MERCHANT, from, to } };
      return (await given(client.GET('/v1/promises/rates', { params }))).items;
    },
    cases: async () => (await given(client.GET('/v1/cases', ofMerchant))).items,
    report: async (reportId: string, format: 'json' | 'csv') => {
      const params = { path: { reportId }, query: { format } };
      const path = '/v1/reports/{reportId}';
      return (await client.GET(path, { params, parseAs: 'stream' })).response.text();
    },
    reconcile: () => given(client.POST('/v1/reconciliations', ofMerchant)),
  };
}

/** Commands about what has just been read; read again where a partner's answer came in between. */
function commands(client: ReturnType<typeof createClient<paths>>) {
  async function toCommand(consignmentId: string) {
    const path = '/v1/consignments/{consignmentId}';
    const { response } = await client.GET(path, ofConsignment(consignmentId));
    return { path: { consignmentId }, header: { 'If-Match': response.headers.get('etag') ?? '' } };
  }
  async function command(
    id: string,
    send: (params: Awaited<ReturnType<typeof toCommand>>) => Promise<Commanded>,
  ): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const { error } = await send(await toCommand(id));
      if (error === undefined) return;
      if (error.code !== 'version-changed' || tries === MOST_TRIES) throw faultOf(error);
    }
  }
  return {
    fix: (id: string, field: string, value: string) => {
      const path = '/v1/consignments/{consignmentId}/fix';
      const body = { changes: [{ field, value }] };
      return command(id, (params) => client.POST(path, { params, body }));
    },
    /** As it stands, once somebody saw to it elsewhere. */
    goOn: (id: string) => {
      const path = '/v1/consignments/{consignmentId}/fix';
      return command(id, (params) => client.POST(path, { params, body: { changes: [] } }));
    },
    cancel: (id: string, reason: string) => {
      const path = '/v1/consignments/{consignmentId}/cancel';
      return command(id, (params) => client.POST(path, { params, body: { reason } }));
    },
    takeBack: (id: string, reason: string) => {
      const path = '/v1/consignments/{consignmentId}/return';
      return command(id, (params) => client.POST(path, { params, body: { reason } }));
    },
  };
}

/** What a command is answered. */
interface Commanded {
  readonly error?: Schemas['Problem'];
}

/** A consignment changes a few times while it is read. */
const MOST_TRIES = 10;

function faultOf({ code, detail = '' }: Schemas['Problem']): Error {
  return new Error(`${code}: ${detail}`);
}

async function given<Data>(
  answer: Promise<{ data?: Data; error?: Schemas['Problem'] }>,
): Promise<Data> {
  const { data, error } = await answer;
  if (error !== undefined) throw faultOf(error);
  if (data === undefined) throw new Error('an answer without a body');
  return data;
}

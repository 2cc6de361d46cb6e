import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { tradeModesView } from '../../functions/usecases/views/trade-modes-view.ts';
import { detailOf, idOf, statusOf, summaryOf, versionOf } from './fixture-consignment.ts';
import type { FixtureConsignment } from './fixture-consignment.ts';
import { fixtureCatalogue } from './fixture-catalogue.ts';
import type { FixtureCatalogue } from './fixture-catalogue.ts';
import { fixtureLoads } from './fixture-loads.ts';
import type { FixtureLoads } from './fixture-loads.ts';
import { fixtureStock } from './fixture-stock.ts';
import type { FixtureStock } from './fixture-stock.ts';
import {
  FIXTURE_CASES,
  FIXTURE_CHANNELS,
  FIXTURE_CHANNEL_TEST,
  FIXTURE_REPORT,
  fixtureDeliveries,
} from './fixture-records.ts';
import { FIXTURE_ENDPOINTS, FIXTURE_OUTBOUND, FIXTURE_SECRETS } from './fixture-endpoints.ts';
import { FIXTURE_WORKFLOW } from './fixture-workflow.ts';
import { FIXTURE_NOW, fixtureBoard, fixtureConsignments } from './fixture-world.ts';

const DIST = join(__dirname, '../../console/dist');
/** The policy that console/README.md asks of every host. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** At most so many milliseconds before an API call is answered, each drawn anew. */
const LATENCY = Number(process.env.BONDWAY_BROWSER_LATENCY ?? 0);

export const FIXTURE_TOKEN = 'fixture-token';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly etag?: string;
  readonly contentType?: string;
}

/** The fixture's state; tests change it and watch the page follow. */
export interface FixtureApi {
  readonly url: string;
  consignments: FixtureConsignment[];
  loads: FixtureLoads;
  stock: FixtureStock;
  catalogue: FixtureCatalogue;
  /** Answers every API call with this status instead, e.g. 503. */
  failWith: number | undefined;
  /** While it is set, no API call is answered before it resolves. */
  held: Promise<void> | undefined;
  /** Answers with 304, counted. */
  unchanged: number;
  /** API calls so far. */
  calls: number;
  /** How often it was made as new: a call of an earlier test changes nothing in a later one. */
  resets: number;
  /** The consignment of that number; it must be there. */
  readonly consignment: (index: number) => FixtureConsignment;
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

/** Serves console/dist and a small operator API on a free port of this machine. */
export async function startFixtureApi(): Promise<FixtureApi> {
  const server = createServer((request, response) => {
    void answer(api, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const api: FixtureApi = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    consignments: fixtureConsignments(),
    loads: fixtureLoads(),
    stock: fixtureStock(),
    catalogue: fixtureCatalogue(),
    failWith: undefined,
    held: undefined,
    unchanged: 0,
    calls: 0,
    resets: 0,
    consignment: (index) => {
      const found = api.consignments[index];
      if (found === undefined) throw new Error(`the fixture has no consignment ${String(index)}`);
      return found;
    },
    reset: () => {
      Object.assign(api, {
        consignments: fixtureConsignments(),
        loads: fixtureLoads(),
        stock: fixtureStock(),
        catalogue: fixtureCatalogue(),
        failWith: undefined,
        held: undefined,
        unchanged: 0,
        calls: 0,
        resets: api.resets + 1,
      });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return api;
}

async function answer(api: FixtureApi, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', api.url);
  if (!url.pathname.startsWith('/v1/')) return serveFile(url.pathname, response);
  api.calls += 1;
  const { resets } = api;
  const sent = await text(request).catch(() => undefined);
  if (LATENCY > 0) await pause(Math.random() * LATENCY);
  await api.held;
  if (sent === undefined || resets !== api.resets) return response.destroy();
  const { status, body, etag, contentType } = await route(api, request, url, sent);
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    api.unchanged += 1;
    return response.writeHead(304, { etag }).end();
  }
  const type = contentType ?? (status < 400 ? 'application/json' : 'application/problem+json');
  response.writeHead(status, { 'content-type': type, ...(etag === undefined ? {} : { etag }) });
  return response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function serveFile(path: string, response: ServerResponse) {
  const file = extname(path) === '' ? 'index.html' : normalize(path);
  const bytes = await readFile(join(DIST, file)).catch(() => undefined);
  if (bytes === undefined) return response.writeHead(404).end();
  return response
    .writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    })
    .end(bytes);
}

function problem(status: number, title: string, errors?: readonly object[]): Answer {
  return { status, body: { type: 'about:blank', title, status, errors } };
}

/** A signer that is dark, because that is what an operator must see. */
const FIXTURE_SIGNER = {
  declarant: '3301960A1B',
  name: 'Hangzhou Bonded Declarations',
  perMinute: 250,
  signatures: 0,
  documents: 0,
  waiting: 12,
  more: false,
  oldest: new Date(FIXTURE_NOW - 9 * 60_000).toISOString(),
  dark: {
    since: new Date(FIXTURE_NOW - 8 * 60_000).toISOString(),
    code: 'wrong-pin',
    message: 'wrong-pin: the PIN of the key is wrong',
    probes: 3,
    nextLook: new Date(FIXTURE_NOW + 8_000).toISOString(),
  },
};

const ok = (body: unknown, etag?: string): Answer => ({ status: 200, body, etag });

async function route(
  api: FixtureApi,
  request: IncomingMessage,
  url: URL,
  sent: string,
): Promise<Answer> {
  if (request.headers.authorization !== `Bearer ${FIXTURE_TOKEN}`) {
    return problem(401, 'The token is not known.');
  }
  if (api.failWith !== undefined)
    return problem(api.failWith, 'Something went wrong in the server.');
  const [, , collection = '', id, sub, key] = url.pathname.split('/');
  if (collection === 'catalogue') return catalogue(api, request, url, sent);
  if (request.method === 'POST') return command(api, request, sent, [collection, id, sub]);
  switch (collection) {
    case 'board':
      return ok(fixtureBoard(api.consignments, openCases(api)));
    case 'workflow':
      return ok(FIXTURE_WORKFLOW, '"workflow"');
    case 'trade-modes':
      return ok(tradeModesView());
    case 'consignments':
      if (id === undefined) return list(api, url);
      if (sub === 'pccc') return ok({ kind: 'matches' });
      return sub === 'documents'
        ? documentBody(decodeURIComponent(key ?? ''))
        : consignment(api, id);
    case 'loads':
      return id === undefined
        ? ok(api.loads.list(url.searchParams.get('status') ?? ''))
        : load(api, id);
    case 'stock':
      return ok(api.stock.books());
    case 'inbounds':
      return ok(api.stock.inbounds());
    case 'adjustments':
      return ok(api.stock.adjustments(operatorIn(request)));
    case 'guarantees':
      return ok({
        items: [
          { guarantorCode: '3301960A1B', drawn: '24.57', limit: '200000.00', left: '199975.43' },
        ],
      });
    case 'signers':
      return ok({ items: api.consignments.length === 0 ? [] : [FIXTURE_SIGNER] });
    case 'cases':
      return ok({ items: api.consignments.length === 0 ? [] : FIXTURE_CASES });
    case 'reports':
      return id === undefined ? reports(api) : report(url.searchParams.get('format'));
    case 'channels':
      if (id === undefined)
        return ok({ items: api.consignments.length === 0 ? [] : FIXTURE_CHANNELS });
      return ok({ items: deliveriesOf(id, url.searchParams) });
    case 'endpoints':
      return ok(id === undefined ? FIXTURE_ENDPOINTS : { items: FIXTURE_OUTBOUND });
    case 'promises':
      return id === 'rates' ? ok(FIXTURE_RATES) : promises(api, url);
    default:
      return problem(404, 'There is no such resource.');
  }
}

async function catalogue(
  api: FixtureApi,
  { method, headers }: IncomingMessage,
  url: URL,
  sent: string,
): Promise<Answer> {
  const ifMatch = headers['if-match'];
  const {
    status,
    text: body,
    headers: answered,
  } = await api.catalogue.answer({
    ...{ method: method === 'PUT' || method === 'POST' ? method : 'GET', body: sent },
    path: `${url.pathname}${url.search}`,
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });
  return { status, body, etag: answered.etag };
}

function endpointCommand(
  { headers }: IncomingMessage,
  id: string | undefined,
  verb: string | undefined,
  body: string,
): Answer {
  if (verb === 'test') return ok(FIXTURE_OUTBOUND[0]);
  if (verb === 'replay') return ok({ replayed: body.includes('before') ? 1 : 40 });
  const known = FIXTURE_ENDPOINTS.items.find(({ endpointId }) => endpointId === id);
  if (known !== undefined && headers['if-match'] !== `"${String(known.version)}"`) {
    return problem(412, 'The endpoint changed meanwhile. Look at it again, then repeat.');
  }
  return { status: 201, body: { endpointId: id ?? 'EP-3', secrets: FIXTURE_SECRETS } };
}

function deliveriesOf(channelId: string, search: URLSearchParams) {
  const [outcome, topic] = [search.get('outcome'), search.get('topic')];
  return fixtureDeliveries(channelId).filter(
    (each) =>
      (outcome === null || each.outcome === outcome) && (topic === null || each.topic === topic),
  );
}

/** The first is missed, the second comes within a day, the third within a week. */
function promises(api: FixtureApi, url: URL): Answer {
  const until = FIXTURE_NOW + Number(url.searchParams.get('hours') ?? 24) * 3_600_000;
  const deadlines = [-3, 5, 100].map((hours) => FIXTURE_NOW + hours * 3_600_000);
  const items = deadlines.flatMap((deadline, at) => {
    const parcel = api.consignments[at + 2];
    if (parcel === undefined || deadline > until) return [];
    const { consignmentId, displayNumber, channelId } = summaryOf(parcel);
    return [
      {
        ...{ consignmentId, displayNumber, channelId, warehouseId: 'xiamen-import' },
        ...{ status: statusOf(parcel), next: at === 1 ? 'handover' : 'ship' },
        ...{ deadline: new Date(deadline).toISOString(), isMissed: deadline < FIXTURE_NOW },
      },
    ];
  });
  return ok({ items });
}

const FIXTURE_RATES = {
  items: [
    { channelId: 'demo-market', due: 240, kept: 231, late: 9, notShipped: 2, lateRate: 375 },
    { channelId: 'demo-shop', due: 0, kept: 0, late: 0, notShipped: 0 },
  ],
};

function operatorIn({ headers }: IncomingMessage): string {
  return String(headers['bondway-operator'] ?? 'operator');
}

function openCases(api: FixtureApi): number {
  return api.consignments.length === 0
    ? 0
    : FIXTURE_CASES.filter((c) => c.status === 'open').length;
}

function list(api: FixtureApi, url: URL): Answer {
  const [q, status] = [url.searchParams.get('q') ?? '', url.searchParams.get('status') ?? ''];
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 25);
  const found = api.consignments.filter((each) => {
    const { orderNumber, orderId, consignmentId, waybillNumber, displayNumber } = summaryOf(each);
    const names = [orderNumber, orderId, consignmentId, waybillNumber, displayNumber];
    return (q === '' || names.includes(q)) && (status === '' || statusOf(each) === status);
  });
  return ok({
    items: found.slice(from, from + limit).map(summaryOf),
    nextCursor: found.length > from + limit ? String(from + limit) : undefined,
  });
}

function consignment(api: FixtureApi, id: string): Answer {
  const found = api.consignments.find((each) => idOf(each) === id);
  if (found === undefined) return problem(404, 'No consignment has this id.');
  return ok(detailOf(found), `"${String(versionOf(found))}"`);
}

async function load(api: FixtureApi, id: string): Promise<Answer> {
  const page = await api.loads.page(id);
  if (page === undefined) return problem(404, 'No load has this id.');
  return ok(page, `"${String(page.version)}"`);
}

function documentBody(key: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="4F0C…" version="1.0">
  <ceb:Order>
    <ceb:OrderHead>
      <ceb:orderNo>${key}</ceb:orderNo>
      <ceb:buyerName>王*</ceb:buyerName>
      <ceb:buyerIdNumber>**************002X</ceb:buyerIdNumber>
      <ceb:acturalPaid>253.06</ceb:acturalPaid>
      <ceb:currency>142</ceb:currency>
    </ceb:OrderHead>
  </ceb:Order>
</ceb:CEB311Message>
`;
  return { status: 200, body, contentType: 'application/xml' };
}

function reports(api: FixtureApi): Answer {
  if (api.consignments.length === 0) return ok({ items: [] });
  const { reportId, at, differences } = FIXTURE_REPORT;
  const formats = ['json', 'csv'];
  return ok({
    items: [
      { reportId, at, differences: differences.length, formats },
      { reportId: 'R-20261122-0200', at: '2026-11-22T02:00:00.000Z', differences: 0, formats },
    ],
  });
}

function report(format: string | null): Answer {
  if (format !== 'csv') return ok(FIXTURE_REPORT);
  return {
    status: 200,
    body: 'kind,consignmentId\r\ngated-without-release,O7F3K9M2QX1034-01\r\n',
    contentType: 'text/csv',
  };
}

async function command(
  api: FixtureApi,
  request: IncomingMessage,
  sent: string,
  [collection, id, verb]: readonly [string, string | undefined, string | undefined],
): Promise<Answer> {
  if (collection === 'channels') return ok(FIXTURE_CHANNEL_TEST);
  if (collection === 'endpoints') return endpointCommand(request, id, verb, sent);
  const body = JSON.parse(sent) as Record<string, unknown>;
  if (collection === 'reconciliations') return { status: 201, body: FIXTURE_REPORT };
  if (collection === 'inbounds') {
    const shown = verb === 'steps' ? api.stock.step(body) : api.stock.advise(body);
    return shown === undefined ? problem(409, 'It does not fit.') : { status: 201, body: shown };
  }
  if (collection === 'adjustments') {
    const shown = api.stock.decide(body, operatorIn(request));
    return shown === undefined ? problem(409, 'Who asked cannot decide.') : ok(shown);
  }
  if (collection === 'loads' && id !== undefined) {
    const taken = api.loads.command(id, verb ?? '', body);
    return taken ? load(api, id) : problem(404, 'There is no such command.');
  }
  const found = api.consignments.find((each) => idOf(each) === id);
  if (found === undefined) return problem(404, 'No consignment has this id.');
  if (request.headers['if-match'] === undefined) return problem(428, 'If-Match is required.');
  if (request.headers['if-match'] !== `"${String(versionOf(found))}"`) {
    return problem(412, 'The consignment changed meanwhile. Look at it again, then repeat.');
  }
  return COMMANDS[verb ?? '']?.(found, body) ?? problem(404, 'There is no such command.');
}

type Command = (found: FixtureConsignment, body: Record<string, unknown>) => Answer;

function note(found: FixtureConsignment, text: string): void {
  found.commands.push({ text, by: 'operator', at: new Date(FIXTURE_NOW).toISOString() });
}

const COMMANDS: Readonly<Record<string, Command>> = {
  fix(found, body) {
    const changes = body.changes as { field: string; value: string }[];
    const errors = changes.flatMap(({ field, value }, index) =>
      field.endsWith('hsCode') && !/^\d{10}$/.test(value)
        ? [{ pointer: `/changes/${String(index)}/value`, detail: 'must be ten digits' }]
        : [],
    );
    if (errors.length > 0) return problem(422, 'A field is not right.', errors);
    found.trouble = undefined;
    note(found, `Fixed ${changes.map(({ field }) => field).join(', ')}`);
    return ok(detailOf(found), `"${String(versionOf(found))}"`);
  },
  clear(found, body) {
    if (found.trouble !== 'screening') return problem(409, 'Screening does not hold it.');
    found.trouble = undefined;
    note(found, `Cleared for the ${String(body.scope)}: ${String(body.note)}`);
    return ok(detailOf(found), `"${String(versionOf(found))}"`);
  },
  cancel(found, body) {
    found.trouble = 'cancelled';
    note(found, `Cancellation asked for: ${String(body.reason)}`);
    return { status: 202, body: {} };
  },
  resume(found, body) {
    found.trouble = body.stage === 'unwind' ? 'rejected' : undefined;
    note(found, `Resumed at ${String(body.stage)}`);
    return { status: 202, body: {} };
  },
};

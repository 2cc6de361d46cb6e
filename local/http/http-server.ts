import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HandlerName, Route } from '../../functions/runtime/contracts/routes.ts';
import type { HttpHandler, HttpResponse } from '../../functions/runtime/http-event.ts';
import { problemResponse } from '../../functions/runtime/http-response.ts';
import { ExitError } from '../exit-error.ts';
import { carriesToken, isMeantForUs } from './guard.ts';
import { matchRoute } from './match-route.ts';
import { httpEvent, readBody } from './read-request.ts';
import { staticFiles } from './static-files.ts';
import type { StaticFile, StaticFiles } from './static-files.ts';

/** What serves a route; a handler that the contracts name and nobody gives does not compile. */
export type HandlerTable = { readonly [Name in HandlerName]: HttpHandler };

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly handlers: HandlerTable;
  /** Asked of every operator route. */
  readonly token: string;
  /** Folder of the built console. */
  readonly consoleFolder: string;
  /** Hears of faults; the client gets a bare 500. */
  readonly report: (error: unknown) => void;
}

/** A listening server. `close` lets requests under way end. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What one connection may cost. Milliseconds and bytes; longer headers are answered with 431. */
const LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** Requests under way at a stop get this long. */
const LONGEST_DRAIN_MS = 10_000;

const NOT_FOUND = problemResponse({ status: 404, code: 'not-found', title: 'Not found' });
const UNAUTHORIZED = problemResponse({
  status: 401,
  code: 'token-missing',
  title: 'Token missing or wrong',
  detail: 'Send the token printed at start as "Authorization: Bearer <token>".',
});
const WRONG_HOST = problemResponse({
  status: 421,
  code: 'wrong-host',
  title: 'Not meant for this host',
});

/**
 * Starts the one HTTP server of the embedded host: the routes of the contracts, and the console.
 *
 * @throws ExitError `portBusy` when somebody else listens there
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer(LIMITS);
  const files = staticFiles(options.consoleFolder);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(options, files, request).then(
      (result) => send(server, request, response, result),
      (error: unknown) => {
        // A client that hung up is no fault of ours, and nobody waits for the answer.
        if (request.socket.destroyed) return;
        options.report(error);
        const title = 'Fault on our side';
        send(server, request, response, problemResponse({ status: 500, code: 'fault', title }));
      },
    );
  });
  const port = await listen(server, options);
  return {
    port,
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN_MS);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

function listen(server: Server, { port, host }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      const message = `Port ${String(port)} on ${host} is in use: stop what listens there, or start with --port <another>.`;
      reject(busy ? new ExitError('portBusy', message, error) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(
  options: ServerOptions,
  files: StaticFiles,
  request: IncomingMessage,
): Promise<HttpResponse | { readonly file: StaticFile }> {
  const url = URL.parse(request.url ?? '/', 'http://host');
  if (url === null) return NOT_FOUND;
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const matched = matchRoute(method, url.pathname);
  if (matched === undefined) return fileOr404(files, request, url);
  if ('allow' in matched) return wrongMethod(matched.allow);
  const refusal = refuse(options, request, matched.route);
  if (refusal !== undefined) return refusal;
  const body = await readBody(request, matched.route.bodyLimit);
  if (body === undefined) return tooLarge(matched.route);
  return options.handlers[matched.route.handler](httpEvent(request, url, matched, body));
}

async function fileOr404(files: StaticFiles, request: IncomingMessage, url: URL) {
  const isPage = request.method === 'GET' || request.method === 'HEAD';
  if (!isPage || /^\/(v1|webhooks|partners)(\/|$)/.test(url.pathname)) return NOT_FOUND;
  const file = await files.get(url.pathname, request.headers['accept-encoding']);
  return file === undefined ? NOT_FOUND : { file };
}

function refuse(
  { host, token }: ServerOptions,
  request: IncomingMessage,
  route: Route,
): HttpResponse | undefined {
  if (route.auth !== 'operator') return undefined;
  if (!isMeantForUs(request, new Set([host]))) return WRONG_HOST;
  return carriesToken(request, token) ? undefined : UNAUTHORIZED;
}

function wrongMethod(allow: readonly string[]): HttpResponse {
  const problem = problemResponse({
    status: 405,
    code: 'wrong-method',
    title: 'Method not allowed',
  });
  return { ...problem, headers: { ...problem.headers, allow: allow.join(', ') } };
}

function tooLarge({ bodyLimit }: Route): HttpResponse {
  return problemResponse({
    status: 413,
    code: 'body-too-large',
    title: 'Body too large',
    detail: `This route takes at most ${String(bodyLimit)} bytes.`,
  });
}

function send(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  result: HttpResponse | { readonly file: StaticFile },
): void {
  const { statusCode, headers, body } = wire(result);
  // A connection kept alive would hold up a server that closes.
  if (!server.listening) response.setHeader('connection', 'close');
  response.writeHead(statusCode, { ...headers, 'content-length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function wire(result: HttpResponse | { readonly file: StaticFile }) {
  if ('file' in result) return { statusCode: 200, ...result.file };
  const { statusCode, headers = {}, body = '', isBase64Encoded } = result;
  return {
    statusCode,
    headers,
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

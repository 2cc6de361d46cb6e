import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpTransport } from '../functions/adapters/http/http-transport.ts';
import { outboundClient } from '../functions/adapters/http/outbound-client.ts';
import { readAmazonNotification } from '../functions/adapters/marketplaces/amazon/notification.ts';
import { notificationQueue } from '../functions/adapters/marketplaces/amazon/notification-queue.ts';
import { tokenRenewal } from '../functions/adapters/marketplaces/token-renewal.ts';
import { orderReader } from '../functions/adapters/marketplaces/order-reader.ts';
import { httpSource, listClient } from '../functions/adapters/screening/denied-party-sources.ts';
import { partnerReader } from '../functions/adapters/partners/partner-reader.ts';
import { partnerVerifier } from '../functions/adapters/partners/partner-verifier.ts';
import { runStage } from '../functions/handlers/stages/run-stage.ts';
import type { Services } from '../functions/ports/services.ts';
import type { DeniedPartySource } from '../functions/ports/screening.ts';
import type { Secrets } from '../functions/ports/secrets.ts';
import { queueNoticesJob } from '../functions/handlers/jobs/queue-notices.ts';
import { keepBooksJob } from '../functions/handlers/jobs/keep-books.ts';
import { pollChannelsJob } from '../functions/handlers/jobs/poll-channels.ts';
import { refreshDeniedPartiesJob } from '../functions/handlers/jobs/refresh-denied-parties.ts';
import { renewTokensJob } from '../functions/handlers/jobs/renew-tokens.ts';
import { reconcileJob } from '../functions/handlers/jobs/reconcile.ts';
import { takeNotificationsJob } from '../functions/handlers/jobs/take-notifications.ts';
import { sendDueJob } from '../functions/handlers/jobs/send-due.ts';
import { summariseJob } from '../functions/handlers/jobs/summarise.ts';
import { sweepJob } from '../functions/handlers/jobs/sweep.ts';
import { replaceFile } from './atomic-file.ts';
import { scaledClock } from '../functions/adapters/clock/scaled-clock.ts';
import type { ScaledTime } from '../functions/adapters/clock/scaled-clock.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { startEventFeed } from './event-feed.ts';
import type { RunningFeed } from './event-feed.ts';
import type { ExitError } from './exit-error.ts';
import { fileSecrets } from './file-secrets.ts';
import { handlerTable, workerTable } from './handler-table.ts';
import type { HostServices } from './handler-table.ts';
import { startServer } from './http/http-server.ts';
import { SCHEDULES, SIGNATURES_PER_MINUTE } from '../functions/runtime/contracts/queues.ts';
import type { QueueRow } from '../functions/runtime/contracts/queues.ts';
import { sqliteQueue } from './queue/sqlite-queue.ts';
import { deliveryTests } from '../functions/adapters/marketplaces/delivery-tests.ts';
import { receivingVerifiers } from './receiving.ts';
import { startSchedules } from './scheduler.ts';
import type { ScheduledJob } from './scheduler.ts';
import { localServices } from './services.ts';
import { openDatabase } from './sqlite/database.ts';
import type { Database } from './sqlite/database.ts';
import { sqliteIdempotencyKeys } from './sqlite/idempotency-keys.ts';
import { readWorkflowDefinition } from './workflow/definition.ts';
import { WorkflowEngine } from './workflow/engine.ts';

export interface HostOptions {
  readonly data: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: ScaledTime;
  /** Partners on this machine (a sandbox) may be called over plain http. */
  readonly allowLoopback: boolean;
  /** What the sandbox draws is labelled simulated wherever it is shown. */
  readonly simulated: boolean;
  /** What each declarant's signing device makes; business time. */
  readonly signaturesPerMinute?: number;
  /** Business seconds that documents wait for others to share their signature. */
  readonly signingWindowSeconds?: number;
  readonly sweepEveryMs: number;
  readonly reconcileEveryMs: number;
  /** How often it is looked which access tokens end soon; a quarter of an hour if absent. */
  readonly renewTokensEveryMs?: number;
  /** How often channels are asked for what changed; a quarter of an hour if absent. */
  readonly pollChannelsEveryMs?: number;
  /** How often the queues of marketplaces are asked; a second if absent. */
  readonly takeNotificationsEveryMs?: number;
  /** Where the list of denied parties is published, once that is known; nobody fetches one if absent. */
  readonly deniedPartiesUrl?: () => string | undefined;
  /** How often that list is fetched; hourly if absent. */
  readonly refreshDeniedPartiesEveryMs?: number;
  /** How often it is looked whether a month is to be summed up. */
  readonly summariseEveryMs: number;
  /** Wall milliseconds that a partner or channel has to answer a call; three seconds if absent. */
  readonly callTimeoutMs?: number;
  /** A disk that is full or broken: the host can take nothing more. */
  readonly onFault: (fault: ExitError) => void;
  /** Hears of faults in the background. */
  readonly report: (error: unknown) => void;
  /** Stands between the handlers and their services; for rehearsing faults. */
  readonly around?: (services: HostServices) => HostServices;
}

/** A running host. */
export interface RunningHost {
  readonly url: string;
  readonly token: string;
  readonly services: HostServices;
  readonly secrets: Secrets;
  /** States that an execution entered so far, ends included: what Step Functions would bill. */
  statesEntered(executionName: string): readonly string[];
  /** Refuses new requests, finishes what is under way, closes the data folder. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');
/** Channels hear of an event at the latest so much after its commit. */
const FEED_MS = 250;
/** What asking costs at AWS: about a dollar a month for each channel. */
const NOTIFICATIONS_MS = 1_000;
const RENEW_MS = SCHEDULES.renewTokens.everyMinutes * 60_000;
const REFRESH_MS = SCHEDULES.refreshDeniedParties.everyMinutes * 60_000;
const POLL_MS = SCHEDULES.pollChannels.everyMinutes * 60_000;
/** Documents that one commit releases come this far apart. */
const SHORTEST_COMPANY_MS = 20;
/** What gathers for longer in the one process of this host comes as a burst that senders wait behind. */
const LONGEST_COMPANY_MS = 250;

/**
 * Starts the embedded host on a data folder: stores, queues, workflow, schedules and the HTTP
 * server, in this order, so that nothing is taken before it can be kept. Executions that were open
 * go on where they were.
 *
 * @throws ExitError when the folder is in use or newer, or the port is busy
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const folder = openDataFolder(options.data);
  const db = openDatabase(join(folder.path, 'bondway.sqlite'), options.onFault);
  try {
    return await startOn(options, folder, db);
  } catch (error) {
    await db.close();
    folder.release();
    throw error;
  }
}

async function startOn(
  options: HostOptions,
  folder: DataFolder,
  db: Database,
): Promise<RunningHost> {
  const { report, clock } = options;
  chmodSync(join(folder.path, 'bondway.sqlite'), 0o600);
  const secrets = fileSecrets(join(folder.path, 'secrets.json'));
  const queue = sqliteQueue(db, { companyMs: companyMsOf(options) });
  const { services, engine, definition } = hostServices(options, db, secrets, queue);
  const token = await operatorToken(secrets);
  const server = await startServer({
    host: options.host,
    port: options.port,
    token,
    report,
    consoleFolder: join(ROOT, 'console/dist'),
    handlers: handlerTable(
      services,
      { workflow: definition, simulated: options.simulated, speed: clock.speed },
      () => JSON.parse(readFileSync(join(ROOT, 'generated/openapi.json'), 'utf8')),
    ),
  });
  await engine.recover();
  queue.work(workerTable(services, report));
  const feeds = [
    startEventFeed(db, 'notices', queueNoticesJob(services), report),
    startEventFeed(db, 'books', keepBooksJob(services), report),
  ];
  const schedules = startSchedules(jobsOf(options, services, feeds), report);
  replaceFile(join(folder.path, 'host.json'), JSON.stringify({ url: server.url, token }));
  const stop = async (): Promise<void> => {
    await server.close();
    await schedules.stop();
    await queue.drain();
    for (const feed of feeds) await feed.stop();
    await engine.stop();
    await db.close();
    folder.release();
  };
  const statesEntered = (name: string) => engine.entries(name).map(({ state }) => state);
  return { url: server.url, token, services, secrets, statesEntered, stop };
}

/**
 * The wall milliseconds in which messages of a queue gather. However fast business time runs, those
 * that come at once are worked together.
 */
function companyMsOf({ clock, signingWindowSeconds }: HostOptions): (row: QueueRow) => number {
  return ({ companySeconds }) => {
    if (companySeconds === undefined) return 0;
    const wall = ((signingWindowSeconds ?? companySeconds) * 1_000) / clock.speed;
    const longest = signingWindowSeconds === undefined ? LONGEST_COMPANY_MS : Infinity;
    return Math.min(Math.max(wall, SHORTEST_COMPANY_MS), longest);
  };
}

/** Services and workflow need each other: stages run on the services, which start and resume it. */
function hostServices(
  options: HostOptions,
  db: Database,
  secrets: Secrets,
  queue: Services['queue'],
) {
  const { report, allowLoopback, callTimeoutMs: timeoutMs } = options;
  const clock = scaledClock(options.clock);
  const definition = readWorkflowDefinition(join(ROOT, 'generated/workflow.json'));
  const engine = new WorkflowEngine({
    db,
    definition,
    runStage: (payload) => stage(payload),
    onFault: report,
  });
  const { signaturesPerMinute = SIGNATURES_PER_MINUTE } = options;
  const workflow = engine;
  const transport = httpTransport({ allowLoopback });
  const outbound = outboundClient({ transport, clock, timeoutMs });
  const ports = localServices({
    ...{ db, secrets, clock, queue, workflow, outbound, allowLoopback, signaturesPerMinute },
  });
  const plain: HostServices = {
    ...ports,
    desk: { ...partnerVerifier({ secrets, clock }), ...partnerReader },
    verifiers: receivingVerifiers({ outbound, secrets, clock }),
    deliveryTests: deliveryTests({ outbound, secrets, clock }),
    reader: orderReader,
    renewal: tokenRenewal({ outbound, secrets, clock }),
    deniedParties: sourceOf(options, clock),
    notifications: readAmazonNotification,
    notificationQueue: notificationQueue({ outbound, secrets, clock }),
    idempotencyKeys: sqliteIdempotencyKeys(db),
  };
  const services = options.around?.(plain) ?? plain;
  const stage = runStage(services, report);
  return { services, engine, definition };
}

/** The address may be told once the host runs already: a sandbox starts after it. */
function sourceOf(
  { deniedPartiesUrl, allowLoopback }: HostOptions,
  clock: Pick<Services['clock'], 'wall'>,
): DeniedPartySource | undefined {
  const client = listClient({ allowLoopback, clock });
  return (
    deniedPartiesUrl && { fetch: async () => httpSource(client, deniedPartiesUrl() ?? '').fetch() }
  );
}

function jobsOf(
  {
    sweepEveryMs,
    reconcileEveryMs,
    summariseEveryMs,
    takeNotificationsEveryMs = NOTIFICATIONS_MS,
    pollChannelsEveryMs = POLL_MS,
    renewTokensEveryMs = RENEW_MS,
    refreshDeniedPartiesEveryMs = REFRESH_MS,
  }: HostOptions,
  services: HostServices,
  feeds: readonly RunningFeed[],
): readonly ScheduledJob[] {
  return [
    {
      name: 'feed',
      everyMs: FEED_MS,
      run: () => Promise.resolve(feeds.forEach((feed) => feed.wake())),
    },
    { name: 'sweep', everyMs: sweepEveryMs, run: sweepJob(services) },
    {
      name: 'take-notifications',
      everyMs: takeNotificationsEveryMs,
      run: takeNotificationsJob(services),
    },
    { name: 'renew-tokens', everyMs: renewTokensEveryMs, run: renewTokensJob(services) },
    {
      name: 'refresh-denied-parties',
      everyMs: refreshDeniedPartiesEveryMs,
      run: refreshDeniedPartiesJob(services),
    },
    { name: 'poll-channels', everyMs: pollChannelsEveryMs, run: pollChannelsJob(services) },
    { name: 'send-due', everyMs: sweepEveryMs, run: sendDueJob(services) },
    { name: 'reconcile', everyMs: reconcileEveryMs, run: reconcileJob(services) },
    { name: 'summarise', everyMs: summariseEveryMs, run: summariseJob(services) },
  ];
}

/** The token that operators send; made once per data folder. */
async function operatorToken(secrets: Secrets): Promise<string> {
  const [known] = await secrets.get('operator-token');
  if (known !== undefined) return known;
  const token = randomBytes(24).toString('base64url');
  await secrets.put('operator-token', [token]);
  return token;
}

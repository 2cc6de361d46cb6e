import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openActOnce } from './act-once.ts';
import { openAgenda } from './agenda.ts';
import { answerBy } from './answer.ts';
import { scaledClock } from './clock.ts';
import type { ClockSettings } from './clock.ts';
import { courier } from './courier.ts';
import { Database } from './database.ts';
import { seededDelays } from './delays.ts';
import { httpClient } from './http-client.ts';
import { openJournal } from './journal.ts';
import { openOutbox } from './outbox.ts';
import { openPartners } from './partners.ts';
import { counter, recordSets } from './records.ts';
import { openScriptBook } from './script-book.ts';
import { listen } from './server.ts';
import type { Services } from './services.ts';
import { openSettings } from './settings.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Folder for its journal; created with mode 0700. */
  readonly data: string;
  readonly hostUrl?: string;
  readonly seed: number;
  readonly clock: ClockSettings;
  /** Wall time in milliseconds; tests bring their own. */
  readonly wall: () => number;
  /** What to do with a fault in the background or in an answer. */
  readonly onFault: (error: unknown) => void;
}

/** A running sandbox. */
export interface RunningSandbox {
  readonly port: number;
  readonly url: string;
  /** Does what is due now and resolves when every message that went out is answered or failed. */
  tick(): Promise<void>;
  /** Looks for what is due from now on by itself, every few milliseconds. */
  run(): void;
  close(): Promise<void>;
}

const LOOK_AGAIN_MS = 10;
/** How much is done in one go, so that requests are answered in between. */
const MOST_AT_ONCE = 200;

/** Opens the journal, joins the partners and listens on 127.0.0.1. Throws when the journal is in use. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const file = join(options.data, 'sandbox.sqlite');
  const database = new Database(file);
  chmodSync(file, 0o600);
  const services = servicesOf(database, options);
  const { agenda, clock, outbox, settings } = services;
  const routes = openPartners(services);
  const { hostUrl } = options;
  if (hostUrl !== undefined) database.change(() => settings.update({ hostUrl }));
  const client = httpClient();
  const carrying = courier({ database, outbox, settings, clock, client });
  const server = await listen(options.port, answerBy(routes, database, services), options.onFault);
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    try {
      agenda.run(clock.now(), MOST_AT_ONCE);
      carrying.send();
    } catch (error) {
      options.onFault(error);
    }
    timer = setTimeout(look, LOOK_AGAIN_MS);
  };
  return {
    port: server.port,
    url: `http://127.0.0.1:${String(server.port)}`,
    async tick() {
      while (agenda.run(clock.now(), MOST_AT_ONCE) > 0);
      carrying.send();
      await carrying.idle();
    },
    run: look,
    async close() {
      clearTimeout(timer);
      await server.close();
      await carrying.idle();
      client.close();
      database.close();
    },
  };
}

function servicesOf(database: Database, { seed, clock: settings, wall }: SandboxOptions): Services {
  const clock = scaledClock(settings, wall);
  const records = recordSets(database);
  const scripts = openScriptBook(records);
  return {
    clock,
    records,
    counter: counter(records),
    journal: openJournal(database, clock),
    actOnce: openActOnce(records),
    agenda: openAgenda(database),
    outbox: openOutbox(database),
    settings: openSettings(records),
    scripts,
    delays: seededDelays(seed, scripts),
    seed,
  };
}

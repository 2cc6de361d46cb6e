import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueueMessage } from '../../functions/ports/queue.ts';
import type { DocumentVersion } from '../../functions/usecases/signing/signing-messages.ts';
import type { HostServices } from '../../local/handler-table.ts';
import { startSandbox } from '../../scripts/start/sandbox-process.ts';
import type { SandboxProcess } from '../../scripts/start/sandbox-process.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { eventually } from '../support/eventually.ts';
import { embeddedHost } from './embedded-host.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { anImport, CHANNEL_ID } from './journey-orders.ts';
import { operatorClient } from './operator-client.ts';

const SPEED = 21_600;
const PATIENCE_MS = 900_000;
/** A second of this machine's time. */
const LONG_WINDOW = SPEED;
/** Over before customs has answered. */
const SHORT_WINDOW = 0;
const ORDERS = 7;

interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

let host: HostUnderTest;
let sandbox: SandboxProcess;
afterEach(async () => {
  await host.close();
  await sandbox.stop();
});

async function opened(
  signingWindowSeconds: number,
  around: (services: HostServices) => HostServices = (services) => services,
): Promise<void> {
  const clock = { origin: new Date().toISOString(), speed: SPEED };
  sandbox = await startSandbox({
    data: mkdtempSync(join(tmpdir(), 'bondway-signing-')),
    hostUrl: 'http://127.0.0.1:9',
    seed: 11,
    clockOrigin: clock.origin,
    speed: SPEED,
  });
  // At this speed the sweep would ask again before anybody can answer.
  const sweepEveryMs = 3_600_000;
  const options = { clock, signingWindowSeconds, sweepEveryMs, around };
  const open = await embeddedHost(sandbox.url, options);
  host = open;
  await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: host.url, ...open.shared });
}

/** Imports that come at once; the one at `bad` breaks the format check. Returns their order numbers. */
async function posted(count: number, bad?: number): Promise<readonly string[]> {
  const orders = Array.from({ length: count }, anImport);
  for (const [index, order] of orders.entries()) {
    const script = index === bad ? 'unreadable' : 'accept';
    await postJson(`${sandbox.url}/sandbox/orders`, { channelId: CHANNEL_ID, order, script });
  }
  return orders.map(({ channelOrderId }) => channelOrderId);
}

async function journal(): Promise<readonly Effect[]> {
  const answer = await fetch(`${sandbox.url}/sandbox/journal`);
  return ((await answer.json()) as { effects: readonly Effect[] }).effects;
}

const of = (effects: readonly Effect[], kind: string) =>
  effects.filter((effect) => effect.kind.startsWith(kind));

/** What customs says was declared, and what it was sent although it had it. */
async function declared() {
  const effects = await journal();
  return {
    lists: of(effects, 'list-declared'),
    repeats: [...of(effects, 'filing-refused'), ...of(effects, 'filing-resent')],
    unreadable: of(effects, 'message-unreadable').map(({ subject }) => subject),
  };
}

async function allDelivered(numbers: readonly string[]): Promise<void> {
  const operator = operatorClient(host);
  for (const number of numbers) {
    await eventually(async () => {
      const [found] = await operator.consignmentsOf(number);
      return found?.status === 'delivered' ? found : undefined;
    });
  }
}

const device = (state: object) =>
  fetch(`${sandbox.url}/sandbox/signing-device`, { method: 'PUT', body: JSON.stringify(state) });
const signers = async () => {
  const headers = { authorization: `Bearer ${host.token}` };
  const answer = await fetch(`${host.url}/v1/signers`, { headers });
  const { items } = (await answer.json()) as {
    items: { waiting: number; oldest?: string; dark?: { code: string; probes: number } }[];
  };
  return items[0];
};

/** Imports that come in the same moment: the queue tells of their lists once all of them are there. */
function met(services: HostServices): HostServices {
  const lists: QueueMessage[] = [];
  let haveMet = false;
  return {
    ...services,
    queue: {
      send: async (queue, message) => {
        const waits = !haveMet && queue === 'signing' && message.body.includes('"621"');
        if (!waits) return services.queue.send(queue, message);
        lists.push(message);
        haveMet = lists.length === ORDERS;
        if (haveMet) await Promise.all(lists.map((each) => services.queue.send(queue, each)));
      },
    },
  };
}

describe('a batch with a list that breaks the format check', () => {
  test(
    'is halved until it stands alone and is held; every other list is declared once',
    async () => {
      await opened(LONG_WINDOW, met);
      const numbers = await posted(ORDERS, 3);
      const operator = operatorClient(host);
      const innocent = numbers.filter((_number, index) => index !== 3);
      const guilty = await eventually(async () => {
        const [found] = await operator.consignmentsOf(numbers[3] ?? '');
        return found?.status === 'held' ? operator.consignment(found.consignmentId) : undefined;
      });
      expect(guilty.hold).toMatchObject({ message: expect.stringContaining('schema') });
      await allDelivered(innocent);
      const { lists, repeats, unreadable } = await declared();
      expect(lists.map(({ subject }) => subject).sort()).toEqual([...innocent].sort());
      expect(lists.every(({ count }) => count === 1)).toBe(true);
      expect(repeats).toEqual([]);
      // It was in a message with others, and in one of its own in the end.
      expect(unreadable.some((subject) => subject.startsWith('batch.'))).toBe(true);
      expect(unreadable.at(-1)).toMatch(/ of 1$/);
    },
    PATIENCE_MS,
  );
});

/** Under way to tell a second time. */
const repeated: Promise<void>[] = [];

/** The queue tells everything that is to be signed twice: again once customs has an answer to it. */
function toldTwice(services: HostServices): HostServices {
  const tellAgain = async (message: QueueMessage): Promise<void> => {
    const { consignmentId, kind } = JSON.parse(message.body) as DocumentVersion;
    await eventually(async () => {
      const consignment = await services.orders.consignment(consignmentId);
      const told = consignment && (await services.customs.query(consignment));
      const facts = told?.kind === 'answered' ? told.facts : [];
      return facts.find((fact) => fact.type === 'receipt-received' && fact.kind === kind);
    });
    await services.queue.send('signing', message);
  };
  return {
    ...services,
    queue: {
      send: async (queue, message) => {
        await services.queue.send(queue, message);
        if (queue === 'signing' && message.delaySeconds === undefined) {
          repeated.push(tellAgain(message));
        }
      },
    },
  };
}

/** Nobody asks first whether customs has a message: what is told twice is sent twice. */
function sentTwice(services: HostServices): HostServices {
  const { customs } = services;
  return {
    ...services,
    customs: {
      ...customs,
      file: async (...message) => {
        await customs.file(...message);
        return customs.file(...message);
      },
    },
  };
}

describe('a queue that tells everything twice', () => {
  test(
    'has nothing declared twice',
    async () => {
      await opened(SHORT_WINDOW, toldTwice);
      const numbers = await posted(2);
      await allDelivered(numbers);
      // Each files an order and a list.
      expect(await Promise.all(repeated)).toHaveLength(4);
      const { lists, repeats } = await declared();
      expect(lists.map(({ count }) => count)).toEqual([1, 1]);
      expect(repeats).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'control: without looking first whether customs has it, it is sent again',
    async () => {
      await opened(SHORT_WINDOW, sentTwice);
      await posted(2);
      const repeats = await eventually(async () => {
        const { repeats: found } = await declared();
        return found.length > 0 ? found : undefined;
      });
      expect(repeats.length).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});

describe('a signing device that is dark', () => {
  test(
    'holds documents, storms nobody, and goes on by itself',
    async () => {
      await opened(LONG_WINDOW);
      await device({ dark: 'wrong-pin' });
      const numbers = await posted(3);
      const dark = await eventually(async () => {
        const signer = await signers();
        return signer?.waiting === 3 ? signer : undefined;
      });
      expect(dark.dark?.code).toBe('wrong-pin');
      expect(dark.oldest).toBeDefined();
      const operator = operatorClient(host);
      const [waiting] = await operator.consignmentsOf(numbers[0] ?? '');
      const page = await operator.consignment(waiting?.consignmentId ?? '');
      expect(page.documents).toContainEqual(
        expect.objectContaining({ kind: '311', state: 'unsigned' }),
      );
      expect(await journal()).not.toContainEqual(
        expect.objectContaining({ kind: 'list-declared' }),
      );
      await device({});
      await allDelivered(numbers);
      expect(await signers()).toMatchObject({ waiting: 0 });
      expect((await signers())?.dark).toBeUndefined();
    },
    PATIENCE_MS,
  );
});

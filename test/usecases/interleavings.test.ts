import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTerminal } from '../../functions/domain/consignment/consignment-states.ts';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { foldEvent } from '../../functions/domain/consignment/fold-event.ts';
import {
  consignmentId,
  orderId,
  orderKeyText,
} from '../../functions/domain/identifiers/order-id.ts';
import type { Services } from '../../functions/ports/services.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { applyAnswer } from '../../functions/usecases/apply-answer.ts';
import { askAgain } from '../../functions/usecases/ask-again.ts';
import { beginStage } from '../../functions/usecases/begin-stage.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { resumeConsignment } from '../../functions/usecases/resume-consignment.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { illegalMoves } from '../support/world/illegal-moves.ts';
import { simulatedPartners } from '../support/world/simulated-partners.ts';
import type { SimulatedPartners, Telling } from '../support/world/simulated-partners.ts';
import { aDelivery, aWorld, stateOf, stockOf } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, CHANNEL, IMPORT_WAREHOUSE } from '../support/world/world-data.ts';

/** `INTERLEAVINGS=500 SEED=7` looks deeper than a test run has time for. */
const RUNS = Number(process.env['INTERLEAVINGS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 20261123);
const TIMEOUT = 60_000 + RUNS * 2_000;

const ORDERS = 3;
const KILLED = 'killed';
const LAST = '2026-11-23T01:50:00.000Z';

/** Where the next kill strikes: once, then the process is up again. */
type KillPoint =
  | 'before commit'
  | 'after commit'
  | 'before resume'
  | 'after resume'
  | 'before partner'
  | 'after partner';

type Step =
  | { readonly do: 'deliver' | 'cancel'; readonly which: number }
  | { readonly do: 'tell' | 'tell several at once' | 'repeat' | 'lose'; readonly which: number }
  | { readonly do: 'enter' | 'work asks' | 'wait and sweep' | 'partners work' }
  | { readonly do: 'kill'; readonly at: KillPoint };

interface Play {
  readonly world: World;
  services: Services;
  readonly partners: SimulatedPartners;
  readonly told: Telling[];
  readonly outcomes: Map<string, string[]>;
  kill: KillPoint | undefined;
}

const orders = Array.from({ length: ORDERS }, (_each, number) =>
  anIncomingOrder({
    channelOrderId: `SO-${String(number)}`,
    displayNumber: `#${String(number)}`,
    payment: { paymentFirmId: 'pay-1', transactionId: `PAY-${String(number)}` },
  }),
);

async function aPlay(): Promise<Play> {
  const world = await aWorld();
  const refused = new Set<string>();
  const partners = simulatedPartners(world.partners, (id) => refused.has(id));
  const play: Play = {
    world,
    partners,
    services: world.services,
    told: [],
    outcomes: new Map(),
    kill: undefined,
  };
  const strike = (at: KillPoint) => {
    if (play.kill !== at) return;
    play.kill = undefined;
    throw new Error(KILLED);
  };
  /** The port, killed around each call of the named methods. */
  const struck = <Port extends object>(what: 'commit' | 'resume' | 'partner', port: Port): Port =>
    new Proxy(port, {
      get(target, name): unknown {
        const member: unknown = Reflect.get(target, name);
        const isStruck = what === 'partner' || name === what;
        if (typeof member !== 'function' || !isStruck) return member;
        return async (...args: unknown[]): Promise<unknown> => {
          strike(`before ${what}`);
          const result: unknown = await Reflect.apply(member, target, args);
          strike(`after ${what}`);
          return result;
        };
      },
    });
  const { orders: store, workflow, warehouse, carrier, paymentFirm, customs } = world.services;
  const noted: Services['orders'] = {
    ...store,
    commit: async (change) => {
      const result = await store.commit(change);
      const { task } = change;
      if (result === 'committed' && task?.status === 'answered') {
        const key = `${task.consignmentId} ${task.stage} ${String(task.visit)}`;
        play.outcomes.set(key, [...(play.outcomes.get(key) ?? []), JSON.stringify(task.outcome)]);
      }
      return result;
    },
  };
  play.services = {
    ...world.services,
    orders: struck('commit', noted),
    workflow: struck('resume', workflow),
    warehouse: struck('partner', warehouse),
    carrier: struck('partner', carrier),
    paymentFirm: struck('partner', paymentFirm),
    customs: struck('partner', customs),
  };
  // The first order is the one whose list customs refuses for good.
  refused.add(idOf(world.services, 0));
  return play;
}

function idOf({ fingerprint }: Services, which: number): string {
  const { channelId, account } = CHANNEL;
  const channelOrderId = orders[which]?.channelOrderId ?? '';
  const key = orderKeyText({ channelId, account, channelOrderId });
  return consignmentId(orderId(fingerprint.sha256(key)), 1);
}

/** Runs what may be killed; says whether it was. */
async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const faults = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
    for (const fault of faults) {
      if (!(fault instanceof Error) || fault.message !== KILLED) throw error;
    }
    return false;
  }
}

async function tell({ services }: Play, { consignmentId, fact }: Telling): Promise<boolean> {
  const answer = { messageId: 'm', about: { consignmentId }, facts: [fact] };
  return survives(() => applyAnswer(services, IMPORT_WAREHOUSE.warehouseId, answer));
}

async function step(play: Play, next: Step): Promise<void> {
  const { world, services, partners, told } = play;
  switch (next.do) {
    case 'kill':
      play.kill = next.at;
      return;
    case 'deliver':
    case 'cancel': {
      const order = orders[next.which % ORDERS];
      if (order === undefined) return;
      const cancelled = { ...order, sourceUpdatedAt: LAST, cancelled: { reason: 'by buyer' } };
      const delivery = aDelivery(next.do === 'deliver' ? order : cancelled);
      // Killed, its message comes again.
      while (!(await survives(() => acceptOrder(services, delivery)))) continue;
      return;
    }
    case 'enter': {
      const entry = world.workflow.entries.shift();
      if (entry === undefined) return;
      // Killed in it, the host runs the same entry again.
      if (!(await survives(() => beginStage(services, entry)))) {
        const standing = world.workflow.standing(entry.consignmentId);
        if (standing !== undefined && 'token' in standing && standing.entered === entry.entered) {
          world.workflow.rerun(entry.consignmentId);
        }
      }
      return;
    }
    case 'partners work':
      partners.work();
      return;
    case 'tell': {
      const [telling] = partners.untold.splice(next.which % Math.max(1, partners.untold.length), 1);
      if (telling === undefined) return;
      told.push(telling);
      while (!(await tell(play, telling))) continue;
      return;
    }
    case 'tell several at once': {
      const several = partners.untold.splice(0, 2 + (next.which % 3));
      told.push(...several);
      await Promise.all(
        several.map(async (telling) => {
          while (!(await tell(play, telling))) continue;
        }),
      );
      return;
    }
    case 'lose':
      partners.untold.splice(next.which % Math.max(1, partners.untold.length), 1);
      return;
    case 'repeat': {
      const telling = told[next.which % Math.max(1, told.length)];
      if (telling !== undefined) await tell(play, telling);
      return;
    }
    case 'work asks':
      for (const { body } of world.queue.take('asks')) {
        const message = body as Parameters<typeof askAgain>[1];
        while (!(await survives(() => askAgain(services, message)))) continue;
      }
      return;
    case 'wait and sweep':
      world.clock.advance({ hours: 5 });
      await survives(() => sweep(services));
      return;
  }
}

async function check({ world, services, partners, outcomes }: Play): Promise<void> {
  const { book, reserved } = await stockOf(world);
  expect(reserved).toBeGreaterThanOrEqual(0);
  expect(reserved).toBeLessThanOrEqual(book);
  for (const [task, decided] of outcomes) expect([task, decided]).toEqual([task, [decided[0]]]);
  expect(partners.effects).toEqual([...new Set(partners.effects)]);
  for (let which = 0; which < ORDERS; which += 1) {
    const id = idOf(services, which);
    const stored = await services.orders.consignment(id);
    if (stored === undefined) continue;
    const trail = await services.orders.events(id);
    expect(illegalMoves(trail)).toEqual([]);
    const folded = trail.reduce<Consignment | undefined>(foldEvent, undefined);
    expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(stored)));
    const asked = world.partners.calls.filter((call) => call.consignmentId === id);
    for (const ask of new Set(asked.map((call) => call.ask))) {
      if (ask === 'file') continue;
      const ids = new Set(asked.filter((call) => call.ask === ask).map((call) => call.requestId));
      expect([ask, ids.size]).toEqual([ask, 1 + (stored.refusals[ask] ?? 0)]);
    }
    if (asked.some(({ ask }) => ask === 'gate-out')) {
      expect(stored.documents['621']?.releasedAt).toBeDefined();
    }
  }
}

/** No more kills or losses: everybody goes on until all is at an end. */
async function playOut(play: Play): Promise<void> {
  const { world, services, partners } = play;
  play.kill = undefined;
  for (let which = 0; which < ORDERS; which += 1) await step(play, { do: 'deliver', which });
  for (let round = 0; round < 60; round += 1) {
    while (world.workflow.entries.length > 0) await step(play, { do: 'enter' });
    partners.work();
    while (partners.untold.length > 0) await step(play, { do: 'tell', which: 0 });
    await step(play, { do: 'work asks' });
    await step(play, { do: 'wait and sweep' });
    for (let which = 0; which < ORDERS; which += 1) await decide(services, idOf(services, which));
  }
}

/** What an operator does: takes back a released list by hand, lets go on what has left. */
async function decide(services: Services, id: string): Promise<void> {
  const consignment = await services.orders.consignment(id);
  switch (consignment?.hold?.reason) {
    // Refused because it is released, which customs may have told in vain.
    case 'withdrawal-refused':
    case 'return-application-needed':
      await fixHold(services, id, [{ field: 'unwind.returnApplication', value: 'RA-1' }], 'ann');
      return;
    case 'too-late-to-stop':
      await resumeConsignment(services, id, 'hand-off', 'ann');
      return;
    default:
      if (consignment?.status === 'needs-operator')
        await resumeConsignment(services, id, 'unwind', 'ann');
  }
}

async function checkEnd({ world, services }: Play): Promise<void> {
  let left = 0;
  for (let which = 0; which < ORDERS; which += 1) {
    const id = idOf(services, which);
    const consignment = await services.orders.consignment(id);
    if (consignment === undefined) continue;
    const { status, hold } = consignment;
    expect([id, status, hold?.reason, isTerminal(status)]).toEqual([id, status, undefined, true]);
    expect(stateOf(world, id)).toBe(status === 'delivered' ? 'Delivered' : 'Cancelled');
    if (status === 'delivered') left += 2;
  }
  expect(await stockOf(world)).toEqual({ book: 100 - left, reserved: 0 });
}

const which = fc.nat(9);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: which.map((number): Step => ({ do: 'deliver', which: number })) },
  // Rare, or hardly any parcel would be delivered.
  {
    weight: 1,
    arbitrary: which.map((number): Step => ({
      do: number < 6 ? 'cancel' : 'enter',
      which: number,
    })),
  },
  { weight: 8, arbitrary: fc.constant<Step>({ do: 'enter' }) },
  { weight: 8, arbitrary: fc.constant<Step>({ do: 'partners work' }) },
  { weight: 14, arbitrary: which.map((number): Step => ({ do: 'tell', which: number })) },
  {
    weight: 3,
    arbitrary: which.map((number): Step => ({ do: 'tell several at once', which: number })),
  },
  { weight: 2, arbitrary: which.map((number): Step => ({ do: 'repeat', which: number })) },
  { weight: 2, arbitrary: which.map((number): Step => ({ do: 'lose', which: number })) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'work asks' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'wait and sweep' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<KillPoint>(
        'before commit',
        'after commit',
        'before resume',
        'after resume',
        'before partner',
        'after partner',
      )
      .map((at): Step => ({ do: 'kill', at })),
  },
);

test(
  'whatever happens in whatever order, and wherever it is killed: once each, and the books balance',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 120 }), async (script) => {
        const play = await aPlay();
        for (const next of script) {
          await step(play, next);
          await check(play);
        }
        await playOut(play);
        await check(play);
        await checkEnd(play);
        await play.world.close();
      }),
      { seed: SEED, numRuns: RUNS },
    );
  },
  TIMEOUT,
);

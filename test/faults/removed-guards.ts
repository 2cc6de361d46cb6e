import { randomUUID } from 'node:crypto';
import type { HostServices } from '../../local/handler-table.ts';
import type { AskInput } from '../../functions/ports/partners.ts';
import type { Change } from '../../functions/ports/order-store.ts';

/** A guard taken away, to show that the checker misses it. */
export const GUARDS = ['idempotency-key', 'conditional-answer', 'resume-of-answered'] as const;
export type Guard = (typeof GUARDS)[number];

/** The services without one guard. */
export function without(guard: Guard | undefined, services: HostServices): HostServices {
  switch (guard) {
    case undefined:
      return services;
    case 'idempotency-key':
      return withFreshRequestIds(services);
    case 'conditional-answer':
      return withLastWriterWins(services);
    case 'resume-of-answered':
      return withoutSecondResume(services);
  }
}

/** Every repeat is a new request to the partner, and nobody asks for the earlier result first. */
function withFreshRequestIds(services: HostServices): HostServices {
  const { warehouse, carrier } = services;
  const fresh = <Input extends AskInput>(input: Input): Input => ({
    ...input,
    requestId: `${input.requestId}.${randomUUID().slice(0, 8)}`,
  });
  const unknown = () => Promise.resolve({ kind: 'answered', facts: [] } as const);
  return {
    ...services,
    warehouse: {
      ...warehouse,
      query: unknown,
      requestFulfilment: (input) => warehouse.requestFulfilment(fresh(input)),
      requestPick: (input) => warehouse.requestPick(fresh(input)),
      requestGateOut: (input) => warehouse.requestGateOut(fresh(input)),
    },
    carrier: {
      ...carrier,
      query: unknown,
      drawWaybill: (input) => carrier.drawWaybill(fresh(input)),
      declareWaybill: (input) => carrier.declareWaybill(fresh(input)),
    },
  };
}

/** A change that lost the race is written all the same, over what the winner wrote. */
function withLastWriterWins(services: HostServices): HostServices {
  const { orders } = services;
  return {
    ...services,
    orders: {
      ...orders,
      commit: async (change) => {
        const result = await orders.commit(change);
        if (result === 'committed' || change.consignment === undefined) return result;
        const { consignmentId } = change.consignment.record;
        const stored = await orders.consignment(consignmentId);
        const task = await orders.currentTask(consignmentId);
        if (stored === undefined) return result;
        return orders.commit(forced(change, stored.version, task?.version ?? 0));
      },
    },
  };
}

function forced(change: Change, version: number, taskVersion: number): Change {
  const events = (change.events ?? []).map((event, index) => ({
    ...event,
    version: version + index + 1,
  }));
  return {
    ...change,
    events,
    task: change.task && { ...change.task, version: taskVersion + 1 },
    consignment: change.consignment && {
      ...change.consignment,
      record: { ...change.consignment.record, version: version + events.length },
      expectedVersion: version,
    },
  };
}

/** The workflow hears an outcome only right after its commit, never again. */
function withoutSecondResume(services: HostServices): HostServices {
  const { orders, workflow } = services;
  const justAnswered = new Set<string>();
  return {
    ...services,
    orders: {
      ...orders,
      commit: async (change) => {
        const result = await orders.commit(change);
        if (change.task?.status === 'answered') justAnswered.add(change.task.token);
        return result;
      },
    },
    workflow: {
      start: (id, retry) => workflow.start(id, retry),
      resume: (token, outcome) =>
        justAnswered.delete(token) ? workflow.resume(token, outcome) : Promise.resolve(),
    },
  };
}

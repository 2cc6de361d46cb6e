import { describe, expect, test } from '@jest/globals';
import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../../../functions/domain/consignment/consignment-events.ts';
import { stageMeaning } from '../../../functions/domain/consignment/stage-meanings.ts';
import { liveStates } from '../../../functions/usecases/views/live-states.ts';
import type { LiveFacts } from '../../../functions/usecases/views/live-states.ts';
import { workflowGraph } from '../../../functions/usecases/views/workflow-graph.ts';
import { aTask } from '../../contracts/stored-records.ts';
import { definition } from '../../handlers/api/workflow-definition.ts';
import { aConsignment } from '../../support/consignment-builder.ts';

const graph = workflowGraph('cafe', definition);

/** One event per minute from ten o'clock on. */
function trail(...facts: ConsignmentFact[]): ConsignmentEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    consignmentId: 'C1',
    version: index + 1,
    at: at(index),
  }));
}
const at = (minute: number) => `2026-11-23T10:0${String(minute)}:00.000Z`;

function statesOf(facts: Partial<LiveFacts>) {
  const all = { consignment: aConsignment(), events: [], task: undefined, ...facts };
  return new Map(liveStates(graph, all).map(({ name, ...state }) => [name, state]));
}

const entered = (
  stage: 'dispatch' | 'declare' | 'unwind' | 'confirm' | 'needs-operator',
  visit = 1,
) => ({ type: 'stage-entered', stage, visit }) as const;
const failed = { type: 'stage-failed', stage: 'declare', code: 'x', message: 'x' } as const;

describe('live states', () => {
  test('are in the graph’s order, all ahead before the start', () => {
    const states = liveStates(graph, { consignment: aConsignment(), events: [], task: undefined });
    expect(states.map(({ name }) => name)).toEqual(graph.states.map(({ name }) => name));
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['ahead']));
  });

  test('say what they mean in the mode of the parcel; an end says nothing', () => {
    const states = statesOf({ consignment: aConsignment({ mode: 'overseas-fulfilment' }) });
    expect(states.get('Declare')?.meaning).toContain('nothing is declared');
    expect(states.get('Needs operator')?.meaning).toContain('an operator');
    expect(states.get('Delivered')?.meaning).toBeUndefined();
  });

  test('entering the next stage ends the one before', () => {
    const states = statesOf({ events: trail(entered('dispatch'), entered('declare')) });
    expect(states.get('Dispatch')).toEqual({
      meaning: stageMeaning('bonded-import', 'dispatch'),
      status: 'done',
      visits: 1,
      enteredAt: at(0),
      leftAt: at(1),
    });
    expect(states.get('Declare')).toMatchObject({ status: 'current', enteredAt: at(1) });
  });

  test('an outcome ends a stage before the workflow has gone on', () => {
    const task = aTask('C1', { status: 'answered', answeredAt: at(5) });
    const states = statesOf({ events: trail(entered('dispatch')), task });
    expect(states.get('Dispatch')).toMatchObject({ status: 'done', leftAt: at(5) });
  });

  test('a hold waits for somebody, and so does a decision', () => {
    const hold = {
      reason: 'data-missing',
      message: '',
      pointers: [],
      stage: 'declare',
      since: at(1),
    } as const;
    const held = statesOf({
      events: trail(entered('declare')),
      consignment: aConsignment({ hold }),
    });
    expect(held.get('Declare')?.status).toBe('waiting');
    const undecided = statesOf({ events: trail(entered('needs-operator')) });
    expect(undecided.get('Needs operator')?.status).toBe('waiting');
  });

  test('a failed stage stays failed when the way goes on elsewhere', () => {
    const states = statesOf({
      events: trail(entered('declare'), failed, entered('unwind'), {
        type: 'ended',
        status: 'cancelled',
      }),
    });
    expect(states.get('Declare')).toMatchObject({ status: 'failed', leftAt: at(1) });
    expect(states.get('Unwind')).toMatchObject({ status: 'done', leftAt: at(3) });
    expect(states.get('Cancelled')).toEqual({
      status: 'done',
      visits: 1,
      enteredAt: at(3),
      leftAt: at(3),
    });
    expect(states.get('Delivered')?.status).toBe('ahead');
  });

  test('a second visit starts afresh', () => {
    const states = statesOf({
      events: trail(entered('declare'), failed, entered('needs-operator'), entered('declare', 2)),
    });
    expect(states.get('Declare')).toMatchObject({ status: 'current', visits: 2, enteredAt: at(3) });
    expect(states.get('Needs operator')?.status).toBe('done');
  });

  test('an end of two words is found', () => {
    const states = statesOf({ events: trail({ type: 'ended', status: 'written-off' }) });
    expect(states.get('Written off')?.status).toBe('done');
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  CONSIGNMENT_STATES,
  isTerminal,
} from '../../../functions/domain/consignment/consignment-states.ts';
import type { ConsignmentStatus } from '../../../functions/domain/consignment/consignment-states.ts';
import { LOAD_STATES } from '../../../functions/domain/load/load-states.ts';

const reachable = <State extends string>(
  table: { readonly [From in State]: readonly State[] },
  start: State,
): ReadonlySet<State> => {
  const seen = new Set<State>([start]);
  for (const state of seen) table[state].forEach((next) => seen.add(next));
  return seen;
};

describe('states of a consignment', () => {
  const states = Object.keys(CONSIGNMENT_STATES) as ConsignmentStatus[];

  test('every state is reachable from accepted', () => {
    expect([...reachable(CONSIGNMENT_STATES, 'accepted')].sort()).toEqual([...states].sort());
  });

  test('exactly these are ends, visibly empty but for what is delivered and may come back', () => {
    const empty = states.filter((state) => CONSIGNMENT_STATES[state].length === 0);
    expect(empty.sort()).toEqual(['cancelled', 'returned', 'written-off']);
    expect(states.filter(isTerminal).sort()).toEqual(['cancelled', 'delivered', ...empty.slice(1)]);
    expect(CONSIGNMENT_STATES.delivered).toEqual(['unwinding']);
  });

  test('from every state an end can be reached', () => {
    const stuck = states.filter(
      (state) => ![...reachable(CONSIGNMENT_STATES, state)].some(isTerminal),
    );
    expect(stuck).toEqual([]);
  });

  test('no state leads to itself or names another twice', () => {
    for (const state of states) {
      const next = CONSIGNMENT_STATES[state];
      expect(next).not.toContain(state);
      expect(new Set(next).size).toBe(next.length);
    }
  });
});

describe('states of a load', () => {
  test('one way, without branches, to arrived', () => {
    expect([...reachable(LOAD_STATES, 'open')]).toEqual([
      'open',
      'closed',
      'gated-out',
      'departed',
      'arrived',
    ]);
    expect(LOAD_STATES.arrived).toEqual([]);
  });
});

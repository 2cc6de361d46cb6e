import { expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { legalActions } from '../../../functions/domain/consignment/legal-actions.ts';
import type { Task } from '../../../functions/domain/consignment/task.ts';
import { aTask } from '../../contracts/stored-records.ts';
import { aConsignment } from '../../support/consignment-builder.ts';

const since = '2026-11-23T10:00:00.000Z';
const hold = {
  reason: 'data-missing',
  message: '',
  pointers: [],
  stage: 'declare',
  since,
} as const;
const waitsAt = (stage: Task['stage']) => aTask('C1', { stage });

const released = (releasedAt: string): Consignment['documents'] => ({
  '621': { kind: '621', version: 1, filedAt: since, receipts: [], releasedAt },
});

const ROWS: readonly [string, Partial<Consignment>, Task | undefined, readonly string[]][] = [
  ['before it starts', { status: 'accepted' }, undefined, ['cancel']],
  ['under way', { status: 'declaring', stage: 'declare' }, waitsAt('declare'), ['cancel']],
  ['held', { status: 'held', stage: 'declare', hold }, waitsAt('declare'), ['fix', 'cancel']],
  [
    'held by screening',
    {
      status: 'held',
      stage: 'dispatch',
      hold,
      screening: {
        at: since,
        hits: [{ hitId: 'h', tier: 'hold', field: 'shipTo.name', message: '' }],
        cleared: [],
      },
    },
    waitsAt('dispatch'),
    ['clear', 'fix', 'cancel'],
  ],
  ['past the gate', { status: 'in-transit', gatedOutAt: since }, waitsAt('confirm'), []],
  [
    'past the gate, its list refused',
    {
      status: 'held',
      stage: 'unwind',
      gatedOutAt: since,
      documents: {
        '621': {
          ...{ kind: '621', version: 1, filedAt: since, receipts: [] },
          rejected: { status: '-621018', at: since, info: '' },
        },
      },
    },
    waitsAt('unwind'),
    ['return'],
  ],
  [
    'cancelled, not unwound yet',
    { status: 'declaring', cancel: { requestedAt: since, reason: 'x' } },
    waitsAt('declare'),
    [],
  ],
  [
    'before a decision',
    { status: 'needs-operator', stage: 'needs-operator' },
    waitsAt('needs-operator'),
    ['cancel', 'resume', 'unwind'],
  ],
  [
    'decided, not gone on yet',
    { status: 'needs-operator', stage: 'needs-operator', gatedOutAt: since },
    aTask('C1', { stage: 'needs-operator', status: 'answered' }),
    [],
  ],
  ['unwinding', { status: 'unwinding', stage: 'unwind' }, waitsAt('unwind'), []],
  [
    'unwinding, held',
    { status: 'held', stage: 'unwind', hold },
    waitsAt('unwind'),
    ['fix', 'resume'],
  ],
  ['delivered', { status: 'delivered' }, aTask('C1', { status: 'resumed' }), []],
  [
    'delivered under a list that is released, within thirty days',
    { status: 'delivered', gatedOutAt: since, documents: released('2026-11-01T00:00:00.000Z') },
    aTask('C1', { status: 'resumed' }),
    ['return'],
  ],
  [
    'delivered, too long ago',
    { status: 'delivered', gatedOutAt: since, documents: released('2026-10-30T00:00:00.000Z') },
    aTask('C1', { status: 'resumed' }),
    [],
  ],
];

test.each(ROWS)('%s', (_when, overrides, task, actions) => {
  expect(legalActions(aConsignment(overrides), task, '2026-11-30T10:00:00.000Z')).toEqual(actions);
});

import { expect, test } from '@jest/globals';
import { STATE_NAMES } from '../../../functions/domain/workflow/state-names.ts';

test('states are called what operators read', () => {
  expect(STATE_NAMES).toEqual({
    ...{ dispatch: 'Dispatch', declare: 'Declare', 'hand-off': 'Hand off' },
    ...{ confirm: 'Confirm delivery', unwind: 'Unwind', 'needs-operator': 'Needs operator' },
  });
});

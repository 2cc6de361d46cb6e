import type { Stage } from '../consignment/stages.ts';

/** State names of the workflow by stage: plain English, shown to operators. */
export const STATE_NAMES: { readonly [S in Stage]: string } = {
  dispatch: 'Dispatch',
  declare: 'Declare',
  'hand-off': 'Hand off',
  confirm: 'Confirm delivery',
  unwind: 'Unwind',
  'needs-operator': 'Needs operator',
};

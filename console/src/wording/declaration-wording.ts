import type { Consignment } from '../api/consignment.ts';
import type { Tone } from './tone.ts';

type State = NonNullable<Consignment['declaration']>['state'];

/** How each state of a declaration is written and coloured. */
export const DECLARATION_WORDING: {
  readonly [S in State]: { readonly title: string; readonly tone: Tone };
} = {
  draft: { title: 'Draft', tone: 'calm' },
  matched: { title: 'Matched', tone: 'progress' },
  filed: { title: 'Filed', tone: 'progress' },
  accepted: { title: 'Accepted', tone: 'progress' },
  'in-review': { title: 'Manual review', tone: 'warn' },
  inspection: { title: 'Inspection', tone: 'warn' },
  detained: { title: 'Detained', tone: 'bad' },
  released: { title: 'Released', tone: 'ok' },
  closed: { title: 'Closed', tone: 'ok' },
  rejected: { title: 'Rejected', tone: 'bad' },
  amended: { title: 'Amended', tone: 'progress' },
  withdrawn: { title: 'Withdrawn', tone: 'calm' },
  returned: { title: 'Returned', tone: 'calm' },
  void: { title: 'Void', tone: 'calm' },
};

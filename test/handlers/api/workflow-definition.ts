const task = (stage: string, Next: string, caught: Readonly<Record<string, string>> = {}) => ({
  Type: 'Task',
  Comment: `What ${stage} does.`,
  Next,
  Catch: Object.entries(caught).map(([error, to]) => ({ ErrorEquals: [error], Next: to })),
  Parameters: { Payload: { stage, 'token.$': '$$.Task.Token' } },
});

const unhappy = {
  CancelRequested: 'Unwind',
  CustomsRejected: 'Unwind',
  'States.ALL': 'Needs operator',
};

/** The deployed workflow in small: its states, without what a graph does not show. */
export const definition = {
  StartAt: 'Dispatch',
  States: {
    'Needs operator': task('needs-operator', 'Unwind', { ResumeAtDeclare: 'Declare' }),
    Dispatch: task('dispatch', 'Declare', unhappy),
    Declare: task('declare', 'Hand off', unhappy),
    'Hand off': task('hand-off', 'Confirm delivery', unhappy),
    'Confirm delivery': task('confirm', 'Delivered', unhappy),
    Unwind: task('unwind', 'Cancelled', { EndReturned: 'Returned' }),
    Delivered: { Type: 'Succeed' },
    Cancelled: { Type: 'Succeed' },
    Returned: { Type: 'Succeed' },
    'Written off': { Type: 'Succeed' },
  },
};

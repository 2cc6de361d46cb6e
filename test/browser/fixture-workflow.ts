interface FixtureState {
  readonly name: string;
  readonly type: string;
  readonly stage?: string;
  readonly comment: string;
  readonly end: boolean;
}

interface FixtureTransition {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly kind: 'next' | 'catch';
}

const task = (name: string, stage: string, comment: string): FixtureState => ({
  name,
  type: 'Task',
  stage,
  comment,
  end: false,
});
const end = (name: string, comment: string): FixtureState => ({
  name,
  type: 'Succeed',
  comment,
  end: true,
});

const PATH = ['Dispatch', 'Declare', 'Hand off', 'Confirm delivery', 'Delivered'] as const;
const RESUME = ['ResumeAtDispatch', 'ResumeAtDeclare', 'ResumeAtHandOff', 'ResumeAtConfirm'];

function caught(from: string, label: string, to: string): FixtureTransition {
  return { from, to, label, kind: 'catch' };
}

function next(from: string, to: string): FixtureTransition {
  return { from, to, label: '', kind: 'next' };
}

/** A workflow of the shape that the host serves at `GET /v1/workflow`. */
export const FIXTURE_WORKFLOW = {
  definitionHash: 'c0ffee00',
  startAt: 'Dispatch',
  states: [
    task('Dispatch', 'dispatch', 'The warehouse accepts the order; the waybill number is drawn.'),
    task('Declare', 'declare', 'The documents of the trade mode are matched, filed and released.'),
    task('Hand off', 'hand-off', 'Pick, pack, gate pass, gate out, and the carrier’s first scan.'),
    task('Confirm delivery', 'confirm', 'Milestones of the carrier until proof of delivery.'),
    end('Delivered', 'The buyer has it.'),
    task('Unwind', 'unwind', 'Stop the parcel, withdraw the list, put everything back.'),
    task('Needs operator', 'needs-operator', 'Somebody decides where it goes on.'),
    end('Cancelled', 'Taken back before it left.'),
    end('Returned', 'It came back.'),
    end('Written off', 'It is lost, and the books say so.'),
  ],
  transitions: [
    ...PATH.slice(0, -1).flatMap((from, index) => [
      next(from, PATH[index + 1] ?? 'Delivered'),
      caught(from, 'States.Timeout', from),
      caught(from, 'CancelRequested', 'Unwind'),
      ...(from === 'Declare' ? [caught(from, 'CustomsRejected', 'Unwind')] : []),
      caught(from, 'States.ALL', 'Needs operator'),
    ]),
    next('Unwind', 'Cancelled'),
    caught('Unwind', 'EndReturned', 'Returned'),
    caught('Unwind', 'EndWrittenOff', 'Written off'),
    caught('Unwind', 'States.ALL', 'Needs operator'),
    next('Needs operator', 'Unwind'),
    ...RESUME.map((label, index) => caught('Needs operator', label, PATH[index] ?? 'Dispatch')),
  ],
};

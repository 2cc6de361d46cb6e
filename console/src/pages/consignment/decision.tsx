import { Button } from '@mantine/core';
import { useState } from 'react';
import { RESUME_STAGES, resumeConsignment } from '../../api/commands.ts';
import type { ResumeStage } from '../../api/commands.ts';
import type { Consignment } from '../../api/consignment.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './decision.module.css';
import dialog from './dialog-form.module.css';
import { useCommand } from './use-command.ts';

const WHAT_IT_DOES: { readonly [S in ResumeStage]: readonly [string, string] } = {
  dispatch: ['Resume at dispatch', 'The warehouse and the carrier are asked again.'],
  declare: ['Resume at declare', 'Documents that customs refused are filed again.'],
  'hand-off': ['Resume at hand off', 'Pick, gate pass and gate out, where they are missing.'],
  confirm: ['Resume at confirm', 'Go on waiting for proof of delivery.'],
  unwind: ['Unwind', 'Stop the parcel, withdraw the list, put the stock back, void the label.'],
};

/** The workflow has given up by itself: an operator says where it goes on, or that it is taken back. */
export function Decision({ consignment }: { readonly consignment: Consignment }) {
  const { actions, refusal, stage: at } = consignment;
  const [unwinding, setUnwinding] = useState(false);
  const close = () => setUnwinding(false);
  const { mutate, isPending, variables, error } = useCommand({
    target: consignment,
    run: resumeConsignment,
    done: 'Taken up again. It goes on below.',
    onDone: close,
  });
  const stages: readonly ResumeStage[] = actions.includes('resume') ? RESUME_STAGES : [];
  return (
    <Panel title="How shall it go on?" className={classes.panel}>
      <p className={classes.why}>
        {at === 'unwind'
          ? 'It is being taken back. It can still go on instead.'
          : (refusal?.message ?? 'The workflow could not go on by itself.')}{' '}
        What is done already is not done twice, wherever it goes on.
      </p>
      <ul className={classes.choices}>
        {stages.map((stage) => (
          <li key={stage} className={classes.choice}>
            <Button
              size="xs"
              variant="light"
              loading={isPending && variables === stage}
              onClick={() => mutate(stage)}
            >
              {WHAT_IT_DOES[stage][0]}
            </Button>
            <span className="muted">{WHAT_IT_DOES[stage][1]}</span>
          </li>
        ))}
        {actions.includes('unwind') && (
          <li className={classes.choice}>
            <Button size="xs" variant="default" onClick={() => setUnwinding(true)}>
              Unwind…
            </Button>
            <span className="muted">{WHAT_IT_DOES.unwind[1]}</span>
          </li>
        )}
      </ul>
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error.message}
        </p>
      )}
      <Dialog open={unwinding} onClose={close} title={`Unwind ${consignment.displayNumber}`}>
        <div className={dialog.dialog}>
          <p className="muted">{WHAT_IT_DOES.unwind[1]} The channel is told at the end.</p>
          <div className={dialog.buttons}>
            <Button variant="default" onClick={close}>
              Not yet
            </Button>
            <Button color="red" loading={isPending} onClick={() => mutate('unwind')}>
              Unwind consignment
            </Button>
          </div>
        </div>
      </Dialog>
    </Panel>
  );
}

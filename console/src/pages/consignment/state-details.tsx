import type { LiveState } from '../../api/consignment.ts';
import type { Workflow } from '../../api/workflow.ts';
import { Moment } from '../../clock/moment.tsx';
import { Facts } from '../../ui/facts.tsx';
import classes from './state-details.module.css';

interface StateDetailsProps {
  readonly workflow: Workflow;
  readonly name: string;
  readonly live: LiveState | undefined;
}

/** What one state does, when this consignment was in it, and where it leads. */
export function StateDetails({ workflow, name, live }: StateDetailsProps) {
  const state = workflow.states.find((each) => each.name === name);
  const waysOut = workflow.transitions.filter(({ from }) => from === name);
  return (
    <div className={classes.details} aria-live="polite">
      <div>
        <h3>{name}</h3>
        {live?.meaning !== undefined && <p>{live.meaning}</p>}
        {state?.comment !== undefined && <p className="muted">{state.comment}</p>}
      </div>
      <Facts
        rows={[
          ['Entered', live?.enteredAt && <Moment at={live.enteredAt} />],
          ['Left', state?.end !== true && live?.leftAt && <Moment at={live.leftAt} />],
          ['Visits', live !== undefined && live.visits > 1 ? live.visits : undefined],
        ]}
      />
      {waysOut.length > 0 && (
        <ul className={classes.ways}>
          {waysOut.map(({ to, label, kind }) => (
            <li key={`${kind}${to}${label ?? ''}`} data-catch={kind === 'catch' || undefined}>
              {kind === 'next' ? 'then' : (label ?? 'on an error')} → {to === name ? 'again' : to}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import type { Task } from '../../api/consignment.ts';
import { Age, Ahead } from '../../clock/moment.tsx';
import { askWording } from '../../wording/ask-wording.ts';
import classes from './waiting-for.module.css';

/** Whom we wait for, since when, how often we asked, and until when at most. */
export function WaitingFor({ task }: { readonly task: Task }) {
  return (
    <div className={classes.waiting}>
      <h3>{task.asks.length === 0 ? 'Waiting for an operator' : 'Waiting for'}</h3>
      <ul className={classes.asks}>
        {task.asks.map(({ name, party, attempts, askedAt, againAt }) => (
          <li key={name}>
            <p>
              <b>{party}</b> {askWording(name)}
            </p>
            <p className="muted small">
              {askedAt !== undefined && (
                <>
                  for <Age since={askedAt} />
                </>
              )}
              {attempts > 1 && `, asked ${attempts} times`}
              {againAt !== undefined && (
                <>
                  , again <Ahead at={againAt} come="now" />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="muted small">
        This stage must be done <Ahead at={task.deadline} come="by now: it is overdue" />.
      </p>
    </div>
  );
}

import { formatClock } from '../clock/format-time.ts';
import classes from './connection.module.css';

interface ConnectionProps {
  readonly lost: boolean;
  /** When the server answered last, in milliseconds of this machine's clock. */
  readonly since: number;
}

/** Says that what is shown is old, for as long as it is. */
export function Connection({ lost, since }: ConnectionProps) {
  return (
    <div role="status" aria-live="polite">
      {lost && (
        <p className={classes.strip} data-tone="warn">
          The server does not answer. You see what was known at {formatClock(since)} on your clock;
          asking again.
        </p>
      )}
    </div>
  );
}

import { Link } from 'react-router';
import type { Board } from '../../api/board.ts';
import { Age } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { eventTone } from '../../wording/event-tone.ts';
import classes from './recent-events.module.css';

/** A glance, not a log. */
const SHOWN = 12;

/** What happened last, over all consignments. */
export function RecentEvents({ events }: { readonly events: Board['recent'] }) {
  return (
    <Panel title="Last events" flush>
      {events.length === 0 ? (
        <p className={classes.none}>Nothing has happened yet.</p>
      ) : (
        <ol className={classes.events}>
          {events.slice(0, SHOWN).map(({ at, consignmentId, displayNumber, type, text }, index) => (
            <li key={`${at}${consignmentId}${type}${index}`} className={classes.event}>
              <span className={classes.mark} data-tone={eventTone(type)} aria-hidden />
              <span className={classes.text}>{text}</span>
              <Link to={`/consignments/${consignmentId}`} className={classes.id}>
                {displayNumber}
              </Link>
              <span className={classes.age}>
                <Age since={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

import { useState } from 'react';
import type { Consignment } from '../../api/consignment.ts';
import { formatDay } from '../../clock/format-time.ts';
import { Moment } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { eventTone } from '../../wording/event-tone.ts';
import classes from './timeline.module.css';

/** As many as fit beside the documents; the rest is one press away. */
const SHOWN_AT_FIRST = 12;

type TimelineEvent = Consignment['timeline'][number];

/** Everything that happened, newest first. */
export function Timeline({ events }: { readonly events: Consignment['timeline'] }) {
  const [whole, setWhole] = useState(false);
  const newest = events.toSorted((a, b) => b.version - a.version);
  const shown = whole ? newest : newest.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel title="Timeline" aside={`${events.length} events`}>
      <ol className={classes.timeline}>
        {shown.map((event, index) => (
          <Entry key={event.version} event={event} before={shown[index - 1]} />
        ))}
      </ol>
      {shown.length < newest.length && (
        <button type="button" className={classes.more} onClick={() => setWhole(true)}>
          Show all {newest.length}
        </button>
      )}
    </Panel>
  );
}

interface EntryProps {
  readonly event: TimelineEvent;
  readonly before: TimelineEvent | undefined;
}

function Entry({ event, before }: EntryProps) {
  const day = formatDay(event.at);
  const newDay = before === undefined || formatDay(before.at) !== day;
  return (
    <>
      {newDay && <li className={classes.day}>{day}</li>}
      <li className={classes.event} data-type={event.type}>
        <span className={classes.mark} data-tone={eventTone(event.type)} aria-hidden />
        <span className={classes.text}>
          {event.text}
          {event.by !== undefined && <span className="muted"> by {event.by}</span>}
        </span>
        <span className="muted small nowrap">
          <Moment at={event.at} form="clock" />
        </span>
      </li>
    </>
  );
}

import type { Consignment } from '../../api/consignment.ts';
import { formatHours } from '../../clock/format-time.ts';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import classes from './clocks.module.css';

type Clock = Consignment['clocks'][Exclude<keyof Consignment['clocks'], 'simulated'>];

/** The three clocks of a consignment. They measure different things and are never added up. */
export function Clocks({ clocks }: { readonly clocks: Consignment['clocks'] }) {
  const { listHours, portHours, dwellHours, simulated } = clocks;
  return (
    <Panel title="Clocks" aside={simulated === true && <Pill tone="turn">simulated</Pill>}>
      <dl className={classes.clocks}>
        <Reading title="List" what="first 120 to 800" hours={listHours} />
        <Reading title="Port" what="arrival to release" hours={portHours} />
        <Reading title="Dwell" what="gate in to gate out" hours={dwellHours} />
      </dl>
    </Panel>
  );
}

interface ReadingProps {
  readonly title: string;
  readonly what: string;
  readonly hours: Clock;
}

function Reading({ title, what, hours }: ReadingProps) {
  return (
    <div>
      <dt>
        {title}
        <span>{what}</span>
      </dt>
      <dd data-none={hours === undefined || hours === null || undefined}>
        {hours === undefined || hours === null ? 'not run' : formatHours(hours)}
      </dd>
    </div>
  );
}

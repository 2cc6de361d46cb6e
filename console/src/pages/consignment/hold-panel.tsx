import type { Consignment, Hold } from '../../api/consignment.ts';
import { Age } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ClearForm } from './clear-form.tsx';
import { FixForm } from './fix-form.tsx';
import classes from './hold-panel.module.css';

interface HoldPanelProps {
  readonly consignment: Consignment;
  readonly hold: Hold;
  readonly fixable: boolean;
  readonly clearable: boolean;
}

/** Why the consignment waits for somebody, and the fields that let it go on. */
export function HoldPanel({ consignment, hold, fixable, clearable }: HoldPanelProps) {
  return (
    <Panel
      title={hold.title}
      className={classes.panel}
      aside={
        <>
          held for <Age since={hold.since} />
        </>
      }
    >
      <p className={classes.message}>{hold.message}</p>
      {clearable && consignment.screening !== undefined && (
        <ClearForm consignment={consignment} screening={consignment.screening} />
      )}
      {fixable && <FixForm consignment={consignment} hold={hold} />}
    </Panel>
  );
}

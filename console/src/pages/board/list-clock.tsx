import type { Board, Percentiles } from '../../api/board.ts';
import { formatHours } from '../../clock/format-time.ts';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import classes from './list-clock.module.css';

/** Average customs clearance of exports in China, 2022: the one published figure of this clock. */
const EXPORT_REFERENCE_HOURS = 1.03;

interface ListClockProps {
  readonly clocks: Board['clocks'];
  readonly simulated: boolean;
}

/**
 * The list clock: from the first 120 to 800. The published import figure (32.02 h) is of the port
 * clock, from arrival to release, and so no line of it is drawn here.
 */
export function ListClock({ clocks, simulated }: ListClockProps) {
  const label = clocks.labels ?? (simulated ? 'simulated' : undefined);
  const rows = [
    { title: 'Export', figures: clocks.list.export, reference: EXPORT_REFERENCE_HOURS },
    { title: 'Import', figures: clocks.list.import, reference: undefined },
  ];
  const scale = Math.max(
    EXPORT_REFERENCE_HOURS,
    ...rows.map(({ figures }) => figures?.p90Hours ?? 0),
  );
  return (
    <Panel title="List clock" aside={label && <Pill tone="turn">{label}</Pill>}>
      <p className={classes.what}>From customs’ first 120 (in the database) to 800 (released).</p>
      {rows.map((row) => (
        <Direction key={row.title} {...row} scale={scale * 1.12} />
      ))}
      <p className={classes.note}>
        The mark at 1.03 h is the published export average of 2022. The published 32.02 h for
        imports is another clock, from arrival at the port to release, and is not compared.
      </p>
    </Panel>
  );
}

interface DirectionProps {
  readonly title: string;
  readonly figures: Percentiles | undefined;
  readonly reference: number | undefined;
  readonly scale: number;
}

function Direction({ title, figures, reference, scale }: DirectionProps) {
  const place = (hours: number) => `${Math.min(100, (hours / scale) * 100)}%`;
  const median = figures?.p50Hours ?? undefined;
  const ninety = figures?.p90Hours ?? undefined;
  return (
    <div className={classes.direction}>
      <p className={classes.head}>
        <span className={classes.title}>{title}</span>
        <span className="muted small">
          {figures === undefined || figures.count === 0
            ? 'no list released yet'
            : `${figures.count} ${figures.count === 1 ? 'list' : 'lists'}`}
        </span>
      </p>
      <div className={classes.track} aria-hidden>
        {median !== undefined && ninety !== undefined && (
          <span
            className={classes.span}
            style={{ left: place(median), right: `calc(100% - ${place(ninety)})` }}
          />
        )}
        {reference !== undefined && (
          <span className={classes.reference} style={{ left: place(reference) }} />
        )}
        {median !== undefined && (
          <span className={classes.median} style={{ left: place(median) }} />
        )}
      </div>
      {median !== undefined && ninety !== undefined && (
        <p className="small">
          <span className="muted">half within</span> {formatHours(median)}
          <span className="muted"> · nine of ten within</span> {formatHours(ninety)}
        </p>
      )}
    </div>
  );
}

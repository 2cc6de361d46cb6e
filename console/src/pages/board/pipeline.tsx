import { Link } from 'react-router';
import type { Board } from '../../api/board.ts';
import type { ConsignmentStatus } from '../../api/consignment-summary.ts';
import { STATUS_WORDING } from '../../wording/status-wording.ts';
import classes from './pipeline.module.css';

/** The status that consignments of a stage have while all is well: where its number leads. */
const STATUS_OF_STAGE: { readonly [stage: string]: ConsignmentStatus } = {
  dispatch: 'dispatching',
  declare: 'declaring',
  'hand-off': 'handing-off',
  confirm: 'in-transit',
};

/** Statuses beside the happy path; shown only where there are any. */
const BESIDE = ['accepted', 'unwinding', 'cancelled', 'returned', 'written-off'] as const;

/** The happy path with how many stand where, and below it what is not on it. */
export function Pipeline({ board }: { readonly board: Board }) {
  const beside = BESIDE.filter((status) => (board.counts[status] ?? 0) > 0);
  return (
    <section aria-label="Pipeline" className={classes.pipeline}>
      <ol className={classes.stages}>
        {board.stages.map(({ stage, title, waiting }) => (
          <li key={stage}>
            <Link className={classes.stage} to={listOf(STATUS_OF_STAGE[stage])}>
              <span className={classes.title}>{title}</span>
              <span className={classes.number} data-none={waiting === 0 || undefined}>
                {waiting}
              </span>
              <Troubled board={board} stage={stage} />
            </Link>
          </li>
        ))}
        <li>
          <Link className={classes.stage} data-end to={listOf('delivered')}>
            <span className={classes.title}>Delivered</span>
            <span className={classes.number}>{board.counts.delivered ?? 0}</span>
            <span className={classes.note}>done</span>
          </Link>
        </li>
      </ol>
      {beside.length > 0 && (
        <p className={classes.beside}>
          {beside.map((status) => (
            <Link key={status} to={listOf(status)}>
              {STATUS_WORDING[status].title} <b>{board.counts[status]}</b>
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}

/** How many of a stage need somebody: exact as long as the board lists all of them. */
function Troubled({ board, stage }: { readonly board: Board; readonly stage: string }) {
  const held = board.holds.filter((each) => each.stage === stage).length;
  if (held === 0) return <span className={classes.note}>waiting</span>;
  return (
    <span className={classes.note} data-tone="warn">
      {held} held
    </span>
  );
}

function listOf(status: ConsignmentStatus | undefined): string {
  return status === undefined ? '/consignments' : `/consignments?status=${status}`;
}

import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Board } from '../../api/board.ts';
import type { ConsignmentSummary } from '../../api/consignment-summary.ts';
import { Age } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusPill } from '../../ui/status-pill.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import classes from './exceptions.module.css';

/** Consignments that go on only when somebody does something, each with its reason. */
export function Exceptions({ board }: { readonly board: Board }) {
  const all = (board.counts.held ?? 0) + (board.counts['needs-operator'] ?? 0);
  const { holds } = board;
  const more = all > holds.length ? `${holds.length} of ${all}` : undefined;
  return (
    <Panel title="Needs you" aside={more} flush>
      {holds.length === 0 ? (
        <p className={classes.none}>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden />
          No consignment waits for an operator.
        </p>
      ) : (
        <ul>
          {holds.map((each) => (
            <Exception key={each.consignmentId} consignment={each} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Exception({ consignment }: { readonly consignment: ConsignmentSummary }) {
  const { consignmentId, displayNumber, status, hold, modeTitle, country } = consignment;
  const to = `/consignments/${consignmentId}`;
  const reason =
    hold === undefined ? 'A decision is needed' : sentenceCase(plainWords(hold.reason));
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.line}>
          <Link to={to} className={classes.number}>
            {displayNumber}
          </Link>
          <StatusPill status={status} />
          <span className="muted small">
            {modeTitle} to {country}
          </span>
        </p>
        <p className={classes.reason}>{reason}</p>
        {hold !== undefined && <p className={classes.message}>{hold.message}</p>}
      </div>
      <div className={classes.act}>
        <span className="muted small nowrap">
          {hold !== undefined && (
            <>
              for <Age since={hold.since} />
            </>
          )}
        </span>
        <Button
          component={Link}
          to={to}
          size="xs"
          variant="light"
          aria-label={`${status === 'held' ? 'Fix' : 'Decide'} ${displayNumber}`}
        >
          {status === 'held' ? 'Fix' : 'Decide'}
        </Button>
      </div>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reportQuery } from '../../api/reports.ts';
import type { Difference } from '../../api/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import classes from './report-content.module.css';

/** How many of what were compared, each difference, and what may be a message under way. */
export function ReportContent({ reportId }: { readonly reportId: string }) {
  const query = useQuery(reportQuery(reportId));
  return (
    <Loaded query={query} lines={3}>
      {({ compared, differences, passing }) => (
        <div className={classes.content}>
          <dl className={classes.compared}>
            {Object.entries(compared).map(([name, count]) => (
              <div key={name}>
                <dt>{sentenceCase(plainWords(name))}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          {differences.length === 0 && <p className="muted">No differences.</p>}
          <Differences differences={differences} tone="warn" />
          {passing.length > 0 && (
            <>
              <p className="muted">
                Seen for the first time and maybe only a message under way; a difference if the next
                run finds it too:
              </p>
              <Differences differences={passing} tone="calm" />
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly tone: 'warn' | 'calm';
}

function Differences({ differences, tone }: DifferencesProps) {
  return (
    <ul className={classes.differences}>
      {differences.map(({ code, subject, title, detail, ours, theirs, consignmentId }) => (
        <li key={`${code}${subject}`} data-tone={tone}>
          <b>{title}</b>{' '}
          {consignmentId === undefined ? (
            <span className="mono muted">{subject}</span>
          ) : (
            <Link to={`/consignments/${consignmentId}`} className="mono">
              {consignmentId}
            </Link>
          )}
          <p className="muted">{detail}</p>
          <p className="small">
            <span className="muted">We say</span> {ours}
            <span className="muted">, they say</span> {theirs}
          </p>
        </li>
      ))}
    </ul>
  );
}

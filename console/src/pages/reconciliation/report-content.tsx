import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reportQuery } from '../../api/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import classes from './report-content.module.css';

/** How many of what were compared, and each difference. */
export function ReportContent({ reportId }: { readonly reportId: string }) {
  const query = useQuery(reportQuery(reportId));
  return (
    <Loaded query={query} lines={3}>
      {({ compared, differences }) => (
        <div className={classes.content}>
          <dl className={classes.compared}>
            {Object.entries(compared).map(([name, count]) => (
              <div key={name}>
                <dt>{sentenceCase(plainWords(name))}</dt>
                <dd>{String(count)}</dd>
              </div>
            ))}
          </dl>
          {differences.length === 0 && <p className="muted">No differences.</p>}
          <ul className={classes.differences}>
            {differences.map(({ kind, title, detail, consignmentId }, index) => (
              <li key={index}>
                <b>{title ?? sentenceCase(plainWords(kind ?? 'difference'))}</b>
                {detail !== undefined && <span className="muted"> {detail}</span>}
                {typeof consignmentId === 'string' && (
                  <>
                    {' '}
                    <Link to={`/consignments/${consignmentId}`} className="mono">
                      {consignmentId}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  );
}

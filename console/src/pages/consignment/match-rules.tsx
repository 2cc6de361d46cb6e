import { IconCheck, IconX } from '@tabler/icons-react';
import type { Consignment } from '../../api/consignment.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import classes from './match-rules.module.css';

/** What was compared before the list is filed: order, payment and waybill must agree. */
export function MatchRules({ results }: { readonly results: Consignment['match'] }) {
  const differing = results.filter(({ ok }) => !ok).length;
  return (
    <Panel title="Three-document match" aside={summary(results.length, differing)} flush>
      {results.length === 0 ? (
        <p className={classes.none}>
          Compared before the list is filed, so that a difference shows in seconds and not as a
          rejection hours later.
        </p>
      ) : (
        <table className={`${table.table} ${classes.rules}`}>
          <caption className="visually-hidden">Match rules with both values</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">What must agree</th>
              <th scope="col">One side</th>
              <th scope="col">Other side</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ rule, title, ok, field, left, right }) => (
              <tr key={`${rule}${title}`} data-tone={ok ? 'ok' : 'bad'} className={classes.row}>
                <td data-label="Rule" className="nowrap">
                  <span>
                    {ok ? (
                      <IconCheck size={15} stroke={2.2} aria-label="agrees" />
                    ) : (
                      <IconX size={15} stroke={2.4} aria-label="differs" />
                    )}{' '}
                    {rule}
                  </span>
                </td>
                <td data-label="What must agree">
                  <span>
                    {title} <span className="mono muted small">{field}</span>
                  </span>
                </td>
                <td data-label="One side" className={classes.value}>
                  <span>{left}</span>
                </td>
                <td data-label="Other side" className={classes.value}>
                  <span>{right}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function summary(all: number, differing: number): string | undefined {
  if (all === 0) return undefined;
  if (differing > 0) return `${differing} of ${all} ${differing === 1 ? 'differs' : 'differ'}`;
  return all === 1 ? 'agrees' : `all ${all} agree`;
}

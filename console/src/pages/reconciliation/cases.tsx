import { useQuery } from '@tanstack/react-query';
import { IconScale } from '@tabler/icons-react';
import { Link } from 'react-router';
import { casesQuery } from '../../api/cases.ts';
import type { Case } from '../../api/cases.ts';
import { Age } from '../../clock/moment.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import classes from './cases.module.css';

/** Open cases first, the gravest of them before the others. */
export function Cases() {
  const query = useQuery(casesQuery());
  return (
    <Panel title="Cases" flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Message icon={<IconScale size={28} stroke={1.5} />} title="No cases">
              A case opens when a comparison finds a difference, or when something arrives that is
              authentic and not understood.
            </Message>
          ) : (
            <ul>
              {items.toSorted(byUrgency).map((each) => (
                <Row key={each.caseId} item={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Row({ item }: { readonly item: Case }) {
  const { title, detail, severity, status, consignmentId, openedAt } = item;
  const about = subjectOf(item);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.line}>
          <b>{title}</b>
          {status === 'closed' ? (
            <Pill tone="calm">Closed</Pill>
          ) : (
            <Pill tone={severity === 'critical' ? 'bad' : 'warn'}>
              {severity === 'critical' ? 'Critical' : 'Warning'}
            </Pill>
          )}
        </p>
        <p className={classes.detail}>{detail}</p>
        {about !== undefined && <p className="mono muted">{about}</p>}
        {consignmentId !== undefined && (
          <Link to={`/consignments/${consignmentId}`} className="mono">
            {consignmentId}
          </Link>
        )}
      </div>
      <span className="muted small nowrap">
        <Age since={openedAt} /> ago
      </span>
    </li>
  );
}

/** Which book line, list or delivery, where it is not the consignment: a case’s id names its subject. */
function subjectOf({ caseId, kind, consignmentId }: Case): string | undefined {
  const subject = caseId.startsWith(`${kind}.`) ? caseId.slice(kind.length + 1) : undefined;
  return subject === consignmentId ? undefined : subject;
}

function byUrgency(a: Case, b: Case): number {
  return urgency(a) - urgency(b) || b.openedAt.localeCompare(a.openedAt);
}

function urgency({ status, severity }: Case): number {
  if (status === 'closed') return 2;
  return severity === 'critical' ? 0 : 1;
}

import { Link } from 'react-router';
import type { Consignment } from '../../api/consignment.ts';
import { Moment } from '../../clock/moment.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import classes from './way.module.css';

/** How the parcel travels: its load and gate pass, its waybill numbers, what carriers reported. */
export function Way({ consignment }: { readonly consignment: Consignment }) {
  const { load, leftLoad, legs = [], tracking } = consignment;
  return (
    <Panel title="Way of the parcel">
      <Facts
        rows={[
          ['Load', load && <LoadLink load={load} />],
          ['Taken out', leftLoad && <LeftLoad {...leftLoad} />],
          ['Gate pass', load?.gatePassNumber && <CopyText value={load.gatePassNumber} />],
          ...legs.map((leg) => [leg.carrierId, <CopyText value={leg.waybillNumber} />] as const),
        ]}
      />
      {tracking.length === 0 ? (
        <p className={classes.none}>No scan yet.</p>
      ) : (
        <ol className={classes.scans}>
          {tracking.toReversed().map(({ code, status, at, place }) => (
            <li key={`${code}${at}`}>
              <span className={classes.code}>{code}</span>
              <span>
                {sentenceCase(plainWords(status))}
                {place !== undefined && <span className="muted"> {place}</span>}
              </span>
              <span className="muted small nowrap">
                <Moment at={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** Loads of many have a page of their own; one parcel that passes the gate alone has none. */
function LoadLink({ load }: { readonly load: NonNullable<Consignment['load']> }) {
  const { loadId, status } = load;
  const isOfMany = /^L\w{10}-\d+$/.test(loadId);
  return (
    <>
      {isOfMany ? <Link to={`/loads/${loadId}`}>{loadId}</Link> : loadId}, {status}
    </>
  );
}

/** In no load now: which one went without it, and why. */
function LeftLoad({ loadId, reason }: NonNullable<Consignment['leftLoad']>) {
  return (
    <>
      of <Link to={`/loads/${loadId}`}>{loadId}</Link>: {plainWords(reason)}
    </>
  );
}

import type { ReactNode } from 'react';
import type { Load } from '../../api/loads.ts';
import { Age, Ahead, Moment } from '../../clock/moment.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { askWording } from '../../wording/ask-wording.ts';
import waiting from '../consignment/waiting-for.module.css';

/** How far the load got, on what, and whom it waits for. */
export function LoadWay({ load }: { readonly load: Load }) {
  const { booking, seal, plate, gatePass, waitsFor } = load;
  return (
    <Panel title="Way of the load">
      <p className="muted">{load.meaning}</p>
      <Facts
        rows={[
          ['Opened', moment(load.openedAt)],
          ['Closed', moment(load.closedAt)],
          ['Plate', plate],
          ['Seal', seal && <CopyText value={seal} />],
          ['Gate pass', gatePass && <GatePass pass={gatePass} />],
          ['Departs', moment(booking?.departsAt)],
          ['Passed the gate', moment(load.gatedOutAt)],
          ['Lists released', moment(load.listsReleasedAt)],
          ['Departed', moment(load.departedAt, load.departedFrom)],
          ['Arrived', moment(load.arrivedAt, load.arrivedIn)],
        ]}
      />
      {waitsFor.length > 0 && (
        <div className={waiting.waiting}>
          <h3>Waiting for</h3>
          <ul className={waiting.asks}>
            {waitsFor.map(({ name, party, attempts, askedAt, againAt }) => (
              <li key={name}>
                <p>
                  <b>{party === 'ourselves' ? 'customs' : party}</b> {askWording(name)}
                </p>
                <p className="muted small">
                  for <Age since={askedAt} />
                  {attempts > 1 && `, asked ${String(attempts)} times`}, again{' '}
                  <Ahead at={againAt} come="now" />
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function GatePass({ pass }: { readonly pass: NonNullable<Load['gatePass']> }) {
  const { number, plate, seal, listNumbers } = pass;
  const lists = listNumbers.length === 1 ? '1 list' : `${String(listNumbers.length)} lists`;
  return (
    <>
      <CopyText value={number} />
      <p className="muted small">
        for {plate}, seal {seal}, {lists}
      </p>
    </>
  );
}

function moment(at: string | undefined, place?: string): ReactNode {
  if (at === undefined) return undefined;
  return (
    <>
      <Moment at={at} />
      {place !== undefined && <span className="muted"> {place}</span>}
    </>
  );
}

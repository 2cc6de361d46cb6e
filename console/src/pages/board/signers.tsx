import { useQuery } from '@tanstack/react-query';
import { POLLING } from '../../api/polling.ts';
import { signersQuery } from '../../api/signers.ts';
import type { Signer } from '../../api/signers.ts';
import { Age, Moment } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import classes from './signers.module.css';

/** What signs our declarations, how much of its time is taken, and what waits for it. */
export function Signers() {
  const { data } = useQuery(signersQuery(POLLING.watched));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title="Signers" flush>
      <ul className={classes.signers}>
        {data.items.map((signer) => (
          <SignerRow key={signer.declarant} signer={signer} />
        ))}
      </ul>
    </Panel>
  );
}

function SignerRow({ signer }: { readonly signer: Signer }) {
  const { name, declarant, perMinute, signatures, documents, dark } = signer;
  return (
    <li className={classes.signer}>
      <div className={classes.head}>
        <b>{name}</b>
        <Pill tone={dark === undefined ? 'ok' : 'bad'} live={dark !== undefined}>
          {dark === undefined ? 'Signs' : 'Dark'}
        </Pill>
      </div>
      <p className="muted small">
        {declarant}: {signatures} of {perMinute} signatures this minute, for {documents} documents
      </p>
      <Queue signer={signer} />
      {dark !== undefined && (
        <p className="small">
          {dark.message} (since <Moment at={dark.since} form="clock" />, <Age since={dark.since} />
          ). Looked at {dark.probes} {dark.probes === 1 ? 'time' : 'times'} since; it goes on by
          itself.
        </p>
      )}
    </li>
  );
}

function Queue({ signer: { waiting, more, oldest } }: { readonly signer: Signer }) {
  if (oldest === undefined) return <p className="muted small">Nothing waits for it.</p>;
  return (
    <p className="small">
      <b>
        {more && 'more than '}
        {waiting} {waiting === 1 ? 'document waits' : 'documents wait'}
      </b>
      , the oldest for <Age since={oldest} />
    </p>
  );
}

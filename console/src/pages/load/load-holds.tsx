import { Button } from '@mantine/core';
import type { Load } from '../../api/loads.ts';
import { Age } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import hold from '../consignment/hold-panel.module.css';
import { useLoadCommand } from './use-load-command.ts';

/** What was refused, and asking again. Nothing is asked a second time before somebody does. */
export function LoadHolds({ load }: { readonly load: Load }) {
  const { mutate, isPending, error } = useLoadCommand(load, 'Asked again, as a new request.');
  const [first] = load.holds;
  if (first === undefined) return null;
  return (
    <Panel
      title="Refused"
      className={hold.panel}
      aside={
        <>
          since <Age since={first.since} />
        </>
      }
    >
      {load.holds.map(({ ask, code, message }) => (
        <p key={ask} className={hold.message}>
          <b>
            {sentenceCase(plainWords(ask))} ({code}):
          </b>{' '}
          {message}
        </p>
      ))}
      <p className="muted small">
        Put right what stands in the way, or take the parcel out that it names; then ask again.
      </p>
      {error !== null && <p role="alert">{error.message}</p>}
      {load.actions.includes('ask-again') && (
        <Button size="xs" loading={isPending} onClick={() => mutate({ verb: 'ask-again' })}>
          Ask again
        </Button>
      )}
    </Panel>
  );
}

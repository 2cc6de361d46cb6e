import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { clearScreening } from '../../api/commands.ts';
import type { Consignment, Screening } from '../../api/consignment.ts';
import { Pill } from '../../ui/pill.tsx';
import classes from './fix-form.module.css';
import { useCommand } from './use-command.ts';

interface ClearFormProps {
  readonly consignment: Consignment;
  readonly screening: Screening;
}

const SCOPES = {
  consignment: 'This consignment only',
  buyer: 'Also later parcels to this buyer',
} as const;
const TONES = { freeze: 'bad', hold: 'warn', note: 'calm' } as const;

/** What screening found, and setting it aside: for what, until when, and why. */
export function ClearForm({ consignment, screening: { hits, scopes } }: ClearFormProps) {
  const [scope, setScope] = useState<keyof typeof SCOPES>('consignment');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = useCommand({
    target: consignment,
    run: clearScreening,
    done: 'Cleared. The consignment goes on where it stopped.',
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ scope, note: note.trim(), ...(scope === 'buyer' && { until }) });
  };
  const isReady = note.trim() !== '' && (scope === 'consignment' || until !== '');
  return (
    <form onSubmit={submit} className={classes.form} noValidate aria-label="Clear the hits">
      <ul className={classes.hits}>
        {hits.map(({ hitId, tier, message, cleared }) => (
          <li key={hitId}>
            <Pill tone={cleared ? 'ok' : TONES[tier]}>{cleared ? 'cleared' : tier}</Pill> {message}
          </li>
        ))}
      </ul>
      <NativeSelect
        label="Cleared for"
        description="Exact hits, and goods, are cleared for one consignment only."
        data={scopes.map((value) => ({ value, label: SCOPES[value] }))}
        value={scope}
        onChange={(event) =>
          setScope(event.currentTarget.value === 'buyer' ? 'buyer' : 'consignment')
        }
      />
      {scope === 'buyer' && (
        <TextInput
          type="date"
          label="Until"
          description="Last day on which it holds."
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Why it is none"
        description="Stays with the clearance, for audits."
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={isPending} disabled={!isReady}>
          Clear and continue
        </Button>
      </div>
    </form>
  );
}

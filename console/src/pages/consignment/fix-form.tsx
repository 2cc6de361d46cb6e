import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { fixConsignment } from '../../api/commands.ts';
import type { Target } from '../../api/commands.ts';
import type { Consignment, Hold } from '../../api/consignment.ts';
import { changesOf, errorOfField } from './fix-changes.ts';
import type { Fix } from './fix-changes.ts';
import classes from './fix-form.module.css';
import { useCommand } from './use-command.ts';

interface FixFormProps {
  readonly consignment: Consignment;
  readonly hold: Hold;
}

const send = (target: Target, { changes, note }: Fix) => fixConsignment(target, changes, note);

/** Going on without a change would stop at the same. */
const NEEDS_A_CHANGE = ['data-missing', 'screening-freeze', 'screening-hold'];
/** What going on as it is means, where it is asked of one partner alone. */
const ASK_AGAIN: { readonly [reason: string]: string | undefined } = {
  'pre-advice-data-missing': 'Announce it again',
  'do-not-load': 'Announce it again',
  'held-by-channel': 'Let it go all the same',
};

/** One field per thing that may be wrong. Sending it lets the same task go on. */
export function FixForm({ consignment, hold: { fields, reason } }: FixFormProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const { mutate, isPending, error, variables } = useCommand({
    target: consignment,
    run: send,
    done: 'Fixed. The consignment goes on where it stopped.',
  });
  const changes = changesOf(fields, values);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ changes, note: note.trim() });
  };
  const atFields = error instanceof ApiError ? error.fields : {};
  const errors = fields.map(({ field }) => errorOfField(field, variables?.changes ?? [], atFields));
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {fields.map(({ field, title, sensitive, current }, index) => (
        <TextInput
          key={field}
          name={field}
          label={title}
          description={sensitive ? 'Sealed; shown by its last four only.' : field}
          autoComplete="off"
          spellCheck={false}
          placeholder={sensitive ? current : undefined}
          value={values[field] ?? (sensitive ? '' : (current ?? ''))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setValues((before) => ({ ...before, [field]: value }));
          }}
          error={errors[index]}
        />
      ))}
      <TextInput
        label="Note"
        description="Optional: for whoever reads the timeline later."
        maxLength={250}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error !== null && errors.every((each) => each === undefined) && (
        <p role="alert" className={classes.error}>
          {error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant={changes.length === 0 ? 'light' : 'filled'}
          loading={isPending}
          disabled={NEEDS_A_CHANGE.includes(reason) && changes.length === 0}
        >
          {changes.length === 0 ? (ASK_AGAIN[reason] ?? 'Ask again as it is') : 'Fix and continue'}
        </Button>
        <span className="muted small">
          {changes.length === 0 && fields.length > 0
            ? 'Change what is wrong; leave the other fields as they are.'
            : 'What is done already is not done twice.'}
        </span>
      </div>
    </form>
  );
}

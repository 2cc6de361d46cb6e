import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { Target } from '../../api/commands.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './dialog-form.module.css';
import { useCommand } from './use-command.ts';

interface ReasonCommandProps {
  readonly target: Target;
  readonly run: (target: Target, reason: string) => Promise<void>;
  /** On the button that opens the dialog, over it, and on the button that confirms. */
  readonly label: string;
  readonly title: string;
  readonly confirm: string;
  /** Said once the command is accepted. */
  readonly done: string;
  /** What will happen, in order. */
  readonly children: ReactNode;
}

/** A command that is confirmed with a reason, which stays on record. */
export function ReasonCommand(props: ReasonCommandProps) {
  const { target, run, label, title, confirm, done, children } = props;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const { mutate, isPending, error } = useCommand({ target, run, done, onDone: close });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(reason.trim());
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        <form onSubmit={submit} className={classes.dialog}>
          <p className="muted">{children}</p>
          <TextInput
            label="Reason"
            description="Stays in the timeline."
            data-autofocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error?.message}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button type="submit" color="red" loading={isPending} disabled={reason.trim() === ''}>
              {confirm}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

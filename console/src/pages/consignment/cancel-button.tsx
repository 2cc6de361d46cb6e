import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { cancelConsignment } from '../../api/commands.ts';
import type { Consignment } from '../../api/consignment.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './dialog-form.module.css';
import { useCommand } from './use-command.ts';

/** Cancelling, with the reason that stays on record. Shown only while it is still possible. */
export function CancelButton({ consignment }: { readonly consignment: Consignment }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const { mutate, isPending, error } = useCommand({
    target: consignment,
    run: cancelConsignment,
    done: 'Cancellation asked for. The parcel is stopped first, then everything is taken back.',
    onDone: close,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(reason.trim());
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Cancel…
      </Button>
      <Dialog open={open} onClose={close} title={`Cancel ${consignment.displayNumber}`}>
        <form onSubmit={submit} className={classes.dialog}>
          <p className="muted">
            The parcel is stopped, the declaration withdrawn, the stock put back and the channel
            told, in this order. If the parcel has left the gate already, this becomes a return.
          </p>
          <TextInput
            label="Reason"
            description="Stays in the timeline."
            data-autofocus
            maxLength={250}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error?.message}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button type="submit" color="red" loading={isPending} disabled={reason.trim() === ''}>
              Cancel consignment
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

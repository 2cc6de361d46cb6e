import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { addEndpoint } from '../../api/endpoints.ts';
import type { MadeSecrets } from '../../api/endpoints.ts';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';
import { useEndpointCommand } from './use-endpoint-command.ts';

interface AddEndpointProps {
  readonly types: readonly { readonly type: string }[];
  readonly onMade: (made: MadeSecrets) => void;
}

/** Enters an endpoint; its secrets are shown once. */
export function AddEndpoint({ types, onMade }: AddEndpointProps) {
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState<string[]>([]);
  const close = () => setOpen(false);
  const { mutate, isPending, error } = useEndpointCommand({
    run: addEndpoint,
    onDone: (made) => {
      close();
      onMade(made);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ url: url.trim(), description: description.trim(), events });
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Add an endpoint…
      </Button>
      <Dialog open={open} onClose={close} title="Add an endpoint">
        <form onSubmit={submit} className={dialog.dialog}>
          <TextInput
            label="Address"
            description="https, and reachable from the internet."
            maxLength={500}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label="Name"
            maxLength={100}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <MultiSelect
            label="Events"
            description="None chosen: all."
            data={types.map(({ type }) => type)}
            value={events}
            onChange={setEvents}
          />
          {error !== null && <p role="alert">{error.message}</p>}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={close}>
              Not yet
            </Button>
            <Button type="submit" loading={isPending} disabled={url.trim() === ''}>
              Add
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

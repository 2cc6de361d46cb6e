import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import type { ReplayRange } from '../../api/endpoints.ts';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface ReplayProps {
  readonly isEnabled: boolean;
  readonly isPending: boolean;
  readonly onReplay: (range: ReplayRange) => void;
}

/** Sends a range of events again, under their own ids: who counts by id counts each once. */
export function Replay({ isEnabled, isPending, onReplay }: ReplayProps) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [before, setBefore] = useState('');
  const [status, setStatus] = useState('failed');
  const isReady = [from, before].every((day) => day === '' || DAY.test(day));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onReplay({ ...startOf('from', from), ...startOf('before', before), ...(status && { status }) });
    setOpen(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={isPending}
        disabled={!isEnabled}
        onClick={() => setOpen(true)}
      >
        Send a range again…
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Send events again">
        <form onSubmit={submit} className={dialog.dialog}>
          <TextInput
            label="From"
            placeholder="2026-11-23"
            description="The first day, UTC; empty: from the beginning."
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="Before"
            placeholder="2026-11-24"
            description="The day after the last one; empty: until now."
            value={before}
            onChange={(event) => setBefore(event.currentTarget.value)}
          />
          <NativeSelect
            label="Which"
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
            data={[
              { value: 'failed', label: 'Given up' },
              { value: 'skipped', label: 'Skipped' },
              { value: 'delivered', label: 'Delivered' },
              { value: '', label: 'All that ended' },
            ]}
          />
          <div className={dialog.buttons}>
            <Button variant="default" onClick={() => setOpen(false)}>
              Not yet
            </Button>
            <Button type="submit" disabled={!isReady}>
              Send again
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function startOf(name: 'from' | 'before', day: string): ReplayRange {
  return day === '' ? {} : { [name]: `${day}T00:00:00.000Z` };
}

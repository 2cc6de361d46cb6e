import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';

/** Asks for an SKU and opens its editor; nothing is written before it is saved there. */
export function AddItem() {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [sku, setSku] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void navigate(`/catalogue/${encodeURIComponent(sku.trim())}`);
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Add an item…
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Add an item">
        <form onSubmit={submit} className={dialog.dialog}>
          <TextInput
            label="SKU"
            description="As orders name it, 60 characters at most."
            maxLength={60}
            value={sku}
            onChange={(event) => setSku(event.currentTarget.value)}
          />
          <div className={dialog.buttons}>
            <Button variant="default" onClick={() => setOpen(false)}>
              Not yet
            </Button>
            <Button type="submit" disabled={sku.trim() === ''}>
              Go on
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

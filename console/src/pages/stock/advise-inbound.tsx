import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { adviseInbound, stockQuery } from '../../api/stock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';
import { useStockCommand } from './use-stock-command.ts';

/** `SKU quantity` per line of the text; lines that say nothing else are left out. */
function linesOf(text: string) {
  return text.split('\n').flatMap((line) => {
    const [sku = '', quantity = ''] = line.trim().split(/\s+/);
    return sku === '' ? [] : [{ sku, quantity }];
  });
}

/** Announces goods on their way in. */
export function AdviseInbound() {
  const { data } = useQuery(stockQuery());
  const [open, setOpen] = useState(false);
  const [warehouseId, setWarehouse] = useState('');
  const [reference, setReference] = useState('');
  const [goods, setGoods] = useState('');
  const close = () => setOpen(false);
  const { mutate, isPending, error } = useStockCommand({
    run: adviseInbound,
    done: 'Advised. Its parties are told.',
    onDone: close,
  });
  const lines = linesOf(goods);
  const isReady = warehouseId !== '' && reference.trim() !== '' && lines.length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ warehouseId, reference: reference.trim(), lines });
  };
  const warehouses = (data?.books ?? []).flatMap((book) => book.warehouses);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Advise goods…
      </Button>
      <Dialog open={open} onClose={close} title="Advise goods">
        <form onSubmit={submit} className={dialog.dialog}>
          <NativeSelect
            label="Warehouse"
            data={[
              { value: '', label: 'Choose one' },
              ...warehouses.map(({ warehouseId: value, name: label }) => ({ value, label })),
            ]}
            value={warehouseId}
            onChange={(event) => setWarehouse(event.currentTarget.value)}
          />
          <TextInput
            label="Reference"
            description="Your own number; the same one again is the same inbound."
            maxLength={60}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <Textarea
            label="Goods"
            description="One article per line: SKU, blank, quantity."
            autosize
            minRows={3}
            value={goods}
            onChange={(event) => setGoods(event.currentTarget.value)}
          />
          {error !== null && <p role="alert">{error.message}</p>}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={close}>
              Not yet
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady}>
              Advise
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

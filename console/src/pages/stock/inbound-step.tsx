import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { takeInboundStep } from '../../api/stock.ts';
import type { Inbound, StepTaken } from '../../api/stock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';
import { useStockCommand } from './use-stock-command.ts';

/** Records the next step of an inbound, where its party says so on paper instead of by message. */
export function InboundStep({ inbound }: { readonly inbound: Inbound }) {
  const { inboundId, nextStep, steps, lines } = inbound;
  const [open, setOpen] = useState(false);
  const [voucher, setVoucher] = useState('');
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
  const close = () => setOpen(false);
  const { mutate, isPending, error } = useStockCommand({
    run: (taken: StepTaken) => takeInboundStep(inboundId, taken),
    done: 'Recorded. What it posts is in the ledger.',
    onDone: close,
  });
  const next = steps.find(({ step }) => step === nextStep);
  if (next === undefined) return null;
  const countOf = (lineId: string, advised: string) => counted[lineId] ?? advised;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const counts = lines.map(({ lineId, advised }) => ({
      lineId,
      quantity: countOf(lineId, advised),
    }));
    const taken = { step: next.step, voucher: voucher.trim() };
    mutate(next.step === 'count' ? { ...taken, lines: counts } : taken);
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Record ${next.title} of ${inboundId}`}
        onClick={() => setOpen(true)}
      >
        Record {next.title}…
      </Button>
      <Dialog open={open} onClose={close} title={`${next.title} of ${inboundId}`}>
        <form onSubmit={submit} className={dialog.dialog}>
          <TextInput
            label="Number of the paper"
            description="Stays with the step and with every movement that it posts."
            data-autofocus
            maxLength={60}
            value={voucher}
            onChange={(event) => setVoucher(event.currentTarget.value)}
          />
          {next.step === 'count' &&
            lines.map(({ lineId, sku, advised }) => (
              <TextInput
                key={lineId}
                label={`Counted ${sku}`}
                description={`${advised} were advised.`}
                inputMode="decimal"
                value={countOf(lineId, advised)}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setCounted((before) => ({ ...before, [lineId]: value.trim() }));
                }}
              />
            ))}
          {error !== null && <p role="alert">{error.message}</p>}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={close}>
              Not yet
            </Button>
            <Button type="submit" loading={isPending} disabled={voucher.trim() === ''}>
              Record step
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

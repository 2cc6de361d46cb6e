import { z } from 'zod';
import type { Action } from './agenda.ts';
import type { DelayStep } from './delays.ts';
import { tellBondway } from './partner-message.ts';
import type { Services } from './services.ts';

/** An inbound as a partner was told of it. */
export const inboundSchema = z.object({
  partnerId: z.string(),
  inboundId: z.string(),
  reference: z.string(),
  warehouseId: z.string(),
  accountBook: z.string().optional(),
  lines: z.array(
    z.object({ sku: z.string(), bookItem: z.string(), unit: z.string(), quantity: z.string() }),
  ),
});
export type Inbound = Readonly<z.infer<typeof inboundSchema>>;

/** A step that a partner takes: how long it takes, and what it does besides telling. */
export interface InboundStep {
  readonly step: 'first-line-entry' | 'bonded-list' | 'gate-in' | 'count' | 'put-away';
  readonly delay: DelayStep;
  /** The number on the paper behind it. */
  readonly voucher: (inbound: Inbound) => string;
  readonly act?: (inbound: Inbound) => void;
  /** What is told besides. */
  readonly fields?: (inbound: Inbound) => { readonly [name: string]: unknown };
}

/** Plans the steps of one partner, each after the one before it. */
export function inboundActions(
  services: Services,
  steps: readonly InboundStep[],
): (inbound: Inbound) => void {
  const { agenda, clock, delays } = services;
  const actions: Action<Inbound>[] = [];
  const planFrom = (index: number, inbound: Inbound, from: number): void => {
    const step = steps[index];
    if (step === undefined) return;
    const at = from + delays.of(inbound.reference, step.delay);
    actions[index]?.plan(`${inbound.inboundId}.${step.step}`, at, inbound);
  };
  steps.forEach((row, index) => {
    const kind = `inbound-${row.step}`;
    actions[index] = agenda.action(kind, inboundSchema, (inbound, at) => {
      row.act?.(inbound);
      tell(services, inbound, row, at);
      planFrom(index + 1, inbound, at);
    });
  });
  return (inbound) => planFrom(0, inbound, clock.now());
}

function tell(services: Services, inbound: Inbound, row: InboundStep, at: number): void {
  const { partnerId, inboundId, reference } = inbound;
  const { step } = row;
  tellBondway(services, {
    partnerId,
    messageId: `${partnerId}-${inboundId}-${step}`,
    // A script may be chosen for an advice as for an order.
    orderNumber: reference,
    subject: inboundId,
    occurredAt: at,
    fields: {
      type: 'inbound.step',
      inboundId,
      step,
      voucher: row.voucher(inbound),
      ...row.fields?.(inbound),
    },
  });
}

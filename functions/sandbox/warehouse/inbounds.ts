import { inboundRequest } from '../../adapters/inbounds/messages.ts';
import { stockBookOf } from '../demo/world.ts';
import { ASKED, readJson, Refused } from '../http-message.ts';
import { inboundActions } from '../inbound-steps.ts';
import type { Inbound, InboundStep } from '../inbound-steps.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { Stock } from './stock.ts';

/** Pieces by which a count goes wrong where the advice's reference says so. */
const WRONG_BY = 2;

/** Takes goods in: through the gate, counted, put away. A reference that ends in `-short` or `-over` is counted so. */
export function takeIn(services: Services, stock: Stock): Route['run'] {
  const number = (name: string, prefix: string) => () =>
    `${prefix}${String(services.counter(name)).padStart(8, '0')}`;
  const steps: readonly InboundStep[] = [
    { step: 'gate-in', delay: 'inbound-gated-in', voucher: number('gate-in', 'GI') },
    {
      step: 'count',
      delay: 'inbound-counted',
      voucher: number('count-sheet', 'CS'),
      fields: (inbound) => ({ lines: countOf(inbound) }),
    },
    {
      step: 'put-away',
      delay: 'inbound-put-away',
      voucher: number('put-away', 'PA'),
      act: (inbound) => stock.enter(stockBookOf(inbound.warehouseId), countOf(inbound)),
    },
  ];
  const plan = inboundActions(services, steps);
  return (request, parameter) => {
    const partnerId = parameter('partnerId');
    const inbound = readJson(request, inboundRequest);
    if (inbound.warehouseId !== partnerId) {
      throw new Refused(422, 'other-warehouse', 'these goods go to another warehouse');
    }
    plan({ ...inbound, partnerId });
    return ASKED;
  };
}

function countOf({ reference, lines }: Inbound) {
  const wrong = reference.endsWith('-short')
    ? -WRONG_BY
    : reference.endsWith('-over')
      ? WRONG_BY
      : 0;
  return lines.map(({ sku, bookItem, quantity }, index) => ({
    sku,
    bookItem,
    quantity: Math.max(0, Math.trunc(Number(quantity)) + (index === 0 ? wrong : 0)),
  }));
}

import { nextStep, stepsOf, stepTaken } from '../../domain/inbound/inbound.ts';
import type { Inbound } from '../../domain/inbound/inbound.ts';
import { INBOUND_STEPS } from '../../domain/inbound/inbound-steps.ts';
import { formatQuantity } from '../../domain/money/quantity.ts';
import { decisionsOn } from '../../domain/stock/adjustment.ts';
import type { Adjustment } from '../../domain/stock/adjustment.ts';

/** An inbound as it is shown: every step it takes, those taken with voucher and by whom. */
export function inboundView(inbound: Inbound) {
  const { inboundId, merchantId, warehouseId, accountBook, reference, version } = inbound;
  const next = nextStep(inbound);
  return {
    inboundId,
    merchantId,
    warehouseId,
    accountBook,
    reference,
    version,
    openedAt: inbound.openedAt,
    updatedAt: inbound.updatedAt,
    nextStep: next,
    waitsFor: next && INBOUND_STEPS[next].party,
    steps: stepsOf(inbound).map((step) => {
      const taken = stepTaken(inbound, step);
      return {
        step,
        title: INBOUND_STEPS[step].title,
        party: INBOUND_STEPS[step].party,
        voucher: taken?.voucher,
        by: taken?.by,
        at: taken?.at,
        posted: inbound.posted.includes(step),
      };
    }),
    lines: inbound.lines.map(({ lineId, sku, bookItem, unit, quantity }) => {
      const counted = inbound.counted?.find((each) => each.lineId === lineId)?.quantity;
      return {
        lineId,
        sku,
        bookItem,
        unit,
        advised: formatQuantity(quantity),
        counted: counted === undefined ? undefined : formatQuantity(counted),
        differs: counted !== undefined && counted !== quantity,
      };
    }),
  };
}

/** An adjustment as it is shown to somebody, with what they may decide. */
export function adjustmentView(adjustment: Adjustment, by: string) {
  const { quantity, line, ...rest } = adjustment;
  return {
    ...rest,
    ...line,
    quantity: formatQuantity(quantity),
    actions: decisionsOn(adjustment, by),
  };
}

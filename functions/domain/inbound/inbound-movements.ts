import type { Quantity } from '../money/quantity.ts';
import type { Movement } from '../stock/movements.ts';
import { stockBook } from '../stock/stock-book.ts';
import type { Inbound, InboundLine, StepTaken } from './inbound.ts';
import type { InboundStep } from './inbound-steps.ts';

/** Short and over receipts of an inbound: what was advised of a line and what was counted. */
export interface CountDifference {
  readonly line: InboundLine;
  readonly counted: Quantity;
}

/** Steps that move stock. */
export const POSTING_STEPS: readonly InboundStep[] = ['bonded-list', 'put-away'];

/**
 * The ledger movements of a step: the bonded list posts the book, putting away enters what was
 * counted. Outside of bond the count is all there is. Ids derive from inbound, step and line.
 */
export function inboundMovements(inbound: Inbound, taken: StepTaken): readonly Movement[] {
  const { inboundId, lines, warehouseId, accountBook } = inbound;
  const { step, voucher, by, at } = taken;
  if (!POSTING_STEPS.includes(step)) return [];
  const isBonded = accountBook !== undefined;
  const kind = step === 'bonded-list' ? 'inbound' : isBonded ? 'put-away' : 'receipt';
  return lines.flatMap(({ lineId, bookItem, unit, quantity, units, filed }) => {
    const moved = step === 'bonded-list' ? quantity : countOf(inbound, lineId);
    if (moved === 0) return [];
    return [
      {
        movementId: `${inboundId}.${step}.${lineId}`,
        kind,
        accountBook: stockBook({ warehouseId, accountBook }),
        bookItem,
        unit,
        quantity: moved,
        at,
        cause: inboundId,
        voucher,
        by,
        units,
        filed,
      } as const,
    ];
  });
}

/** Lines that were counted otherwise than advised; none before the count. */
export function countDifferences(inbound: Inbound): readonly CountDifference[] {
  if (inbound.counted === undefined) return [];
  return inbound.lines
    .map((line) => ({ line, counted: countOf(inbound, line.lineId) }))
    .filter(({ line, counted }) => line.quantity !== counted);
}

function countOf({ counted = [] }: Inbound, lineId: string): Quantity {
  return counted.find((each) => each.lineId === lineId)?.quantity ?? 0;
}

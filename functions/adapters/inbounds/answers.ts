import * as z from 'zod/mini';
import type { CountedLine, Inbound } from '../../domain/inbound/inbound.ts';
import { units } from '../../domain/money/quantity.ts';
import { accept } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { InboundAnswer } from '../../ports/inbound-answer.ts';
import { readBody } from '../http/read-body.ts';
import type { PointedRefusal } from '../http/read-body.ts';
import { inboundStepMessage } from './messages.ts';

const typed = z.object({ type: z.string() });

/** A partner's message about an inbound; undefined when it is about something else, or no JSON. */
export function readInboundMessage(
  raw: Uint8Array,
  partnerId: string,
): Result<readonly InboundAnswer[]> | PointedRefusal | undefined {
  const named = readBody(raw, typed);
  if (!named.ok || !named.value.type.startsWith('inbound.')) return undefined;
  const read = readBody(raw, inboundStepMessage);
  if (!read.ok) return read;
  const { messageId, inboundId, step, voucher, occurredAt, lines } = read.value;
  const taken = { step, voucher, by: partnerId, at: occurredAt };
  return accept([
    {
      messageId,
      inboundId,
      taken,
      ...(lines && { counted: (inbound: Inbound) => countedLines(inbound, lines) }),
    },
  ]);
}

/** Articles as they were counted, given to the lines of the advice: all but the last get what they advised. */
function countedLines(
  { lines }: Inbound,
  counts: readonly { readonly sku: string; readonly quantity: number }[],
): readonly CountedLine[] {
  const left = new Map<string, number>();
  for (const { sku, quantity } of counts) left.set(sku, (left.get(sku) ?? 0) + units(quantity));
  return lines.map(({ lineId, sku, quantity }, index) => {
    const there = left.get(sku) ?? 0;
    const isLast = !lines.slice(index + 1).some((later) => later.sku === sku);
    const given = isLast ? there : Math.min(there, quantity);
    left.set(sku, there - given);
    return { lineId, quantity: given };
  });
}

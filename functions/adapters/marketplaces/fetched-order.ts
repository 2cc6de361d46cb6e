import type { FetchedOrder } from '../../ports/inbound.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import type { PointedReading } from './order-reading.ts';
import { withPointer } from './order-reading.ts';
import { refusal } from './market-client.ts';
import type { MarketAnswer } from './market-client.ts';
import type { NotNow } from './notice-result.ts';

const LIMITS = { mostBytes: 5_000_000 };

/** What a channel told of an order, as bytes to be kept and read. */
export function fetchedOrder(told: unknown, read: (body: unknown) => PointedReading): FetchedOrder {
  const raw = Buffer.from(JSON.stringify(told));
  const body = parseJson(raw, LIMITS);
  return { kind: 'fetched', raw, read: body.ok ? withPointer(read(body.value)) : body };
}

/** An answer without an order: `unknown` for the codes that say so, else asked again, and looked at. */
export function notFetched(
  answer: Exclude<MarketAnswer<unknown>, { kind: 'ok' }>,
  unknownCodes: readonly string[],
): { readonly kind: 'unknown' } | NotNow {
  if (answer.kind === 'transient') return answer;
  return unknownCodes.includes(answer.code) ? { kind: 'unknown' } : refusal(answer);
}

import { canonicalText } from '../canonical-text.ts';
import type { IncomingOrder } from './incoming-order.ts';
import type { ChangedPart, Order } from './order.ts';

type Content = Pick<Order, 'shipTo' | 'lines' | 'totals' | 'subOrders'>;
type Stored = Content & Pick<Order, 'hold'>;

/** In what a version of an order differs from what is stored; empty when it says the same. */
export function changedParts(
  stored: Stored,
  incoming: Content & Pick<IncomingOrder, 'hold'>,
): readonly ChangedPart[] {
  const parts: readonly (readonly [ChangedPart, boolean])[] = [
    ['address', canonicalText(stored.shipTo) !== canonicalText(incoming.shipTo)],
    [
      'lines',
      canonicalText([stored.lines, stored.totals, stored.subOrders]) !==
        canonicalText([incoming.lines, incoming.totals, incoming.subOrders]),
    ],
    ['hold', typeof incoming.hold === 'object' && stored.hold === undefined],
  ];
  return parts.flatMap(([part, differs]) => (differs ? [part] : []));
}

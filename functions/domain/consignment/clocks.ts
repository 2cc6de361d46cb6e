import { receiptClass } from '../customs/receipt-status.ts';
import { milliseconds } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TrackingStatus } from '../tracking/tracking-status.ts';
import type { Consignment } from './consignment.ts';

/** Three clocks that are never mixed, in hours; one that has not run to its end is absent. */
export interface Clocks {
  /** First 120 → 800 of the list. */
  readonly listHours?: number;
  /** Arrival at the destination's office of exchange → release there. */
  readonly portHours?: number;
  /** Gate in → gate out. weak: goods in a zone have no gate-in of their own, so from when the parcel was packed. */
  readonly dwellHours?: number;
}

/** The clocks of a consignment, from its facts alone. */
export function clocksOf(consignment: Consignment): Clocks {
  return {
    listHours: hoursBetween(listAcceptedAt(consignment), listOf(consignment)?.releasedAt),
    portHours: hoursBetween(
      firstAt(consignment, 'ARRIVED_DESTINATION'),
      firstAt(consignment, 'IMPORT_CLEARED'),
    ),
    dwellHours: hoursBetween(consignment.packed?.at, consignment.gatedOutAt),
  };
}

function listOf({ mode, documents }: Consignment) {
  const { list } = TRADE_MODES[mode];
  return list === undefined ? undefined : documents[list];
}

/** A list whose 120 was lost has no start: its release would make a clock of zero hours. */
function listAcceptedAt(consignment: Consignment): Instant | undefined {
  const list = listOf(consignment);
  const accepted = list?.receipts
    .filter(({ status }) => receiptClass(status, list.kind) === 'accepted')
    .map(({ at }) => at);
  return earliest(accepted ?? []);
}

function firstAt({ tracking }: Consignment, status: TrackingStatus): Instant | undefined {
  return earliest(tracking.filter((event) => event.status === status).map(({ at }) => at));
}

function earliest(moments: readonly Instant[]): Instant | undefined {
  return [...moments].sort()[0];
}

function hoursBetween(from: Instant | undefined, to: Instant | undefined): number | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  return (Date.parse(to) - Date.parse(from)) / milliseconds({ hours: 1 });
}

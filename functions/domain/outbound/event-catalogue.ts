/**
 * The events that endpoints are told, one word for one thing that happened. `channel`: the channel
 * that an order came from is told of it too; the others are the merchant's own business.
 */
export const EVENT_CATALOGUE = {
  'order.accepted': { channel: true, tells: 'A parcel is planned for the order.' },
  'order.held': {
    channel: true,
    tells: 'Something is missing or wrong: `reason`, `pointers`. With a `code` there is no route.',
  },
  'order.cancelled': { channel: true, tells: 'The order is cancelled, `reason` says why.' },
  'order.cancel_refused': { channel: true, tells: 'A cancellation came too late.' },
  'order.change_answered': {
    channel: true,
    tells: 'A change came when the order was planned: `answer`, `parts`, `reason`.',
  },
  'consignment.shipped': {
    channel: true,
    tells: 'The carrier scanned the parcel for the first time: `tracking`, `lines`.',
  },
  'consignment.delivered': { channel: true, tells: 'Proof of delivery: `deliveredAt`.' },
  'consignment.returned': { channel: false, tells: 'The goods are back, duties are undone.' },
  'consignment.written_off': { channel: false, tells: 'The parcel is lost or destroyed.' },
  'endpoint.test': { channel: false, tells: 'Nothing happened: an operator tries the endpoint.' },
} as const satisfies {
  readonly [type: string]: { readonly channel: boolean; readonly tells: string };
};

export type EventType = keyof typeof EVENT_CATALOGUE;

/** Every event type. */
export const EVENT_TYPES: readonly EventType[] = Object.keys(EVENT_CATALOGUE).filter(isEventType);

/** Whether this names an event of the catalogue. */
function isEventType(name: string): name is EventType {
  return Object.hasOwn(EVENT_CATALOGUE, name);
}

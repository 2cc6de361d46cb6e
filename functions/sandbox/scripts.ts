/** How partners behave towards one order. */
export type ScriptName =
  | 'accept'
  | 'inspect'
  | 'reject'
  | 'payment-difference'
  | 'lost-receipt'
  | 'slow'
  | 'silent'
  | 'duplicate'
  | 'out-of-order'
  | 'cancel';

/** Where an order is once nothing more happens by itself. */
export type ExpectedEnd = 'delivered' | 'cancelled' | 'held';

/** One script; what it does not name goes as usual. */
export interface Script {
  readonly title: string;
  readonly expectedEnd: ExpectedEnd;
  /** What customs does with the list. */
  readonly list: 'release' | 'inspect' | 'reject' | 'silent';
  /** Every delay takes this many times as long. */
  readonly slowness: number;
  /** How often each partner message is sent. */
  readonly copies: number;
  /** How often the store posts the order at once. */
  readonly orderCopies: number;
  /** The release is never sent, only found by asking. */
  readonly loseRelease: boolean;
  /** Receipts and scans overtake one another. */
  readonly outOfOrder: boolean;
  /** The payment firm knows of this much less, in fen. */
  readonly paymentShort: number;
  /** The store cancels shortly after, and the warehouse takes long to accept. */
  readonly cancelled: boolean;
}

const USUAL: Omit<Script, 'title'> = {
  expectedEnd: 'delivered',
  list: 'release',
  slowness: 1,
  copies: 1,
  orderCopies: 1,
  loseRelease: false,
  outOfOrder: false,
  paymentShort: 0,
  cancelled: false,
};

/** All scripts. Partners read these columns; no code asks for a script by name. */
export const SCRIPTS: { readonly [Name in ScriptName]: Script } = {
  accept: { ...USUAL, title: 'everything goes well' },
  inspect: { ...USUAL, title: 'customs inspects, then releases', list: 'inspect' },
  reject: {
    ...USUAL,
    title: 'customs refuses the list: over the annual limit',
    list: 'reject',
    expectedEnd: 'cancelled',
  },
  'payment-difference': {
    ...USUAL,
    title: 'the payment firm knows of 10.00 less',
    paymentShort: 1000,
    expectedEnd: 'held',
  },
  'lost-receipt': { ...USUAL, title: 'the release is never sent', loseRelease: true },
  slow: { ...USUAL, title: 'everything takes five times as long', slowness: 5 },
  silent: {
    ...USUAL,
    title: 'customs never answers the list',
    list: 'silent',
    expectedEnd: 'held',
  },
  duplicate: {
    ...USUAL,
    title: 'posted 20 times at once, every message twice',
    copies: 2,
    orderCopies: 20,
  },
  'out-of-order': { ...USUAL, title: 'messages overtake one another', outOfOrder: true },
  cancel: {
    ...USUAL,
    title: 'the buyer cancels before the warehouse accepts',
    cancelled: true,
    expectedEnd: 'cancelled',
  },
};

/** Whether a text names a script. */
export function isScriptName(text: string): text is ScriptName {
  return Object.hasOwn(SCRIPTS, text);
}

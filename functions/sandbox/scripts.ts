import { ANNEX_ARTICLE, RECLASSIFIED_ARTICLE } from './demo/planted-articles.ts';

/** How partners behave towards one order. */
export type ScriptName =
  | 'accept'
  | 'inspect'
  | 'reject'
  | 'detain'
  | 'detain-release'
  | 'payment-difference'
  | 'lost-receipt'
  | 'slow'
  | 'silent'
  | 'duplicate'
  | 'out-of-order'
  | 'shuffle'
  | 'unreadable'
  | 'tax-bill'
  | 'pre-advice'
  | 'vat-charged-twice'
  | 'held-abroad'
  | 'waybill-difference'
  | 'book-difference'
  | 'certificate-difference'
  | 'cancel'
  | 'hold';

/** Where an order is once nothing more happens by itself. */
export const EXPECTED_ENDS = ['delivered', 'cancelled', 'held', 'needs-operator'] as const;
export type ExpectedEnd = (typeof EXPECTED_ENDS)[number];

/** How a carrier answers a pre-advice: at once, or `later` by message, after it accepted it where it refuses. */
export interface PreAdvicePlay {
  readonly answer: 'accept' | 'data-missing' | 'do-not-load';
  /** What is missing, in the names of the data set; missing once. */
  readonly field?: string;
  readonly later: boolean;
}

/** What a carrier may write wrongly on a waybill. */
export type WaybillMistake = 'freight' | 'insurance' | 'parcels' | 'weight';

/** One script; what it does not name goes as usual. */
export interface Script {
  readonly title: string;
  readonly expectedEnd: ExpectedEnd;
  /** What customs does with the list. */
  readonly list: 'release' | 'inspect' | 'reject' | 'detain' | 'silent';
  /** How much longer than usual customs keeps what it inspects or detains: business milliseconds. */
  readonly keptLonger: number;
  /** What a rejected list is answered; what customs says of its own accord where absent. */
  readonly listRefusal?: string;
  /** What a detained list is answered, and whether it is released in the end. */
  readonly detention: { readonly status: string; readonly released: boolean };
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
  /** The e-port cannot read the message that the list is in, until the list is amended. */
  readonly breaksFormat: boolean;
  /** Each of customs' receipts comes up to so much later than decided, drawn: business milliseconds. */
  readonly receiptsLate: number;
  /** Customs bills the tax of a released import list: so many fen more than it computes. */
  readonly taxBill?: number;
  /** The payment firm knows of this much less, in fen. */
  readonly paymentShort: number;
  /** What the carrier says to the data set of a destination. */
  readonly preAdvice: PreAdvicePlay;
  /** What the carrier declares wrongly (511, 505), until it is asked again. */
  readonly waybillMistake?: WaybillMistake;
  /** The store sells this article instead of the first one of the order. */
  readonly article?: string;
  /** On arrival abroad the carrier charges VAT: so many cents, in euros. */
  readonly vatCharge?: number;
  /** Import customs of the destination keeps an export for a while, for this reason. */
  readonly heldAbroad?: string;
  /**
   * Shortly after, while the warehouse takes long to accept, the store cancels, or (Shopify) holds the
   * order back until the day after.
   */
  readonly store?: 'cancels' | 'holds';
  /** What may stand behind the script's name and a colon, and the columns that it sets. */
  readonly argument?: {
    readonly pattern: RegExp;
    readonly columns: (argument: string) => Partial<Script>;
  };
}

const USUAL: Omit<Script, 'title'> = {
  expectedEnd: 'delivered',
  list: 'release',
  keptLonger: 0,
  detention: { status: '501', released: false },
  slowness: 1,
  copies: 1,
  orderCopies: 1,
  loseRelease: false,
  outOfOrder: false,
  breaksFormat: false,
  receiptsLate: 0,
  paymentShort: 0,
  preAdvice: { answer: 'accept', later: false },
};

/** Codes that end an order: over the limit of one purchase, or of a year. */
const FINAL_REFUSALS = ['-621005', '-621018'];
const DETENTION = /^(501|502|503|599)$/;
const HOUR = 3_600_000;
const WAYBILL_MISTAKES: readonly WaybillMistake[] = ['freight', 'insurance', 'parcels', 'weight'];

/** All scripts. Partners read these columns; no code asks for a script by name. */
export const SCRIPTS: { readonly [Name in ScriptName]: Script } = {
  accept: { ...USUAL, title: 'everything goes well' },
  inspect: {
    ...USUAL,
    title: 'customs inspects, as many hours longer as given, then releases',
    list: 'inspect',
    argument: {
      pattern: /^[1-9]\d{0,3}$/,
      columns: (hours) => ({ keptLonger: Number(hours) * HOUR }),
    },
  },
  reject: {
    ...USUAL,
    title: 'customs refuses the list: over the annual limit, or with the code given',
    list: 'reject',
    expectedEnd: 'cancelled',
    argument: {
      pattern: /^(100|-[1-9]\d{0,8})$/,
      columns: (listRefusal) => ({
        listRefusal,
        expectedEnd: FINAL_REFUSALS.includes(listRefusal) ? 'cancelled' : 'held',
      }),
    },
  },
  detain: {
    ...USUAL,
    title: 'customs detains the goods and keeps them: 501, or the code given',
    list: 'detain',
    expectedEnd: 'held',
    argument: {
      pattern: DETENTION,
      columns: (status) => ({ detention: { status, released: false } }),
    },
  },
  'detain-release': {
    ...USUAL,
    title:
      'customs detains the goods, 501 or the code given, and releases them later, by as many hours as stand behind a plus',
    list: 'detain',
    detention: { status: '501', released: true },
    argument: {
      pattern: /^(501|502|503|599)(\+[1-9]\d{0,3})?$/,
      columns: (argument) => {
        const [status = '', hours = '0'] = argument.split('+');
        return { detention: { status, released: true }, keptLonger: Number(hours) * HOUR };
      },
    },
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
    expectedEnd: 'needs-operator',
  },
  duplicate: {
    ...USUAL,
    title: 'posted 20 times at once, every message twice',
    copies: 2,
    orderCopies: 20,
  },
  'out-of-order': { ...USUAL, title: 'messages overtake one another', outOfOrder: true },
  shuffle: {
    ...USUAL,
    title: 'customs’ receipts come in any order',
    receiptsLate: 6 * HOUR,
  },
  unreadable: {
    ...USUAL,
    title: 'the e-port cannot read the message that the list is in, until the list is amended',
    breaksFormat: true,
    expectedEnd: 'held',
  },
  'tax-bill': {
    ...USUAL,
    title: 'customs bills the tax, so many fen more as given',
    taxBill: 0,
    argument: { pattern: /^-?\d{1,7}$/, columns: (fen) => ({ taxBill: Number(fen) }) },
  },
  'pre-advice': {
    ...USUAL,
    title: 'the carrier must not load the parcel, misses a field, or answers later',
    preAdvice: { answer: 'do-not-load', later: false },
    expectedEnd: 'held',
    argument: {
      pattern: /^(data-missing:[A-Za-z0-9.]{1,60}|do-not-load|accept)(-later)?$/,
      columns: preAdviceColumns,
    },
  },
  'held-abroad': {
    ...USUAL,
    title: 'import customs abroad keeps the parcel for a while, for the reason code given',
    heldAbroad: '51',
    argument: {
      pattern: /^[0-9A-Za-z-]{1,20}$/,
      columns: (heldAbroad) => ({ heldAbroad }),
    },
  },
  'vat-charged-twice': {
    ...USUAL,
    title: 'the carrier charges VAT at the border: 5.00 euros, or the cents given',
    vatCharge: 500,
    argument: { pattern: /^[1-9]\d{0,6}$/, columns: (cents) => ({ vatCharge: Number(cents) }) },
  },
  'waybill-difference': {
    ...USUAL,
    title: 'the carrier declares another freight, insurance, number of parcels or weight',
    waybillMistake: 'freight',
    expectedEnd: 'held',
    argument: {
      pattern: /^(freight|insurance|parcels|weight)$/,
      columns: (mistake) => ({ waybillMistake: WAYBILL_MISTAKES.find((each) => each === mistake) }),
    },
  },
  'book-difference': {
    ...USUAL,
    title: 'the account book has another tariff number on file of the article',
    article: RECLASSIFIED_ARTICLE,
    expectedEnd: 'held',
  },
  'certificate-difference': {
    ...USUAL,
    title: 'the article lies where the declarant signs with somebody else’s certificate',
    article: ANNEX_ARTICLE,
    expectedEnd: 'held',
  },
  cancel: {
    ...{ ...USUAL, expectedEnd: 'cancelled', store: 'cancels' },
    title: 'the buyer cancels before the warehouse accepts',
  },
  hold: {
    ...{ ...USUAL, store: 'holds' },
    title: 'a Shopify store holds the order back before the warehouse accepts, for a day',
  },
};

/** A script as it is chosen: its name, with a colon and an argument where it takes one, e.g. `reject:-621005`. */
export type ScriptChoice = ScriptName | `${ScriptName}:${string}`;

/** Whether a text chooses a script, with an argument that this one takes if there is one. */
export function isScriptChoice(text: string): text is ScriptChoice {
  const { name, argument } = split(text);
  if (!isScriptName(name)) return false;
  return argument === undefined || SCRIPTS[name].argument?.pattern.test(argument) === true;
}

/** The script that is chosen, its argument applied. */
export function chosenScript(choice: ScriptChoice): Script {
  const { name, argument } = split(choice);
  const script: Script = isScriptName(name) ? SCRIPTS[name] : SCRIPTS.accept;
  return argument === undefined ? script : { ...script, ...script.argument?.columns(argument) };
}

function split(text: string): { readonly name: string; readonly argument?: string } {
  const colon = text.indexOf(':');
  return colon === -1
    ? { name: text }
    : { name: text.slice(0, colon), argument: text.slice(colon + 1) };
}

function isScriptName(text: string): text is ScriptName {
  return Object.hasOwn(SCRIPTS, text);
}

/** `accept-later`, `do-not-load`, `data-missing:consignee.postcode` … */
function preAdviceColumns(argument: string): Partial<Script> {
  const later = argument.endsWith('-later');
  const [name = '', field] = argument.replace(/-later$/, '').split(':');
  if (name === 'accept') return { preAdvice: { answer: name, later }, expectedEnd: 'delivered' };
  return {
    preAdvice: { answer: name === 'data-missing' ? name : 'do-not-load', field, later },
    expectedEnd: 'held',
  };
}

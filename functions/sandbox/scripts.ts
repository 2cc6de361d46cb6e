import { TALLY_MISTAKES } from './script.ts';
import { ANNEX_ARTICLE, RECLASSIFIED_ARTICLE } from './demo/planted-articles.ts';
import type { Script, WaybillMistake } from './script.ts';

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
  | 'tally'
  | 'send-back'
  | 'cancel'
  | 'change'
  | 'hold';

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
  tally: {
    ...USUAL,
    title:
      'of what is taken back the site first counts one piece less or more, other goods, or files a tally that customs rejects; or a piece is lost',
    returnTally: 'short',
    argument: {
      pattern: /^(short|over|wrong|lost|rejected)$/,
      columns: (argument) => ({ returnTally: TALLY_MISTAKES.find((each) => each === argument) }),
    },
  },
  'send-back': {
    ...USUAL,
    title: 'customs reviews the list (300), then sends the goods back abroad (700)',
    list: 'send-back',
    expectedEnd: 'held',
  },
  cancel: {
    ...{ ...USUAL, expectedEnd: 'cancelled', store: 'cancels' },
    title: 'the buyer cancels before the warehouse accepts',
  },
  change: {
    ...{ ...USUAL, store: 'changes' },
    title: 'the store posts the order as it is given changed, before the warehouse accepts',
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

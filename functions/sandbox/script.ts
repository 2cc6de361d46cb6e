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

/** What may go wrong with a tally the first time; what is lost never comes back. */
export const TALLY_MISTAKES = ['short', 'over', 'wrong', 'lost', 'rejected'] as const;
export type TallyMistake = (typeof TALLY_MISTAKES)[number];

/** What a carrier may write wrongly on a waybill. */
export type WaybillMistake = 'freight' | 'insurance' | 'parcels' | 'weight';

/** One script; what it does not name goes as usual. */
export interface Script {
  readonly title: string;
  readonly expectedEnd: ExpectedEnd;
  /** What customs does with the list. */
  readonly list: 'release' | 'inspect' | 'reject' | 'detain' | 'send-back' | 'silent';
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
  /** The site first counts other goods than come back, or customs first rejects its tally (215). */
  readonly returnTally?: TallyMistake;
  /** The store sells this article instead of the first one of the order. */
  readonly article?: string;
  /** On arrival abroad the carrier charges VAT: so many cents, in euros. */
  readonly vatCharge?: number;
  /** Import customs of the destination keeps an export for a while, for this reason. */
  readonly heldAbroad?: string;
  /**
   * Shortly after, while the warehouse takes long to accept, the store cancels, sells it otherwise, or
   * (Shopify) holds the order back until the day after.
   */
  readonly store?: 'cancels' | 'changes' | 'holds';
  /** What may stand behind the script's name and a colon, and the columns that it sets. */
  readonly argument?: {
    readonly pattern: RegExp;
    readonly columns: (argument: string) => Partial<Script>;
  };
}

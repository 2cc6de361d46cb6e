/** Why a consignment waits for an operator, and what is expected of them. */
export const HOLD_REASONS = {
  'data-missing': 'A field that the trade mode needs is missing or wrong: fill it in.',
  'payment-difference':
    'Order and payment do not agree: correct the amounts or name the right payment.',
  'match-failed': 'Order, payment and waybill do not agree: correct the field that differs.',
  'general-declaration-needed':
    'A general declaration stands in for the list: enter its number and release.',
  'customs-rejected': 'Customs rejected a document: correct what it names, it is filed again.',
  'annual-limit-exceeded':
    'The buyer’s limit of the year would be exceeded: going on leaves it to customs’ own counter.',
  'guarantee-exhausted':
    'The guarantor’s balance does not cover the tax: raise its limit, then go on.',
  'screening-freeze':
    'Screening found a denied party or forbidden goods: nothing moves until it is cleared.',
  'screening-hold': 'Screening found something that somebody must look at: clear it, or cancel.',
  'pre-advice-data-missing': 'The destination misses data: fill it in, it is announced again.',
  'held-by-channel':
    'The channel holds the order back: it goes on once the channel lets it go. Going on now overrules it.',
  'do-not-load': 'The carrier must not load the parcel: cancel it, or ask again once they may.',
  'kept-by-customs':
    'Customs reviews, detains or sends back the goods: clear it up there; it goes on once they release.',
  'partner-refused': 'A partner refused what we asked: put its reason right, it is asked again.',
  'weight-difference': 'The packed parcel’s weight is outside tolerance: confirm or correct it.',
  'withdrawal-refused': 'Customs refused to withdraw the list: the parcel stays blocked.',
  'return-refused':
    'Customs refused the return: put its reason right and file it again, or enter one filed by hand.',
  'tally-difference':
    'The site counted other goods than the return was applied for: have it count anew, or apply for what is there.',
  'tally-refused': 'Customs refused the site’s tally: have it put right and filed anew.',
  'too-late-to-stop': 'The parcel could not be stopped: it goes on, or is taken back.',
  'return-application-needed':
    'A general declaration is returned by a broker: enter the number of theirs.',
} as const;

export type HoldReason = keyof typeof HOLD_REASONS;

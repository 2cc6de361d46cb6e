const ASKS: ReadonlyMap<string, string> = new Map([
  ['fulfilment', 'to take the order and set the goods aside'],
  ['waybill', 'for a waybill number'],
  ['payment-record', 'for the record of the payment'],
  ['match-payment', 'to compare order and payment'],
  ['draw-buyer-limit', 'to count the order in its buyer’s year'],
  ['draw-guarantee', 'to draw the tax on the guarantee'],
  ['match-documents', 'to compare order, payment and waybill'],
  ['write-off', 'to write the goods off the account book'],
  ['pick', 'to pick and pack'],
  ['gate-pass', 'for a gate pass'],
  ['gate-out', 'to let the parcel out of the gate'],
  ['first-scan', 'for the first scan'],
  ['proof-of-delivery', 'for proof of delivery'],
  ['stop-parcel', 'to stop the parcel'],
  ['goods-back', 'to take the goods in'],
  ['document-215', 'to tally what came back'],
  ['return-stock', 'to put the goods back'],
  ['void-label', 'to void the label'],
  ['booking', 'to book the load'],
  ['lists-released', 'for the release of every list'],
  ['departure', 'to depart'],
  ['arrival', 'to arrive'],
]);

/** What a party is asked, continuing “Waiting for the warehouse …”. */
export function askWording(name: string): string {
  const document = /^document-(\d+)$/.exec(name)?.[1];
  const wanted = document === undefined ? plainWords(name) : `the receipt of document ${document}`;
  return ASKS.get(name) ?? `for ${wanted}`;
}

/** `proof-of-delivery` → `proof of delivery`; `buyerIdNumber` → `buyer id number`. */
export function plainWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .toLowerCase();
}

/** The first letter as a capital, for headings and table cells. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

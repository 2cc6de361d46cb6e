/** One thing that happens to a consignment of the fixture, minutes after its order was planned. */
export interface Step {
  readonly minute: number;
  readonly type: string;
  readonly text: string;
  readonly stage: string;
}

const IMPORT = { order: '311', waybill: '511', list: '621', receipt: '622' };
const EXPORT = { order: '303', waybill: '505', list: '603', receipt: '604' };

/** Everything that happens to a parcel when nothing goes wrong, in order. */
export function storyOf(direction: 'import' | 'export'): readonly Step[] {
  const code = direction === 'import' ? IMPORT : EXPORT;
  const step = (stage: string, minute: number, type: string, text: string): Step => ({
    stage,
    minute,
    type,
    text,
  });
  return [
    step('dispatch', 0, 'planned', 'Planned: bonded warehouse has all lines in stock'),
    step('dispatch', 0, 'stage-entered', 'Dispatch began'),
    step('dispatch', 4, 'warehouse-accepted', 'The warehouse accepted the order'),
    step('dispatch', 5, 'waybill-drawn', 'Waybill number drawn'),
    step('declare', 5, 'stage-entered', 'Declare began'),
    step('declare', 6, 'document-filed', `Document ${code.order} filed, ${code.waybill} asked for`),
    step('declare', 9, 'receipt-received', `Receipt 120 for ${code.order}`),
    step('declare', 14, 'receipt-received', `Receipt 120 for ${code.waybill}`),
    step('declare', 15, 'documents-matched', 'Order, payment and waybill agree'),
    step('declare', 15, 'document-filed', `List ${code.list} filed`),
    step('declare', 21, 'receipt-received', `Receipt 120 (${code.receipt}): in the database`),
    step('declare', 74, 'receipt-received', `Receipt 800 (${code.receipt}): released`),
    step('declare', 74, 'book-written-off', 'Written off the account book'),
    step('hand-off', 75, 'stage-entered', 'Hand off began'),
    step('hand-off', 121, 'parcel-packed', 'Packed, 486 g'),
    step('hand-off', 122, 'gate-pass-issued', 'Gate pass issued'),
    step('hand-off', 180, 'gated-out', 'Left through the gate'),
    step('hand-off', 205, 'tracked', 'Taken by the carrier (EMA)'),
    step('confirm', 205, 'stage-entered', 'Confirm delivery began'),
    step('confirm', 1630, 'tracked', 'At the delivery office (EMG)'),
    step('confirm', 1940, 'tracked', 'Out for delivery (EDG)'),
    step('confirm', 2105, 'tracked', 'Delivered (EMI)'),
    step('end', 2105, 'ended', 'Delivered'),
  ];
}

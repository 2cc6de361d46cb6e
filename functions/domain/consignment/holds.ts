/** Why a consignment waits for an operator, and what is expected of them. */
export const HOLD_REASONS = {
  'data-missing': 'A field that the trade mode needs is missing or wrong: fill it in.',
  'payment-difference':
    'Order and payment do not agree: correct the amounts or name the right payment.',
  'match-failed': 'Order, payment and waybill do not agree: correct the field that differs.',
  'customs-rejected': 'Customs rejected a document: correct what it names, it is filed again.',
  'partner-refused': 'A partner refused what we asked: put its reason right, it is asked again.',
  'weight-difference': 'The packed parcel’s weight is outside tolerance: confirm or correct it.',
  'withdrawal-refused': 'Customs refused to withdraw the list: the parcel stays blocked.',
  'too-late-to-stop': 'The parcel could not be stopped: it goes on, or comes back by hand.',
  'return-application-needed':
    'The list is released: withdrawing it takes a return application, which is filed by hand.',
} as const;

export type HoldReason = keyof typeof HOLD_REASONS;

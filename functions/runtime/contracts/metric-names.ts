/** Metrics that handlers count and alarms watch. One metric per thing an operator would ask about. */
export const METRICS = {
  orderAccepted: 'OrderAccepted',
  deliveryRefused: 'DeliveryRefused',
  answerApplied: 'AnswerApplied',
  consignmentHeld: 'ConsignmentHeld',
  needsOperator: 'NeedsOperator',
  caseOpened: 'CaseOpened',
} as const;

export type MetricName = (typeof METRICS)[keyof typeof METRICS];

/** CloudWatch namespace of the metrics above. */
export const METRIC_NAMESPACE = 'Bondway';

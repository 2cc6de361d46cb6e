/** Metrics that handlers count and alarms watch. One metric per thing an operator would ask about. */
export const METRICS = {
  orderAccepted: 'OrderAccepted',
  deliveryRefused: 'DeliveryRefused',
  answerApplied: 'AnswerApplied',
  consignmentHeld: 'ConsignmentHeld',
  needsOperator: 'NeedsOperator',
  caseOpened: 'CaseOpened',
  /** A handler of a token state met a fault of ours. */
  stageFault: 'StageFault',
  /** A message of a queue, or one merchant of a job, met a fault of ours and comes again. */
  workFailed: 'WorkFailed',
  /** A record of the event feed could not be understood. */
  feedUnreadable: 'FeedUnreadable',
} as const;

export type MetricName = (typeof METRICS)[keyof typeof METRICS];

/** CloudWatch namespace of the metrics above. */
export const METRIC_NAMESPACE = 'Bondway';

/** Their one dimension, so that deployments in one account stay apart. */
export const METRIC_DIMENSION = 'Stage';

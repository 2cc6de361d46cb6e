/** Names of the environment of every Lambda function; `lib` sets them, `runtime/env` reads them. */
export const ENVIRONMENT = {
  stage: 'BONDWAY_STAGE',
  ordersTable: 'BONDWAY_ORDERS_TABLE',
  stockTable: 'BONDWAY_STOCK_TABLE',
  documentBucket: 'BONDWAY_DOCUMENT_BUCKET',
  documentHost: 'BONDWAY_DOCUMENT_HOST',
  secretPrefix: 'BONDWAY_SECRET_PREFIX',
  stateMachineArn: 'BONDWAY_STATE_MACHINE_ARN',
  ordersQueueUrl: 'BONDWAY_ORDERS_QUEUE_URL',
  answersQueueUrl: 'BONDWAY_ANSWERS_QUEUE_URL',
  asksQueueUrl: 'BONDWAY_ASKS_QUEUE_URL',
  signingQueueUrl: 'BONDWAY_SIGNING_QUEUE_URL',
  signaturesPerMinute: 'BONDWAY_SIGNATURES_PER_MINUTE',
  loadsQueueUrl: 'BONDWAY_LOADS_QUEUE_URL',
  noticesQueueUrl: 'BONDWAY_NOTICES_QUEUE_URL',
  clockOrigin: 'BONDWAY_CLOCK_ORIGIN',
  clockSpeed: 'BONDWAY_CLOCK_SPEED',
  deniedPartiesUrl: 'BONDWAY_DENIED_PARTIES_URL',
  allowLoopback: 'BONDWAY_ALLOW_LOOPBACK',
} as const;

/** One of the environment names. */
export type EnvironmentKey = keyof typeof ENVIRONMENT;

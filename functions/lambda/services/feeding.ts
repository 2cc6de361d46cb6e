import { addCounts } from '../../adapters/dynamodb/counts.ts';
import { dynamoClient } from '../../adapters/dynamodb/client.ts';
import { readFeed } from '../../adapters/dynamodb/feed.ts';
import type { Feed } from '../../adapters/dynamodb/feed.ts';
import { openOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { openStatisticsStore } from '../../adapters/dynamodb/statistics-store.ts';
import { openStockLedger } from '../../adapters/dynamodb/stock-ledger.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import type { keepBooksJob } from '../../handlers/jobs/keep-books.ts';
import type { queueNoticesJob } from '../../handlers/jobs/queue-notices.ts';
import { METRICS } from '../../runtime/contracts/metric-names.ts';
import type { MetricName } from '../../runtime/contracts/metric-names.ts';
import type { Environment } from '../../runtime/environment.ts';
import type { Telemetry } from '../../runtime/telemetry.ts';
import { clockOf } from './time.ts';

/** The part of a stream event that is read here; its records are read by the adapter. */
interface StreamEvent {
  readonly Records: readonly unknown[];
}

type Event = Feed['events'][number];
/** What consumers of the feed work with. */
type FeedServices = Parameters<typeof keepBooksJob>[0] & Parameters<typeof queueNoticesJob>[0];
type Consume = (events: readonly Event[]) => Promise<void>;

/**
 * The feed of the orders table's stream: what happened goes to `consumers`, into the counts and the
 * metrics. Only faults that pass (a queue or table out of reach) are thrown, and bring the batch
 * again; a record that nobody can read is told of and left behind.
 */
export function feedFunction(
  environment: Environment,
  telemetry: Telemetry,
  consumers: readonly ((services: FeedServices) => Consume)[],
): (event: StreamEvent) => Promise<void> {
  const table = environment.required('ordersTable');
  const dynamo = dynamoClient(environment);
  const notices = environment.required('noticesQueueUrl');
  const orders = environment.required('ordersQueueUrl');
  const stock = environment.required('stockTable');
  const services: FeedServices = {
    queue: sqsQueue(sqsClient(environment), { notices, orders }),
    orders: openOrderStore(dynamo, table),
    ledger: openStockLedger(dynamo, stock),
    office: { statistics: openStatisticsStore(dynamo, stock) },
    clock: clockOf(environment),
  };
  const all = consumers.map((consumer) => consumer(services));
  return async ({ Records }) => {
    const { events, counts, cases, unreadable } = readFeed(Records);
    for (const record of unreadable) telemetry.error('a record of the feed is unreadable', record);
    await Promise.all(all.map((consume) => consume(events)));
    await addCounts(dynamo, table, counts);
    countAll(telemetry, metricsOf({ events, cases, unreadable }));
  };
}

/** How often each metric is counted for a batch. */
function metricsOf({
  events,
  cases,
  unreadable,
}: Pick<Feed, 'events' | 'cases' | 'unreadable'>): ReadonlyMap<MetricName, number> {
  const of = (wanted: (event: Event) => boolean): number => events.filter(wanted).length;
  return new Map([
    [METRICS.orderAccepted, of(({ type }) => type === 'planned')],
    [METRICS.answerApplied, of(({ messageId }) => messageId !== undefined)],
    [METRICS.consignmentHeld, of(({ type }) => type === 'held')],
    [METRICS.needsOperator, of((event) => isNeedsOperator(event))],
    [METRICS.caseOpened, cases],
    [METRICS.feedUnreadable, unreadable.length],
  ]);
}

function isNeedsOperator(event: Event): boolean {
  return event.type === 'stage-entered' && event.stage === 'needs-operator';
}

function countAll(telemetry: Telemetry, metrics: ReadonlyMap<MetricName, number>): void {
  for (const [metric, value] of metrics) if (value > 0) telemetry.count(metric, value);
}

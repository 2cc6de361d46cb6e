import type { QueueName } from '../../domain/workflow/queue-name.ts';

/** Entry points that work a queue or a schedule. */
export type WorkerName =
  'accept-order' | 'apply-answer' | 'ask-again' | 'tell-channel' | 'sweep' | 'reconcile';

/** One queue, its worker and what its dead letters mean to a merchant. */
export interface QueueRow {
  readonly name: QueueName;
  readonly worker: WorkerName;
  /** Wall seconds a message stays hidden while it is worked. */
  readonly visibilitySeconds: number;
  readonly maxReceives: number;
  readonly batchSize: number;
  /** One sentence on the alarm: what it means to a merchant that messages stopped. */
  readonly failureImpact: string;
}

export const QUEUES: { readonly [Name in QueueName]: QueueRow } = {
  orders: {
    name: 'orders',
    worker: 'accept-order',
    visibilitySeconds: 60,
    maxReceives: 5,
    batchSize: 10,
    failureImpact: 'Orders that merchants were told are accepted are not being fulfilled.',
  },
  answers: {
    name: 'answers',
    worker: 'apply-answer',
    visibilitySeconds: 60,
    maxReceives: 5,
    batchSize: 10,
    failureImpact:
      'Answers of customs, warehouses or carriers are not applied: parcels stand still although released.',
  },
  asks: {
    name: 'asks',
    worker: 'ask-again',
    visibilitySeconds: 60,
    maxReceives: 5,
    batchSize: 10,
    failureImpact:
      'Partners that failed once are not asked again until the sweep: parcels are late.',
  },
  notices: {
    name: 'notices',
    worker: 'tell-channel',
    visibilitySeconds: 60,
    maxReceives: 8,
    batchSize: 10,
    failureImpact: 'Marketplaces are not told of shipped, delivered or cancelled parcels.',
  },
};

/** Jobs that run by the clock. On AWS by EventBridge Scheduler, embedded by a timer. */
export interface ScheduleRow {
  readonly worker: WorkerName;
  readonly everyMinutes: number;
  readonly failureImpact: string;
}

export const SCHEDULES = {
  sweep: {
    worker: 'sweep',
    everyMinutes: 1,
    failureImpact: 'Lost answers, overdue parcels and interrupted starts are not picked up.',
  },
  reconcile: {
    worker: 'reconcile',
    everyMinutes: 24 * 60,
    failureImpact: 'Differences with customs, warehouses and carriers stay unseen.',
  },
} as const satisfies { readonly [worker: string]: ScheduleRow };

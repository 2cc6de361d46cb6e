import type { QueueName } from '../../domain/workflow/queue-name.ts';

/** Entry points that work a queue or a schedule. */
export type WorkerName =
  | (
      | 'accept-order'
      | 'apply-answer'
      | 'ask-again'
      | 'sign-documents'
      | 'move-load'
      | 'tell-channel'
      | 'receive-amazon'
    )
  | ('sweep' | 'send-due' | 'poll-channels' | 'renew-tokens' | 'reconcile' | 'summarise')
  | 'refresh-denied-parties';

/** One queue, its worker and what its dead letters mean to a merchant. */
export interface QueueRow {
  readonly name: QueueName;
  readonly worker: WorkerName;
  /** Wall seconds a message stays hidden while it is worked. */
  readonly visibilitySeconds: number;
  readonly maxReceives: number;
  readonly batchSize: number;
  /** Business seconds that a message waits for company, which it is worked with; at once if absent. */
  readonly companySeconds?: number;
  /** One sentence on the alarm: what it means to a merchant that messages stopped. */
  readonly failureImpact: string;
}

/**
 * The queue that Amazon puts notifications in: on AWS a queue of ours that its account may send to;
 * elsewhere a queue at AWS that is asked for what came.
 */
export const AMAZON_QUEUE = {
  name: 'amazon',
  worker: 'receive-amazon',
  visibilitySeconds: 60,
  maxReceives: 5,
  batchSize: 10,
  failureImpact:
    'Notifications of Amazon are not taken in: its orders stay unseen, its cancellations come too late.',
  /** weak: the account that the Selling Partner API sends from. */
  senderAccount: '437568002678',
} as const;

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
  signing: {
    name: 'signing',
    worker: 'sign-documents',
    visibilitySeconds: 180,
    maxReceives: 5,
    // As many documents as one message carries. Source: CEB 2022-05.
    batchSize: 100,
    companySeconds: 5,
    failureImpact:
      'Declarations are not signed: parcels wait in declaration although everything agrees.',
  },
  loads: {
    name: 'loads',
    worker: 'move-load',
    visibilitySeconds: 60,
    maxReceives: 5,
    batchSize: 10,
    failureImpact:
      'Loads are not booked or declared until the sweep, and their parcels do not hear of it: shipments are late.',
  },
  notices: {
    name: 'notices',
    worker: 'tell-channel',
    visibilitySeconds: 60,
    maxReceives: 8,
    batchSize: 10,
    failureImpact:
      'Marketplaces and endpoints are not told of shipped, delivered or cancelled parcels.',
  },
};

/** What one declarant's signing device makes, unless a stage says otherwise. weak: what one vendor states. */
export const SIGNATURES_PER_MINUTE = 250;

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
  sendDue: {
    worker: 'send-due',
    everyMinutes: 1,
    failureImpact: 'Endpoints that were down are not told again what they missed.',
  },
  pollChannels: {
    worker: 'poll-channels',
    everyMinutes: 15,
    failureImpact: 'Orders and cancellations whose webhooks were lost stay unseen.',
  },
  renewTokens: {
    worker: 'renew-tokens',
    everyMinutes: 15,
    failureImpact:
      'Access tokens of marketplaces end: their orders are not fetched, they are not told.',
  },
  reconcile: {
    worker: 'reconcile',
    everyMinutes: 24 * 60,
    failureImpact: 'Differences with customs, warehouses and carriers stay unseen.',
  },
  refreshDeniedParties: {
    worker: 'refresh-denied-parties',
    everyMinutes: 60,
    failureImpact:
      'Newer lists of denied parties are not taken in: parcels are screened against an old one.',
  },
  // Once a month is what it does, and hourly that it looks whether the month is over: a host that was
  // off on the first of it comes to it on the next look.
  summarise: {
    worker: 'summarise',
    everyMinutes: 60,
    failureImpact:
      'Released export lists of last month are not summed up (701), which is due by the 15th.',
  },
} as const satisfies { readonly [worker: string]: ScheduleRow };

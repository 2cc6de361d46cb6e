/** The queues of the system; the contracts say who works each and what a failure means. */
export type QueueName = 'orders' | 'answers' | 'asks' | 'signing' | 'loads' | 'notices';

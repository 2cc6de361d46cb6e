import { sendDue } from '../../usecases/outbound/send-due.ts';

/** Hands deliveries whose next attempt has come to the `notices` queue. */
export function sendDueJob(services: Parameters<typeof sendDue>[0]): () => Promise<void> {
  return () => sendDue(services);
}

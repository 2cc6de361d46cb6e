import type { LoadAskName } from '../../domain/load/load-ask-names.ts';
import type { Services } from '../../ports/services.ts';

/** What the `loads` queue carries: tell one consignment of its load, or ask for something. */
export type LoadMessage =
  | { readonly loadId: string; readonly consignmentId: string }
  | { readonly loadId: string; readonly ask: LoadAskName; readonly attempt: number };

/** Puts a message on the `loads` queue. */
export async function sendLoadMessage(
  { queue }: Pick<Services, 'queue'>,
  message: LoadMessage,
  delaySeconds?: number,
): Promise<void> {
  await queue.send('loads', { body: JSON.stringify(message), delaySeconds });
}

import { newsOfLoad } from '../../domain/load/news-of-load.ts';
import type { MoveServices } from '../record-news.ts';
import { recordFacts } from '../record-news.ts';
import { askForLoad } from './ask-for-load.ts';
import type { LoadMessage } from './load-messages.ts';

/** Works one message of the `loads` queue; repeating it changes nothing twice. */
export async function workLoadMessage(services: MoveServices, message: LoadMessage): Promise<void> {
  if ('ask' in message) {
    await askForLoad(services, message.loadId, message.ask, message.attempt);
    return;
  }
  const stored = await services.loads.load(message.loadId);
  if (stored === undefined) return;
  const { consignmentId } = message;
  await recordFacts(services, consignmentId, newsOfLoad(stored.load, consignmentId));
}

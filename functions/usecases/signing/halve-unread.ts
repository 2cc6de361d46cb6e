import type { UnreadMessage } from '../../ports/partners.ts';
import { openCase } from '../open-case.ts';
import type { MoveServices } from '../record-news.ts';
import { halve } from './file-message.ts';
import { storedMembers } from './signed-bytes.ts';

/**
 * Customs could not read a message that several documents share: its halves are signed anew, until
 * the document that is why stands alone, whose own 900 holds it. Late and repeated, it finds no
 * document in that message any more, and changes nothing. A message that is none of ours is a case.
 */
export async function halveUnread(
  services: MoveServices,
  partnerId: string,
  { batch, messageId, status, info }: UnreadMessage,
): Promise<void> {
  const members = await storedMembers(services, batch);
  const [first] = members ?? [];
  const consignment = first && (await services.orders.consignment(first.consignmentId));
  if (members !== undefined && consignment?.customsId === partnerId) {
    return halve(services, batch, members);
  }
  await openCase(services, {
    kind: 'unknown-answer',
    about: `${partnerId}.${messageId}`,
    severity: 'warning',
    title: `${partnerId} could not read a message that is none of ours`,
    detail: `It names batch ${batch} and says ${status}: ${info}`,
  });
}

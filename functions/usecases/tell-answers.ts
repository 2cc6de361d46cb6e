import type { Order } from '../domain/order/order.ts';
import type { Services } from '../ports/services.ts';
import { queueOrderNotice } from './owed-notices.ts';

/**
 * Tells what was answered last, which may be several changes. Again with each message about the
 * order, under the same notice ids: a crash between commit and queue loses none.
 */
export async function tellAnswers(services: Pick<Services, 'queue'>, order: Order): Promise<void> {
  const answers = (order.changes ?? [])
    .filter(({ answer }) => answer !== 'underway')
    .map(({ number, at, answeredAt = at }) => ({ number, answeredAt }));
  const last = answers.reduce(
    (latest, { answeredAt }) => (answeredAt > latest ? answeredAt : latest),
    '',
  );
  for (const { number, answeredAt } of answers) {
    if (answeredAt === last) await queueOrderNotice(services, order, 'change-answered', number);
  }
}

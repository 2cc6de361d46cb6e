import type { PartnerDesk } from '../ports/inbound.ts';
import type { Services } from '../ports/services.ts';
import { applyAnswer } from './apply-answer.ts';
import { applyLoadAnswer } from './loads/apply-load-answer.ts';
import { openCase } from './open-case.ts';
import { applyInboundAnswer } from './stock/inbounds.ts';
import { applySummaryAnswer } from './summaries/apply-summary-answer.ts';
import { halveUnread } from './signing/halve-unread.ts';
import type { AnswerMessage } from './receive-answer.ts';
import type { MoveServices } from './record-news.ts';

type WorkServices = MoveServices &
  Pick<Services, 'directory' | 'office'> & { readonly desk: Pick<PartnerDesk, 'read'> };

/**
 * Works one partner message from the queue: read it, apply everything it says. What cannot be
 * understood is kept whole and becomes a case at once: customs' undocumented codes park, they
 * never crash.
 */
export async function workAnswer(services: WorkServices, message: AnswerMessage): Promise<void> {
  const { partnerId, messageId } = message;
  const partner = await services.directory.partner(partnerId);
  if (partner === undefined) throw new Error(`the directory lacks partner ${partnerId}`);
  const raw = Buffer.from(message.body, 'base64');
  const read = await services.desk.read(partner, messageId, raw);
  if (read.ok) {
    for (const answer of read.value) {
      if ('taken' in answer) await applyInboundAnswer(services, partnerId, answer);
      else if ('batch' in answer) await halveUnread(services, partnerId, answer);
      else if ('told' in answer) await applySummaryAnswer(services, partnerId, answer);
      else if ('loadId' in answer) await applyLoadAnswer(services, partnerId, answer);
      else await applyAnswer(services, partnerId, answer);
    }
    return;
  }
  const key = `parked/${partnerId}/${services.fingerprint.sha256(raw)}`;
  await services.documents.put(key, raw, 'application/octet-stream');
  await openCase(services, {
    kind: 'not-understood',
    about: `${partnerId}.${messageId}`,
    severity: 'warning',
    title: `A message of ${partner.name} was not understood`,
    detail: `${read.code}: ${read.message} The body is kept as ${key}.`,
  });
}

import type { Headers, PartnerDesk } from '../ports/inbound.ts';
import type { Services } from '../ports/services.ts';

/** What the answers queue carries; `body` is base64 of the exact bytes. */
export interface AnswerMessage {
  readonly partnerId: string;
  readonly messageId: string;
  readonly body: string;
}

/** Takes a partner's message: verify over the raw bytes, one durable write, answer. */
export async function receiveAnswer(
  services: Pick<Services, 'directory' | 'queue'> & { readonly desk: Pick<PartnerDesk, 'verify'> },
  partnerId: string,
  raw: Uint8Array,
  headers: Headers,
): Promise<'accepted' | 'refused'> {
  const partner = await services.directory.partner(partnerId);
  if (partner === undefined) return 'refused';
  const verification = await services.desk.verify(partner, raw, headers);
  if (!verification.valid) return 'refused';
  const message: AnswerMessage = {
    partnerId,
    messageId: verification.deliveryId,
    body: Buffer.from(raw).toString('base64'),
  };
  await services.queue.send('answers', { body: JSON.stringify(message) });
  return 'accepted';
}

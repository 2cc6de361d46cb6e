import { refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { Partner } from '../../ports/directory.ts';
import type { PartnerDesk } from '../../ports/inbound.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import type { PartnerAnswer } from '../../ports/partners.ts';
import { parseCarrierAnswer } from '../carriers/answers.ts';
import { readCustomsMessage } from '../customs/gateway/answers.ts';
import type { CustomsAnswer } from '../customs/gateway/answers.ts';
import type { PointedRefusal } from '../http/read-body.ts';
import { readInboundMessage } from '../inbounds/answers.ts';
import { parseWarehouseAnswer } from '../warehouses/answers.ts';

type Read = (
  raw: Uint8Array,
  partnerId: string,
) => Result<readonly (CustomsAnswer | PartnerAnswer | LoadAnswer)[]> | PointedRefusal;

const READERS: { readonly [Role in Partner['role']]: Read } = {
  warehouse: parseWarehouseAnswer,
  carrier: parseCarrierAnswer,
  customs: readCustomsMessage,
  // A payment firm answers at once or not at all; what it declares, customs tells us.
  'payment firm': () => refuse('unexpected-sender', 'a payment firm sends no messages'),
  'signing device': () => refuse('unexpected-sender', 'a signing device sends no messages'),
};

/** Understands what partners send us. A refusal's message begins with the JSON pointer, if any. */
export const partnerReader: Pick<PartnerDesk, 'read'> = {
  read: ({ partnerId, role }, _messageId, raw) => {
    const read = readInboundMessage(raw, partnerId) ?? READERS[role](raw, partnerId);
    if (read.ok || !('pointer' in read) || typeof read.pointer !== 'string') {
      return Promise.resolve(read);
    }
    const { pointer, message } = read;
    return Promise.resolve({ ...read, message: `${pointer === '' ? '/' : pointer} ${message}` });
  },
};

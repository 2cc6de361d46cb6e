import type { Clock } from '../../ports/clock.ts';
import type { DeclarationWriter } from '../../ports/declaration-writer.ts';
import { wrapDxp } from './messages/dxp-envelope.ts';
import { renderMessage } from './messages/render-message.ts';

/** Our address in the e-port's exchange, and customs' own. At most 16 characters each. */
export interface ExchangeAddresses {
  readonly own: string;
  readonly customs: string;
}

/**
 * Renders and wraps what we file. Receipts of the documents that others file for the same order are
 * subscribed to (`BaseSubscribe`), because they decide when the list may go.
 */
export function declarationWriter(clock: Clock, addresses: ExchangeAddresses): DeclarationWriter {
  return {
    render: ({ documents, declarant, guid }) =>
      renderMessage(documents, {
        copCode: declarant.code,
        copName: declarant.name,
        dxpId: addresses.own,
        guid,
        subscribe: [{ status: 'RET', dxpAddress: addresses.own }],
      }),
    wrap: ({ messageId, documents: [{ kind }] }, signed) => {
      const envelope = wrapDxp(signed, {
        senderId: addresses.own,
        receiverId: addresses.customs,
        messageId,
        at: clock.now(),
        msgType: `CEB${kind}Message`,
      });
      return Buffer.from(envelope, 'utf8');
    },
  };
}

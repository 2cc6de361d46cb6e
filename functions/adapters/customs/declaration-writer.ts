import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock.ts';
import type { DeclarationWriter } from '../../ports/declaration-writer.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { renderMessage } from './messages/render-message.ts';
import { wrapDxp } from './messages/dxp-envelope.ts';
import { signMessage } from './sign/sign-message.ts';
import type { SigningIdentity } from './sign/sign-message.ts';

const signingIdentity = z.object({
  privateKeyPem: z.string(),
  certificatePem: z.string(),
  keyName: z.string(),
});

/** Where the signing identity of a declarant lies; in production a port to its signing device stands here. */
export function signingSecretName(declarantCode: string): string {
  return `declarants/${declarantCode}`;
}

/** Our address in the e-port's exchange, and customs' own. At most 16 characters each. */
export interface ExchangeAddresses {
  readonly own: string;
  readonly customs: string;
}

/**
 * Renders, signs and wraps what we file. Receipts of the documents that others file for the same
 * order are subscribed to (`BaseSubscribe`), because they decide when the list may go.
 *
 * @throws Error when the declarant has no signing identity
 */
export function declarationWriter(
  secrets: Secrets,
  clock: Clock,
  addresses: ExchangeAddresses,
): DeclarationWriter {
  const identities = new Map<string, SigningIdentity>();
  const identityOf = async (code: string): Promise<SigningIdentity> => {
    const known = identities.get(code);
    if (known !== undefined) return known;
    const [secret] = await secrets.get(signingSecretName(code));
    if (secret === undefined) throw new Error(`declarant ${code} has no signing identity`);
    const identity = signingIdentity.parse(JSON.parse(secret));
    identities.set(code, identity);
    return identity;
  };
  return {
    async write(document, { consignmentId, parties }) {
      const { code, name } = parties.declarant;
      const { guid } = document.head;
      const xml = renderMessage([document], {
        copCode: code,
        copName: name,
        dxpId: addresses.own,
        guid,
        subscribe: [{ status: 'RET', dxpAddress: addresses.own }],
      });
      const envelope = wrapDxp(signMessage(xml, await identityOf(code)), {
        senderId: addresses.own,
        receiverId: addresses.customs,
        messageId: `${consignmentId}.${document.kind}.${guid}`,
        at: clock.now(),
        msgType: `CEB${document.kind}Message`,
      });
      return Buffer.from(envelope, 'utf8');
    },
  };
}

import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { DeclarationReader } from '../../ports/declaration-reader.ts';
import { unwrapDxp } from './messages/dxp-envelope.ts';
import { parseMessage } from './messages/parse-message.ts';
import { parseReceipts } from './messages/parse-receipts.ts';
import { childOf, readXml, textOf } from './messages/read-xml.ts';
import { verifyMessage } from './sign/verify-message.ts';

/** Reads the messages of the customs adapter. */
export const declarationReader: DeclarationReader = {
  sent: (message) => {
    const envelope = unwrapDxp(Buffer.from(message).toString('utf8'));
    if (!envelope.ok) return envelope;
    const { xml } = envelope.value;
    const contents = parseMessage(xml);
    return contents.ok
      ? accept({ contents: contents.value, signature: signatureOf(xml) })
      : contents;
  },
  receipts: (message) => {
    const envelope = unwrapDxp(Buffer.from(message).toString('utf8'));
    return envelope.ok ? parseReceipts(envelope.value.xml) : envelope;
  },
};

/** With the certificate in the message: that it is the declarant's is for customs to know. */
function signatureOf(xml: string): Result<'signed'> {
  const root = readXml(xml);
  if (!root.ok) return root;
  const parts = ['Signature', 'KeyInfo', 'X509Data'] as const;
  const data = parts.reduce<typeof root.value | undefined>(
    (element, name) => element && childOf(element, name),
    root.value,
  );
  const certificate = data && textOf(data, 'X509Certificate');
  if (certificate === undefined) return refuse('signature-missing', 'the message is not signed');
  const lines = certificate.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return verifyMessage(xml, pem);
}

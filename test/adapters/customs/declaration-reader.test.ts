import { describe, expect, test } from '@jest/globals';
import { declarationReader } from '../../../functions/adapters/customs/declaration-reader.ts';
import { declarationWriter } from '../../../functions/adapters/customs/declaration-writer.ts';
import { wrapDxp, unwrapDxp } from '../../../functions/adapters/customs/messages/dxp-envelope.ts';
import { signMessage } from '../../../functions/adapters/customs/sign/sign-message.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import { anIdentity, anImportConsignment } from '../../support/consignment-builder.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { aReceiptEnvelope } from '../../support/receipt-envelope.ts';
import { aSigningIdentity } from '../../support/signing-identity.ts';

const consignment = anImportConsignment();
const document = buildDocument('311', {
  consignment,
  identity: anIdentity(),
  guid: '0E5F3C2A-6B7D-4A1C-9E8F-001122334455',
  appTime: '20261123100000',
});

async function written(): Promise<Uint8Array> {
  const writer = declarationWriter(fixedClock(), { own: 'OWN', customs: 'CUSTOMS' });
  const { declarant } = consignment.parties;
  const message = {
    ...{ declarant, messageId: 'M1', guid: document.head.guid },
    documents: [document] as const,
  };
  return writer.wrap(message, signMessage(writer.render(message), aSigningIdentity()));
}

describe('reading what was sent', () => {
  test('content and signature, with the certificate in the message', async () => {
    const read = declarationReader.sent(await written());
    expect(read).toMatchObject({
      ok: true,
      value: { contents: [{ kind: '311', head: document.head }], signature: { ok: true } },
    });
  });

  test('a value that was changed after it was signed', async () => {
    const envelope = unwrapDxp(Buffer.from(await written()).toString('utf8'));
    if (!envelope.ok) throw new Error(envelope.message);
    const { xml } = envelope.value;
    const changed = wrapDxp(xml.replace('<ceb:freight>', '<ceb:freight>1'), envelope.value);
    expect(declarationReader.sent(Buffer.from(changed))).toMatchObject({
      value: { signature: { ok: false, code: 'signature-mismatch' } },
    });
    const unsigned = wrapDxp(xml.replace(/<ds:Signature.*<\/ds:Signature>/s, ''), envelope.value);
    expect(declarationReader.sent(Buffer.from(unsigned))).toMatchObject({
      value: { signature: { ok: false, code: 'signature-missing' } },
    });
  });

  test('receipts; and what is neither is refused', () => {
    const envelope = aReceiptEnvelope('622', { keys: { copNo: 'C1' }, status: '800' });
    expect(declarationReader.receipts(envelope)).toMatchObject({
      value: [{ kind: '622', status: '800' }],
    });
    expect(declarationReader.sent(envelope).ok).toBe(false);
    expect(declarationReader.receipts(Buffer.from('<x/>')).ok).toBe(false);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  documentSigner,
  signingSecretName,
} from '../../../functions/adapters/customs/sign/document-signer.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { createSelfSignedIdentity } from '../../../functions/adapters/customs/sign/self-signed-identity.ts';
import { signOctets } from '../../../functions/adapters/customs/sign/sign-message.ts';
import { verifyMessage } from '../../../functions/adapters/customs/sign/verify-message.ts';
import type { PartnerClient } from '../../../functions/adapters/http/partner-client.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import { anIdentity, anImportConsignment } from '../../support/consignment-builder.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { aSigningIdentity } from '../../support/signing-identity.ts';

const GUID = '0E5F3C2A-6B7D-4A1C-9E8F-001122334455';
const identity = aSigningIdentity();
const document = buildDocument('311', {
  consignment: anImportConsignment(),
  identity: anIdentity(),
  guid: GUID,
  appTime: '20261123100000',
});
const message = renderMessage([document], { copCode: '1', copName: 'x', dxpId: 'D', guid: GUID });

/** Made by `openssl req -x509 -sm3` with a key on the curve SM2; valid until 2036-11-27. */
const SM2_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBcDCCARegAwIBAgIUBUruQKU3B3VguJa+bSDHXcEJhbgwCgYIKoEcz1UBg3Uw
DjEMMAoGA1UEAwwDc20yMB4XDTI2MTEzMDEwMDI1OFoXDTM2MTEyNzEwMDI1OFow
DjEMMAoGA1UEAwwDc20yMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEkyOyjWpK
2Q7ZiS71u6YHMZd7g0HxPotXfE+VOAzEYll/upgETf4zLjOd1aczIO29b7cn+JWj
Fwbi66tWAE4J5aNTMFEwHQYDVR0OBBYEFEhVb6eB5abxOLX0QEaGK1gwWw1zMB8G
A1UdIwQYMBaAFEhVb6eB5abxOLX0QEaGK1gwWw1zMA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoEcz1UBg3UDRwAwRAIgXICpYejMSKk55qoIfXYxAnJY15WaLO/uXV4s66AM
0xMCIGbB9Wei9II6i93f3ilDTImqAzNf4ZmRwB0pS+ciMVVL
-----END CERTIFICATE-----
`;

function signerWith(secret: object | undefined, partners: Partial<PartnerClient> = {}) {
  const values: Record<string, readonly string[]> =
    secret === undefined ? {} : { [signingSecretName('D')]: [JSON.stringify(secret)] };
  return documentSigner({
    partners: {
      tell: async () => ({ kind: 'ok', answer: undefined }),
      call: async () => ({ kind: 'transient', reason: 'HTTP 503' }),
      ...partners,
    },
    secrets: { get: async (name) => values[name] ?? [], put: async () => undefined },
    clock: fixedClock(),
    perMinute: 250,
  });
}

describe('a key in the secret store', () => {
  test('signs RSA-SHA256 with KeyName and certificate in the message', async () => {
    const signed = await signerWith(identity).sign('D', message);
    if (signed.kind !== 'signed') throw new Error(signed.message);
    expect(verifyMessage(signed.message, identity.certificatePem)).toEqual({
      ok: true,
      value: 'signed',
    });
    expect(signed.message).toContain(`<ds:KeyName>${identity.keyName}</ds:KeyName>`);
    expect(signed.message).toContain('<ds:X509Certificate>');
  });

  test('an SM2 certificate is refused by name, nothing is signed', async () => {
    const signed = await signerWith({ ...identity, certificatePem: SM2_CERTIFICATE }).sign(
      'D',
      message,
    );
    expect(signed).toEqual({
      kind: 'dark',
      code: 'no-signer-for-sm2',
      message: 'no signer for SM2 certificates is installed',
    });
  });

  test('an expired certificate signs nothing, nor does one that cannot be read', async () => {
    const old = createSelfSignedIdentity({
      commonName: 'x',
      serial: 'a1',
      validFrom: '2020-01-01T00:00:00.000Z',
      validUntil: '2021-01-01T00:00:00.000Z',
    });
    expect(await signerWith(old).sign('D', message)).toMatchObject({
      code: 'certificate-expired',
      message: expect.stringContaining('2021-01-01'),
    });
    const unreadable = { ...identity, certificatePem: 'x' };
    expect(await signerWith(unreadable).sign('D', message)).toMatchObject({
      code: 'no-signing-identity',
    });
  });

  test('a declarant without any is dark', async () => {
    expect(await signerWith(undefined).sign('D', message)).toMatchObject({
      kind: 'dark',
      code: 'no-signing-identity',
    });
  });
});

describe('a device', () => {
  const { certificatePem, keyName } = identity;

  test('is asked for its certificate once, and for each signature', async () => {
    const paths: string[] = [];
    const call: PartnerClient['call'] = async (deviceId, request, answer) => {
      paths.push(`${deviceId} ${request.method} ${request.path}`);
      const body = request.method === 'POST' && 'json' in request.body ? request.body.json : {};
      const { octets = '' } = body as { octets?: string };
      const value = signOctets(Buffer.from(octets, 'base64'), identity);
      return { kind: 'ok', answer: answer.parse({ certificatePem, keyName, value }) };
    };
    const signer = signerWith({ deviceId: 'box' }, { call });
    for (let turn = 0; turn < 2; turn += 1) {
      const signed = await signer.sign('D', message);
      if (signed.kind !== 'signed') throw new Error(signed.message);
      expect(verifyMessage(signed.message, certificatePem).ok).toBe(true);
    }
    expect(paths).toEqual([
      'box GET /certificate?declarant=D',
      'box POST /signatures',
      'box POST /signatures',
    ]);
  });

  test('that does not answer is dark, and signs when it is back', async () => {
    let away = true;
    const call: PartnerClient['call'] = async (_deviceId, { method }, answer) => {
      if (away) return { kind: 'transient', reason: 'HTTP 503' };
      if (method === 'GET')
        return { kind: 'ok', answer: answer.parse({ certificatePem, keyName }) };
      return { kind: 'refused', code: 'wrong-pin', message: 'the PIN is wrong' };
    };
    const signer = signerWith({ deviceId: 'box' }, { call });
    expect(await signer.sign('D', message)).toMatchObject({ code: 'signer-unreachable' });
    away = false;
    expect(await signer.sign('D', message)).toMatchObject({ code: 'wrong-pin' });
  });
});

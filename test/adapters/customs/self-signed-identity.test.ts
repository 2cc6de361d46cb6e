import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { certificateHolder } from '../../../functions/adapters/customs/sign/certificate-holder.ts';
import { createSelfSignedIdentity } from '../../../functions/adapters/customs/sign/self-signed-identity.ts';

test.each([
  ['5a1b', '5A1B'],
  ['abc', '0ABC'],
  ['ff00ff00ff00ff00', 'FF00FF00FF00FF00'],
  // One in 512 random serials begins so; DER takes no zero byte that the sign does not need.
  ['0011223344556677', '11223344556677'],
  ['00ff', 'FF'],
])('a certificate with the serial %s can be read', (serial, read) => {
  const { certificatePem } = createSelfSignedIdentity({
    commonName: 'Harbour Lane Trading',
    serial,
    validFrom: '2026-11-23T00:00:00.000Z',
    validUntil: '2029-11-23T00:00:00.000Z',
  });
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.serialNumber).toBe(read);
  expect(certificate.publicKey.asymmetricKeyType).toBe('rsa');
  expect(certificateHolder({ certificatePem })).toBeUndefined();
});

test('a certificate tells whom it was issued to', () => {
  const identity = createSelfSignedIdentity({
    commonName: 'Harbour Lane Declarations',
    holder: '3502166001',
    serial: '5a1b',
    validFrom: '2026-11-23T00:00:00.000Z',
    validUntil: '2029-11-23T00:00:00.000Z',
  });
  const { subject } = new X509Certificate(identity.certificatePem);
  expect(subject).toContain('CN=Harbour Lane Declarations');
  expect(certificateHolder(identity)).toBe('3502166001');
});

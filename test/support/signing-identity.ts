import { createSelfSignedIdentity } from '../../functions/adapters/customs/sign/self-signed-identity.ts';
import type { SigningIdentity } from '../../functions/adapters/customs/sign/sign-message.ts';

/** A signing identity of one's own, fresh in each test process. */
export function aSigningIdentity(): SigningIdentity {
  return createSelfSignedIdentity({
    commonName: '示例报关有限公司',
    serial: '8f01a2',
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2036-01-01T00:00:00.000Z',
  });
}

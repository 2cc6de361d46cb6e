import { X509Certificate } from 'node:crypto';
import type { Instant } from '../../../domain/instant.ts';
import type { SigningResult } from '../../../ports/document-signer.ts';

/** OID 1.2.156.10197.1.301, the curve of SM2 keys. Source: GB/T 33560-2017. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');

/** What a certificate asks to be signed with, or why nothing can be. */
export type Algorithm =
  { readonly kind: 'rsa-sha256' } | Extract<SigningResult, { readonly kind: 'dark' }>;

/**
 * The certificate chooses the algorithm: RSA-SHA256 for an RSA key. SM2 with SM3, which customs
 * prefers since 2022-05, needs a device that no adapter here speaks to: named, never pretended.
 */
export function algorithmOf(certificatePem: string, now: Instant): Algorithm {
  const certificate = parsed(certificatePem);
  if (certificate === undefined) {
    return dark('no-signing-identity', 'its certificate cannot be read');
  }
  if (certificate.validToDate.toISOString() < now) {
    const day = certificate.validToDate.toISOString().slice(0, 10);
    return dark('certificate-expired', `its certificate was valid until ${day}`);
  }
  if (certificate.raw.includes(SM2_CURVE)) {
    return dark('no-signer-for-sm2', 'no signer for SM2 certificates is installed');
  }
  return certificate.publicKey.asymmetricKeyType === 'rsa'
    ? { kind: 'rsa-sha256' }
    : dark('no-signing-identity', 'its certificate holds no RSA key');
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function dark(
  code: Extract<SigningResult, { kind: 'dark' }>['code'],
  message: string,
): Extract<SigningResult, { kind: 'dark' }> {
  return { kind: 'dark', code, message };
}

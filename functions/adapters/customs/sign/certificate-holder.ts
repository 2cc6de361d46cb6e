import { X509Certificate } from 'node:crypto';
import type { SigningIdentity } from './sign-message.ts';

/** How Node names the attribute 2.5.4.5 of a subject. */
const HOLDER = /^serialNumber=(.+)$/m;

/**
 * Registration code of whom a signing certificate was issued to; undefined when its subject has none.
 * weak: the e-port's device certificates are not public; that the code stands in the subject's
 * serialNumber (RFC 5280, 2.5.4.5) is an assumption.
 */
export function certificateHolder({
  certificatePem,
}: Pick<SigningIdentity, 'certificatePem'>): string | undefined {
  return HOLDER.exec(new X509Certificate(certificatePem).subject)?.[1];
}

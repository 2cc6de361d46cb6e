import { accept } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { verifyAsWritten } from './verify-as-written.ts';
import { verifyCanonical } from './verify-canonical.ts';
import type { SignatureRefusalCode } from './verify-canonical.ts';

/**
 * Whether `xml` as a whole is signed by the holder of `certificatePem`. A message that stands as
 * it was signed is known by its octets (0.1 ms for one list); any other is brought into canonical
 * form first (3.5 ms). Refusals: see `verifyCanonical`.
 */
export function verifyMessage(
  xml: string,
  certificatePem: string,
): Result<'signed', SignatureRefusalCode> {
  return verifyAsWritten(xml, certificatePem)
    ? accept('signed')
    : verifyCanonical(xml, certificatePem);
}

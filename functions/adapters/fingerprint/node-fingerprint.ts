import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../ports/fingerprint.ts';

/** SHA-256 by Node's own crypto. */
export const nodeFingerprint: Fingerprint = {
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
};

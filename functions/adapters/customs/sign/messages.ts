import * as z from 'zod/mini';
import { wireId } from '../../http/messages.ts';

/** GET /certificate?declarant=…: the certificate that the device signs with. */
export const deviceCertificate = z.object({ certificatePem: z.string(), keyName: wireId });

/** POST /signatures: `octets` in base64. Refusals: 409 `wrong-pin`, `certificate-expired`. */
export const signatureRequest = z.object({
  requestId: wireId,
  declarant: wireId,
  octets: z.string(),
});
export const signatureAnswer = z.object({ value: z.string() });

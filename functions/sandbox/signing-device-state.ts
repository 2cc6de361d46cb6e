import { z } from 'zod';

/** What `PUT /sandbox/signing-device` takes: dark until `until` (wall time), or until it is told otherwise. */
export const deviceState = z.object({
  dark: z.enum(['unreachable', 'wrong-pin', 'certificate-expired']).optional(),
  until: z.iso.datetime().optional(),
});

import { z } from 'zod';
import { createSelfSignedIdentity } from '../adapters/customs/sign/self-signed-identity.ts';
import { drawInteger } from './seeded.ts';
import type { RecordSets } from './records.ts';

const sealSchema = z.object({
  privateKeyPem: z.string(),
  certificatePem: z.string(),
  keyName: z.string(),
});
/** What a firm signs with. */
export type FirmSeal = Readonly<z.infer<typeof sealSchema>>;

/** Keys and certificates of the firms that sign for themselves, by their customs code. */
export interface FirmSeals {
  of(code: string): FirmSeal | undefined;
  /** The seal of a firm, made the first time; only inside a change of the database. */
  draw(code: string, name: string): FirmSeal;
}

/** Seals in the sandbox's records: a restarted sandbox signs as before. */
export function openFirmSeals(records: RecordSets): FirmSeals {
  const seals = records('firm-seal', sealSchema);
  return {
    of: (code) => seals.get(code),
    draw(code, name) {
      const earlier = seals.get(code);
      if (earlier !== undefined) return earlier;
      const seal = createSelfSignedIdentity({
        commonName: name,
        holder: code,
        serial: drawInteger(0x100000, 0xffffff, 'seal', code).toString(16),
        validFrom: '2020-01-01T00:00:00.000Z',
        validUntil: '2050-01-01T00:00:00.000Z',
      });
      seals.put(code, seal);
      return seal;
    },
  };
}

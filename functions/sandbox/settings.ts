import { z } from 'zod';
import { deviceState } from './signing-device-state.ts';
import type { RecordSets } from './records.ts';

/** What the host tells us about itself. */
export const settingsSchema = z.object({
  /** Base URL of Bondway; messages to it wait until it is known. */
  hostUrl: z.string().optional(),
  /** Values by name (`partners/<id>`, `channels/<id>`, `channels/<id>/access-token`), newest first. */
  secrets: z.record(z.string(), z.array(z.string())),
  /** Certificate (PEM) that lists must be signed with, where it is not that of our signing device. */
  certificatePem: z.string().optional(),
  /** What is published as list of denied parties, where it is not the usual one: whatever text. */
  deniedParties: z.string().optional(),
  /** How the signing device stands. */
  signingDevice: deviceState.optional(),
  /** Plant a parcel that the warehouse claims to have gated out although customs refused its list. */
  plantGatedWithoutRelease: z.boolean(),
});
export type SettingsValues = Readonly<z.infer<typeof settingsSchema>>;

/** The settings of a running sandbox. */
export interface Settings {
  current(): SettingsValues;
  /** Replaces what is given, adds secrets by name; only inside a change. */
  update(changes: Partial<SettingsValues>): void;
  /** Active values of a secret, newest first; empty when the name is unknown. */
  secret(name: string): readonly string[];
}

const NOTHING: SettingsValues = { secrets: {}, plantGatedWithoutRelease: false };

/** Settings in the sandbox's records: a restarted sandbox knows them still. */
export function openSettings(records: RecordSets): Settings {
  const stored = records('settings', settingsSchema);
  let current = stored.get('') ?? NOTHING;
  return {
    current: () => current,
    update(changes) {
      current = {
        ...current,
        ...changes,
        secrets: { ...current.secrets, ...changes.secrets },
      };
      stored.put('', current);
    },
    secret: (name) => current.secrets[name] ?? [],
  };
}

import { readFile } from 'node:fs/promises';
import type { DeniedPartySource } from '../../ports/screening.ts';
import { deniedPartyFile } from '../../runtime/denied-party-file.ts';

/** A list in a file on this machine. */
export function fileSource(path: string): DeniedPartySource {
  return { fetch: async () => deniedPartyFile.parse(JSON.parse(await readFile(path, 'utf8'))) };
}

const TIMEOUT_MS = 30_000;

/** A list at an https address, fetched anew each time. */
export function httpSource(url: string): DeniedPartySource {
  return {
    fetch: async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(`the list was answered with ${String(response.status)}`);
      return deniedPartyFile.parse(await response.json());
    },
  };
}

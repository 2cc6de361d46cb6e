import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, Directory, Merchant } from '../../functions/ports/directory.ts';

/** Each merchant has two. */
const PER_MERCHANT = 2;
const AT_ONCE = 2_000;

/** Id of the n-th channel of the filled directory. */
export function channelIdOf(index: number): string {
  return `bench-${String(index)}`;
}

/**
 * Writes the secrets of so many channels before the host starts and reads them: entering them one
 * by one would replace the file each time.
 */
export function writeChannelSecrets(data: string, count: number, secret: string): void {
  const secrets: { [name: string]: readonly string[] } = {};
  for (let index = 0; index < count; index += 1) {
    secrets[`channels/${channelIdOf(index)}`] = [secret];
  }
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 });
}

/** Enters so many channels, two per merchant, each a copy of the given ones. */
export async function enterChannels(
  directory: Directory,
  count: number,
  { merchant, channel }: { readonly merchant: Merchant; readonly channel: Channel },
): Promise<void> {
  for (let first = 0; first < count; first += AT_ONCE) {
    const writes: Promise<unknown>[] = [];
    for (let index = first; index < Math.min(first + AT_ONCE, count); index += 1) {
      const merchantId = `bench-${String(Math.floor(index / PER_MERCHANT))}`;
      if (index % PER_MERCHANT === 0)
        writes.push(directory.putMerchant({ ...merchant, merchantId }));
      writes.push(directory.putChannel({ ...channel, merchantId, channelId: channelIdOf(index) }));
    }
    await Promise.all(writes);
  }
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createSelfSignedIdentity } from '../../functions/adapters/customs/sign/self-signed-identity.ts';
import { signingSecretName } from '../../functions/adapters/customs/declaration-writer.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import type { Directory } from '../../functions/ports/directory.ts';
import type { Secrets } from '../../functions/ports/secrets.ts';
import type { StockLedger } from '../../functions/ports/stock-ledger.ts';
import { demoWorld } from '../../functions/sandbox/demo/world.ts';

const signingIdentity = z.object({ certificatePem: z.string() });

/** The ports that seeding writes to; either host's. */
export interface SeedPorts {
  readonly directory: Directory;
  readonly secrets: Secrets;
  readonly ledger: StockLedger;
}

/** What the sandbox must share with us: secrets by name, and the certificate that lists are signed with. */
export interface SharedWithSandbox {
  readonly secrets: { readonly [name: string]: readonly string[] };
  readonly certificatePem: string;
  /** Opening stock of the warehouses' account books, in sales pieces. */
  readonly books: readonly {
    readonly accountBook: string;
    readonly bookItem: string;
    readonly quantity: number;
  }[];
}

/**
 * Writes the demo merchant with everything around it: channels, partners, two bonded warehouses
 * with account books and opening stock, catalogue, and fresh secrets. Seeding again changes only
 * where the sandbox is found.
 *
 * @param now business time, stamped on the opening stock and the certificate
 */
export async function seedDemo(
  { directory, secrets, ledger }: SeedPorts,
  sandboxUrl: string,
  now: string,
): Promise<SharedWithSandbox> {
  const world = demoWorld(sandboxUrl);
  await directory.putMerchant(world.merchant);
  for (const channel of world.channels) await directory.putChannel(channel);
  for (const warehouse of world.warehouses) await directory.putWarehouse(warehouse);
  for (const partner of world.partners) await directory.putPartner(partner);
  for (const item of world.catalogue) await directory.putCatalogueItem(item);
  for (const { accountBook, bookItem, unit, quantity } of world.stock) {
    const movementId = `opening.${accountBook}.${bookItem}`;
    const line = { accountBook, bookItem, unit };
    const cause = `opening stock of ${accountBook}`;
    await ledger.move([
      { ...line, movementId, kind: 'inbound', quantity: units(quantity), at: now, cause },
    ]);
  }
  await ensure(secrets, 'identity-key', () => randomBytes(32).toString('base64'));
  const certificatePem = await ensureSigningIdentity(secrets, world.merchant.declarant, now);
  const names = [
    ...world.partners.map(({ partnerId }) => `partners/${partnerId}`),
    ...world.channels.flatMap(({ channelId }) => [
      `channels/${channelId}`,
      `channels/${channelId}/access-token`,
    ]),
  ];
  const shared = await Promise.all(
    names.map(async (name) => [name, await ensure(secrets, name, webhookSecret)] as const),
  );
  const books = world.stock.map(({ accountBook, bookItem, quantity }) => ({
    accountBook,
    bookItem,
    quantity,
  }));
  return { secrets: Object.fromEntries(shared), certificatePem, books };
}

function webhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

async function ensure(
  secrets: Secrets,
  name: string,
  make: () => string,
): Promise<readonly string[]> {
  const known = await secrets.get(name);
  if (known.length > 0) return known;
  const made = [make()];
  await secrets.put(name, made);
  return made;
}

async function ensureSigningIdentity(
  secrets: Secrets,
  declarant: { readonly code: string; readonly name: string },
  now: string,
): Promise<string> {
  const [stored = ''] = await ensure(secrets, signingSecretName(declarant.code), () =>
    JSON.stringify(
      createSelfSignedIdentity({
        commonName: `Sandbox ${declarant.code}`,
        serial: randomBytes(8).toString('hex'),
        validFrom: now,
        validUntil: `${String(Number(now.slice(0, 4)) + 3)}${now.slice(4)}`,
      }),
    ),
  );
  return signingIdentity.parse(JSON.parse(stored)).certificatePem;
}

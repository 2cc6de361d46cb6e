import { randomBytes } from 'node:crypto';
import { signingSecretName } from '../../functions/adapters/customs/sign/document-signer.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import { wrongInFirm, wrongInItem } from '../../functions/domain/trade/check-entries.ts';
import type { LineUnits } from '../../functions/domain/stock/line-units.ts';
import type { Directory } from '../../functions/ports/directory.ts';
import type { Secrets } from '../../functions/ports/secrets.ts';
import type { StockLedger } from '../../functions/ports/stock-ledger.ts';
import { demoWorld, SIGNING_DEVICE } from '../../functions/sandbox/demo/world.ts';

/** The ports that seeding writes to; either host's. */
export interface SeedPorts {
  readonly directory: Directory;
  readonly secrets: Secrets;
  readonly ledger: StockLedger;
}

/** What the sandbox must share with us: secrets by name, and what is in stock. */
export interface SharedWithSandbox {
  readonly secrets: { readonly [name: string]: readonly string[] };
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
 * @param now business time, stamped on the opening stock
 */
export async function seedDemo(
  { directory, secrets, ledger }: SeedPorts,
  sandboxUrl: string,
  now: string,
): Promise<SharedWithSandbox> {
  const world = demoWorld(sandboxUrl);
  const wrong = [
    ...wrongInFirm(world.merchant.enterprise, world.merchant.registrations),
    ...wrongInFirm(world.merchant.declarant),
    ...world.catalogue.flatMap(wrongInItem),
  ];
  if (wrong.length > 0) throw new Error(`the demo enters ${JSON.stringify(wrong)}`);
  await directory.putMerchant(world.merchant);
  for (const channel of world.channels) await directory.putChannel(channel);
  for (const warehouse of world.warehouses) await directory.putWarehouse(warehouse);
  for (const partner of world.partners) await directory.putPartner(partner);
  for (const item of world.catalogue) await directory.putCatalogueItem(item);
  await directory.putExchangeRates(world.exchangeRates);
  for (const { accountBook, bookItem, sku, unit, quantity, filed } of world.stock) {
    const movementId = `opening.${accountBook}.${bookItem}`;
    const line = { accountBook, bookItem, unit };
    const opening = { cause: `opening stock of ${accountBook}`, voucher: `opening-${accountBook}` };
    await ledger.move([
      {
        ...line,
        movementId,
        kind: 'receipt',
        quantity: units(quantity),
        at: now,
        ...opening,
        units: unitsOf(world, sku),
        filed,
      },
    ]);
  }
  await ensure(secrets, 'identity-key', () => randomBytes(32).toString('base64'));
  // The key lies in the declarant's device, which the sandbox plays. Who declares for one warehouse
  // only has none of its own: the merchant's is what is at hand.
  const warehouses = world.warehouses.flatMap((each) => ('declarant' in each ? [each] : []));
  for (const { declarant } of [world.merchant, ...warehouses]) {
    await ensure(secrets, signingSecretName(declarant.code), () =>
      JSON.stringify({ deviceId: SIGNING_DEVICE }),
    );
  }
  const shared = await Promise.all(
    namesOf(world).map(async (name) => [name, await ensure(secrets, name, makerOf(name))] as const),
  );
  const books = world.stock.map(({ accountBook, bookItem, quantity }) => ({
    accountBook,
    bookItem,
    quantity,
  }));
  return { secrets: Object.fromEntries(shared), books };
}

/** Names of the secrets that the sandbox shares. */
function namesOf({ partners, channels }: ReturnType<typeof demoWorld>): readonly string[] {
  return [
    ...partners.map(({ partnerId }) => `partners/${partnerId}`),
    ...channels.flatMap(({ channelId }) =>
      [
        '',
        '/access-token',
        '/api-key',
        '/shop-cipher',
        '/refresh-token',
        '/queue-key',
        '/verification-token',
      ].map((of) => `channels/${channelId}${of}`),
    ),
  ];
}

/** Statutory units of an article, which its stock lines are told in too. */
function unitsOf({ catalogue }: ReturnType<typeof demoWorld>, sku: string): LineUnits | undefined {
  const item = catalogue.find((each) => each.sku === sku);
  return item && { first: { unit: item.statutoryUnit, factor: item.statutoryQuantity } };
}

/** Keys of APIs and queues are an id and a secret; the rest is a secret alone. */
function makerOf(name: string): () => string {
  const isPair = name.endsWith('/api-key') || name.endsWith('/queue-key');
  return isPair ? () => `demo:${randomBytes(24).toString('base64url')}` : webhookSecret;
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

import { carrierClient } from '../functions/adapters/carriers/carrier-client.ts';
import { declarationWriter } from '../functions/adapters/customs/declaration-writer.ts';
import { customsClient } from '../functions/adapters/customs/gateway/customs-client.ts';
import { nodeFingerprint } from '../functions/adapters/fingerprint/node-fingerprint.ts';
import { httpTransport } from '../functions/adapters/http/http-transport.ts';
import { outboundClient } from '../functions/adapters/http/outbound-client.ts';
import { partnerClient } from '../functions/adapters/http/partner-client.ts';
import { sealedIdentityVault } from '../functions/adapters/identity/sealed-identity-vault.ts';
import { marketplace } from '../functions/adapters/marketplaces/marketplace.ts';
import { paymentFirmClient } from '../functions/adapters/payment-firms/payment-firm-client.ts';
import { warehouseClient } from '../functions/adapters/warehouses/warehouse-client.ts';
import type { Clock } from '../functions/ports/clock.ts';
import type { Secrets } from '../functions/ports/secrets.ts';
import type { Services } from '../functions/ports/services.ts';
import type { Database } from './sqlite/database.ts';
import { sqliteDirectory } from './sqlite/directory.ts';
import { sqliteDocumentStore } from './sqlite/document-store.ts';
import { sqliteIdentityRecords } from './sqlite/identity-records.ts';
import { sqliteOrderStore } from './sqlite/order-store.ts';
import { sqliteStockLedger } from './sqlite/stock-ledger.ts';

/** Address of this installation and of customs in the e-port's exchange, at most 16 characters. */
const EXCHANGE = { own: 'DXPENT0000026101', customs: 'DXPCUSTOMS000001' };

/** Everything the embedded host knows before queue and workflow are there. */
export interface LocalParts {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly queue: Services['queue'];
  readonly workflow: Services['workflow'];
  /** Partners on this machine (a sandbox) may be called over plain http. */
  readonly allowLoopback: boolean;
}

/** All ports on the embedded host's adapters. */
export function localServices(parts: LocalParts): Services {
  const { db, secrets, clock, queue, workflow, allowLoopback } = parts;
  const directory = sqliteDirectory(db);
  const outbound = outboundClient({ transport: httpTransport({ allowLoopback }), clock });
  const partners = partnerClient({ outbound, directory, secrets, clock });
  const vault = sealedIdentityVault({ records: sqliteIdentityRecords(db), secrets });
  return {
    clock,
    queue,
    workflow,
    directory,
    vault,
    orders: sqliteOrderStore(db),
    ledger: sqliteStockLedger(db),
    documents: sqliteDocumentStore(db),
    fingerprint: nodeFingerprint,
    writer: declarationWriter(secrets, clock, EXCHANGE),
    warehouse: warehouseClient(partners),
    carrier: carrierClient({ partners, vault }),
    paymentFirm: paymentFirmClient(partners),
    customs: customsClient(partners),
    marketplace: marketplace({ outbound, secrets, clock }),
  };
}

import { carrierClient } from '../functions/adapters/carriers/carrier-client.ts';
import { declarationReader } from '../functions/adapters/customs/declaration-reader.ts';
import { declarationWriter } from '../functions/adapters/customs/declaration-writer.ts';
import { customsClient } from '../functions/adapters/customs/gateway/customs-client.ts';
import { documentSigner } from '../functions/adapters/customs/sign/document-signer.ts';
import { nodeFingerprint } from '../functions/adapters/fingerprint/node-fingerprint.ts';
import {
  endpointTransport,
  webhookSender,
} from '../functions/adapters/endpoints/webhook-sender.ts';
import type { OutboundClient } from '../functions/adapters/http/outbound-client.ts';
import { partnerClient } from '../functions/adapters/http/partner-client.ts';
import { sealedIdentityVault } from '../functions/adapters/identity/sealed-identity-vault.ts';
import { inboundPartners } from '../functions/adapters/inbounds/inbound-client.ts';
import { nodeKeyMaker } from '../functions/adapters/keys/node-key-maker.ts';
import { marketLists } from '../functions/adapters/marketplaces/market-lists.ts';
import { marketSources } from '../functions/adapters/marketplaces/market-sources.ts';
import { marketplace } from '../functions/adapters/marketplaces/marketplace.ts';
import { orderLists } from '../functions/adapters/marketplaces/order-list.ts';
import { orderSource } from '../functions/adapters/marketplaces/order-source.ts';
import { unipassRegistry } from '../functions/adapters/pccc/unipass-registry.ts';
import { paymentFirmClient } from '../functions/adapters/payment-firms/payment-firm-client.ts';
import { turnsInProcess } from '../functions/adapters/turns/turns-in-process.ts';
import { storedScreeningDesk } from '../functions/adapters/screening/stored-screening-desk.ts';
import { warehouseClient } from '../functions/adapters/warehouses/warehouse-client.ts';
import type { OrderLists } from '../functions/ports/channel-polls.ts';
import type { Clock } from '../functions/ports/clock.ts';
import type { OrderSource } from '../functions/ports/inbound.ts';
import type { Secrets } from '../functions/ports/secrets.ts';
import type { Services } from '../functions/ports/services.ts';
import { sqliteChannelPolls } from './sqlite/channel-polls.ts';
import type { Database } from './sqlite/database.ts';
import { sqliteDirectory } from './sqlite/directory.ts';
import { sqliteDocumentStore } from './sqlite/document-store.ts';
import { sqliteEndpointStore } from './sqlite/endpoint-store.ts';
import { sqliteIdentityRecords } from './sqlite/identity-records.ts';
import { sqliteLimitLedger } from './sqlite/limit-ledger.ts';
import { sqliteLoadStore } from './sqlite/load-store.ts';
import { sqliteOrderStore } from './sqlite/order-store.ts';
import { sqliteSigningDesk } from './sqlite/signing-desk.ts';
import { sqliteStockLedger } from './sqlite/stock-ledger.ts';
import { localStockOffice } from './stock-office.ts';

/** Address of this installation and of customs in the e-port's exchange, at most 16 characters. */
const EXCHANGE = { own: 'DXPENT0000026101', customs: 'DXPCUSTOMS000001' };

/** Everything the embedded host knows before queue and workflow are there. */
export interface LocalParts {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly queue: Services['queue'];
  readonly workflow: Services['workflow'];
  readonly outbound: OutboundClient;
  /** Partners on this machine (a sandbox) may be called over plain http. */
  readonly allowLoopback: boolean;
  /** What each declarant's signing device makes. */
  readonly signaturesPerMinute: number;
}

/** All ports on the embedded host's adapters. */
export function localServices(parts: LocalParts): Services & {
  readonly orderSource: OrderSource;
  readonly lists: OrderLists;
} {
  const { db, secrets, clock, queue, workflow, outbound } = parts;
  const { allowLoopback, signaturesPerMinute } = parts;
  const directory = sqliteDirectory(db);
  const partners = partnerClient({ outbound, directory, secrets, clock });
  const documents = sqliteDocumentStore(db);
  const vault = sealedIdentityVault({ records: sqliteIdentityRecords(db), secrets });
  return {
    clock,
    queue,
    workflow,
    directory,
    vault,
    orders: sqliteOrderStore(db),
    loads: sqliteLoadStore(db),
    ledger: sqliteStockLedger(db),
    office: localStockOffice(db, inboundPartners(partners)),
    limits: sqliteLimitLedger(db),
    documents,
    screening: storedScreeningDesk(documents, clock),
    turns: turnsInProcess(),
    fingerprint: nodeFingerprint,
    declarationReader,
    writer: declarationWriter(clock, EXCHANGE),
    signer: documentSigner({ partners, secrets, clock, perMinute: signaturesPerMinute }),
    signing: sqliteSigningDesk(db),
    warehouse: warehouseClient(partners),
    carrier: carrierClient({ partners, vault }),
    paymentFirm: paymentFirmClient(partners),
    customs: customsClient(partners),
    pccc: unipassRegistry({ outbound, directory, secrets, clock }),
    marketplace: marketplace({ outbound, secrets, clock }),
    polls: sqliteChannelPolls(db),
    lists: orderLists(marketLists({ outbound, secrets, clock })),
    endpoints: sqliteEndpointStore(db, () => clock.wall()),
    webhooks: webhookSender({ transport: endpointTransport(allowLoopback), secrets, clock }),
    secrets,
    keys: nodeKeyMaker,
    orderSource: orderSource(marketSources({ outbound, secrets, clock })),
  };
}

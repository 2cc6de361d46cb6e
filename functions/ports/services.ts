import type { Clock } from './clock.ts';
import type { DeclarationWriter } from './declaration-writer.ts';
import type { Directory } from './directory.ts';
import type { DocumentStore } from './document-store.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { IdentityVault } from './identity-vault.ts';
import type { Marketplace } from './marketplace.ts';
import type { OrderStore } from './order-store.ts';
import type { Carrier, CustomsGateway, PaymentFirm, Warehouse } from './partners.ts';
import type { Queue } from './queue.ts';
import type { StockLedger } from './stock-ledger.ts';
import type { Workflow } from './workflow.ts';

/** Every port by the name use cases know it by. A use case asks for the ones it needs with `Pick`. */
export interface Services {
  readonly clock: Clock;
  readonly orders: OrderStore;
  readonly ledger: StockLedger;
  readonly documents: DocumentStore;
  readonly queue: Queue;
  readonly workflow: Workflow;
  readonly directory: Directory;
  readonly vault: IdentityVault;
  readonly fingerprint: Fingerprint;
  readonly writer: DeclarationWriter;
  readonly warehouse: Warehouse;
  readonly carrier: Carrier;
  readonly paymentFirm: PaymentFirm;
  readonly customs: CustomsGateway;
  readonly marketplace: Marketplace;
}

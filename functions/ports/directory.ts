import type { CatalogueItem } from '../domain/trade/catalogue-item.ts';
import type { Enterprise } from '../domain/trade/parties.ts';

/** A tenant. */
export interface Merchant {
  readonly merchantId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  /** Who declares for it, and who guarantees its import taxes. */
  readonly declarant: Enterprise;
  readonly guarantorCode: string;
  readonly carrierId: string;
  readonly customsId: string;
}

/** One connection to a marketplace or store. Its secrets lie in the secrets port under `channels/<id>`. */
export interface Channel {
  readonly channelId: string;
  readonly merchantId: string;
  readonly marketplace: 'canonical' | 'shopify';
  /** Account at the sender: shop domain or platform account. */
  readonly account: string;
  /** The platform as customs knows it; `无` for a platform without a Chinese registration. */
  readonly platform: Enterprise;
  /** Where updates go: store base URL, or the endpoint that takes Standard Webhooks. */
  readonly updatesUrl: string;
  /** Payment firm that this channel's buyers use, when there is one only. */
  readonly paymentFirmId?: string;
}

/** A bonded warehouse of a merchant and the account book it stands on. */
export interface BondedWarehouse {
  readonly warehouseId: string;
  readonly merchantId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly accountBook: string;
  readonly customsCode: string;
  readonly portCode: string;
  /** Trade directions its zone serves. */
  readonly serves: readonly ('import' | 'export')[];
}

/** A firm we call and that calls us. Its secret lies under `partners/<id>`. */
export interface Partner {
  readonly partnerId: string;
  readonly role: 'warehouse' | 'carrier' | 'payment firm' | 'customs';
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly baseUrl: string;
}

/** Who and what there is: merchants, their channels, catalogue and warehouses, and our partners. */
export interface Directory {
  merchant(merchantId: string): Promise<Merchant | undefined>;
  merchants(): Promise<readonly Merchant[]>;
  channel(channelId: string): Promise<Channel | undefined>;
  channels(merchantId: string): Promise<readonly Channel[]>;
  catalogueItem(merchantId: string, sku: string): Promise<CatalogueItem | undefined>;
  warehouses(merchantId: string): Promise<readonly BondedWarehouse[]>;
  partner(partnerId: string): Promise<Partner | undefined>;
  putMerchant(merchant: Merchant): Promise<void>;
  putChannel(channel: Channel): Promise<void>;
  putCatalogueItem(item: CatalogueItem): Promise<void>;
  putWarehouse(warehouse: BondedWarehouse): Promise<void>;
  putPartner(partner: Partner): Promise<void>;
}

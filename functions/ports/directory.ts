import type { ExchangeRates } from '../domain/destinations/exchange-rates.ts';
import type { Registrations } from '../domain/destinations/registrations.ts';
import type { Carriage } from '../domain/destinations/shipment.ts';
import type { CarrierAcceptance } from '../domain/flight/flight-goods.ts';
import type { LoadService } from '../domain/load/load-kinds.ts';
import type { MarketplaceName } from '../domain/order/marketplace-name.ts';
import type { PromiseTerms } from '../domain/order/promise.ts';
import type { CatalogueItem } from '../domain/trade/catalogue-item.ts';
import type { DistrictRow } from '../domain/trade/district-policies.ts';
import type { Enterprise } from '../domain/trade/parties.ts';
import type { TradeModeName } from '../domain/trade/trade-modes.ts';
import type { Page } from './order-store.ts';

/** A tenant. */
export interface Merchant {
  readonly merchantId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  /** Who declares for it, and who guarantees its import taxes. */
  readonly declarant: Enterprise;
  readonly guarantorCode: string;
  readonly carrierId: string;
  /** Carriers for what the first does not take, in this order. */
  readonly otherCarrierIds?: readonly string[];
  readonly customsId: string;
  /** Where it is registered abroad. */
  readonly registrations?: Registrations;
  /** Trade modes that planning takes before others, first wins; else the fastest. */
  readonly preferredModes?: readonly TradeModeName[];
  /** Whether released export lists stand alone or are summed up every month (701); alone if absent. */
  readonly exportLists?: 'alone' | 'summed-up';
  /**
   * Whether receipts of payment (403) are filed before export lists, as some districts still like it;
   * not if absent, as none has to since GACC announcement 167 of 2024.
   */
  readonly exportReceipts?: 'filed';
  /** What the districts that it declares at do in a way of their own, as its declarant knows it. */
  readonly districts?: readonly DistrictRow[];
}

/** One connection to a marketplace or store. Its secrets lie in the secrets port under `channels/<id>`. */
export interface Channel {
  readonly channelId: string;
  readonly merchantId: string;
  readonly marketplace: MarketplaceName;
  /** Account at the sender: shop domain, seller id or platform account. */
  readonly account: string;
  /** The platform as customs knows it; `无` for a platform without a Chinese registration. */
  readonly platform: Enterprise;
  /** Base URL of the marketplace's or store's API, or the endpoint that takes Standard Webhooks. */
  readonly updatesUrl: string;
  /** Our app's public key at the marketplace, where its signatures or calls name one. */
  readonly appKey?: string;
  /** Our address exactly as it is registered there: some schemes sign it. For Amazon the URL of the queue. */
  readonly registeredUrl?: string;
  /** Where access tokens are had, when not below `updatesUrl`. */
  readonly tokenUrl?: string;
  /** The site of the marketplace, where one account sells on several: `ATVPDKIKX0DER`, `sg`, `US`. */
  readonly site?: string;
  /** Payment firm that this channel's buyers use, when there is one only. */
  readonly paymentFirmId?: string;
  /** Registrations of the platform as deemed supplier: they stand before the merchant's own. */
  readonly registrations?: Registrations;
  /** Until when orders are to be shipped that do not say so themselves. */
  readonly promise?: PromiseTerms;
  /** Takes no more deliveries; what it sent before goes its way. */
  readonly disabled?: { readonly at: string; readonly by: string };
  /** Machine's time until which the secret of before the last rotation verifies too; absent: all do. */
  readonly overlapUntil?: string;
}

/** Where a merchant's goods lie. */
export interface MerchantWarehouse {
  readonly warehouseId: string;
  readonly merchantId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The account book of a bonded warehouse; absent outside of bond. */
  readonly accountBook?: string;
  /** Customs district of declaration and port in China that its goods are declared at. */
  readonly customsCode: string;
  readonly portCode: string;
  /** Who declares for goods from there, where it is not the merchant's own declarant. */
  readonly declarant?: Enterprise;
  /** Trade modes that goods leave it by. */
  readonly serves: readonly TradeModeName[];
}

/** A firm we call and that calls us. Its secret lies under `partners/<id>`. */
export interface Partner {
  readonly partnerId: string;
  readonly role: 'warehouse' | 'carrier' | 'payment firm' | 'customs' | 'signing device';
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly baseUrl: string;
  /** Of carriers: under which rules their parcels cross borders; commercial if absent. */
  readonly carriage?: Carriage;
  /** Of carriers: which goods that may not simply fly they take. */
  readonly accepts?: CarrierAcceptance;
  /** Of carriers: what their loads travel by, where that is not a flight. */
  readonly loadServices?: readonly LoadService[];
}

/** What must be stored for an entry to be written over it: this content, or nothing. Absent: whatever. */
export type Expected<Entry> = Entry | 'absent';

/** `changed`: something else is stored than was expected; nothing was written. */
export type PutResult = 'written' | 'changed';

/** Who and what there is: merchants, their channels, catalogue and warehouses, and our partners. */
export interface Directory {
  merchant(merchantId: string): Promise<Merchant | undefined>;
  /** All, or the first `most`, by id. */
  merchants(most?: number): Promise<readonly Merchant[]>;
  channel(channelId: string): Promise<Channel | undefined>;
  channels(merchantId: string): Promise<readonly Channel[]>;
  /**
   * Every merchant's channels to a marketplace, by id, those behind `after` where it is given; read
   * page by page as they are taken: there may be very many.
   */
  channelsOf(marketplace: MarketplaceName, after?: string): AsyncIterable<Channel>;
  /** Every merchant's channels to an account of a marketplace, by id; one account may have one per site. */
  channelsOfAccount(marketplace: MarketplaceName, account: string): Promise<readonly Channel[]>;
  catalogueItem(merchantId: string, sku: string): Promise<CatalogueItem | undefined>;
  /** One page, ascending by SKU in UTF-8, of the SKUs that begin with `prefix` where it is given. */
  catalogueItems(filter: {
    readonly merchantId: string;
    readonly prefix?: string;
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<Page<CatalogueItem>>;
  warehouses(merchantId: string): Promise<readonly MerchantWarehouse[]>;
  partner(partnerId: string): Promise<Partner | undefined>;
  /** The newest exchange rates that cover a day (`YYYY-MM-DD`). */
  exchangeRates(on: string): Promise<ExchangeRates | undefined>;
  putMerchant(merchant: Merchant, expected?: Expected<Merchant>): Promise<PutResult>;
  putChannel(channel: Channel, expected?: Expected<Channel>): Promise<PutResult>;
  putCatalogueItem(item: CatalogueItem, expected?: Expected<CatalogueItem>): Promise<PutResult>;
  putWarehouse(warehouse: MerchantWarehouse): Promise<void>;
  putPartner(partner: Partner): Promise<void>;
  /** Keeps a table of rates; one of the same first day is replaced. */
  putExchangeRates(rates: ExchangeRates): Promise<void>;
}

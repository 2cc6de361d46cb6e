import type { GoodsKind } from '../destinations/goods-kind.ts';
import type { FlightGoods } from '../flight/flight-goods.ts';
import type { Quantity } from '../money/quantity.ts';
import type { CosmeticContent } from '../tax/high-end-cosmetics.ts';

/** What one country of destination (or `EU`) says of goods. Rates are basis points. */
export interface DestinationTariff {
  /** Tariff number there, as many digits as it has there (US and EU 10, JP 9). */
  readonly hsCode?: string;
  /** Ad valorem rate with all additional duties that fall on goods of this origin. */
  readonly dutyRate?: number;
  /** Rate of VAT or GST, where it is not the standard rate. */
  readonly taxRate?: number;
}

/**
 * What customs must be told of one sales item (SKU). Everything may be missing in a merchant's
 * catalogue: what a trade mode needs and does not find becomes a hold that names the field.
 */
export interface Goods extends FlightGoods {
  /** National tariff number; ten digits for China (CEB `gcode`). */
  readonly hsCode?: string;
  /** Declared name (CEB `gname`). */
  readonly declaredName?: string;
  /** Specification and model (CEB `gmodel`). */
  readonly model?: string;
  /** ISO 3166-1 alpha-2 country of origin. */
  readonly origin?: string;
  /** Customs unit of sale, three digits (CEB `unit`), e.g. 011 piece. */
  readonly unit?: string;
  /** Statutory unit and how much of it one sales item is (10⁻⁵ units). */
  readonly statutoryUnit?: string;
  readonly statutoryQuantity?: Quantity;
  readonly netWeightGrams?: number;
  readonly grossWeightGrams?: number;
  readonly barcode?: string;
  /** Line of the bonded account book (CEB `itemRecordNo`), per account book number. */
  readonly bookItems?: { readonly [accountBook: string]: string };
  /** China rates in basis points (1300 = 13 %). */
  readonly vatRate?: number;
  readonly consumptionTaxRate?: number;
  /** Of cosmetics, what one sales item holds: consumption tax falls due only when they are high-end. */
  readonly cosmetic?: CosmeticContent;
  /** Plain description for customs abroad, e.g. "Men's knitted cotton T-shirt". */
  readonly description?: string;
  /** The manufacturer's own number of the product (EU NS-PID, at most 64 characters). */
  readonly manufacturerProductId?: string;
  /** By ISO 3166-1 alpha-2 country of destination, or `EU`. */
  readonly tariffs?: { readonly [destination: string]: DestinationTariff };
  /** Kinds that the tariff number alone does not tell. */
  readonly kinds?: readonly GoodsKind[];
  /** Needs a licence or inspection, or owes duty, to leave China: the export list does not take it. */
  readonly exportLicence?: boolean;
}

/** One SKU of one merchant. */
export interface CatalogueItem extends Goods {
  readonly merchantId: string;
  readonly sku: string;
}

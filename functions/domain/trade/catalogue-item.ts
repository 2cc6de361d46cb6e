import type { Quantity } from '../money/quantity.ts';

/**
 * What customs must be told of one sales item (SKU). Everything may be missing in a merchant's
 * catalogue: what a trade mode needs and does not find becomes a hold that names the field.
 */
export interface Goods {
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
}

/** One SKU of one merchant. */
export interface CatalogueItem extends Goods {
  readonly merchantId: string;
  readonly sku: string;
}

/**
 * Numbers under which the seller, or the platform that is its deemed supplier, is registered
 * abroad. All optional: what a destination needs and does not find is named.
 */
export interface Registrations {
  /** EU Import One-Stop-Shop: VAT is taken at the sale (consignments up to €150). */
  readonly ioss?: string;
  readonly ukVat?: string;
  readonly ukEori?: string;
  /** Australian Business Number or ATO reference number of the GST registration. */
  readonly auGst?: string;
  readonly nzGst?: string;
}

/**
 * What an account book has on file of a line's goods (备案), as the bonded list or the opening of the
 * book recorded it. The catalogue may say something else by now: then the book must be changed first.
 */
export interface FiledGoods {
  /** Ten digits (CEB `gcode`). */
  readonly hsCode?: string;
  /** ISO 3166-1 alpha-2 country of origin. */
  readonly origin?: string;
}

import type { Money } from '../money/money.ts';

/** Import taxes of one line, CNY; without duty where none is due. */
export interface ImportTaxes {
  readonly duty?: Money;
  readonly consumptionTax: Money;
  readonly vat: Money;
}

/** The amounts of all taxes of a line. */
export function taxesOf({ duty, consumptionTax, vat }: ImportTaxes): readonly Money[] {
  return duty === undefined ? [consumptionTax, vat] : [duty, consumptionTax, vat];
}

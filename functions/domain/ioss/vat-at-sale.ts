import { EU_IOSS } from '../destinations/rules/eu-rules.ts';
import type { Quote } from '../destinations/quote.ts';
import { addMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';

/** VAT of one rate (basis points), on goods, transport and duty. */
export interface VatLine {
  readonly rate: number;
  readonly base: Money;
  readonly amount: Money;
}

/**
 * The VAT that a sale under an IOSS number bears, by rate, lowest first; undefined for any other
 * sale. Source: VAT Directive 2006/112/EC art. 369l to 369x; art. 369x asks for base, rate and
 * amount by member state of consumption.
 */
export function vatAtSale({
  rules,
  charges,
}: Pick<Quote, 'rules' | 'charges'>): readonly VatLine[] | undefined {
  if (!rules.some(({ id }) => EU_IOSS.some((rule) => rule.id === id))) return undefined;
  const lines = charges.flatMap(({ kind, of, amount }): VatLine[] =>
    kind === 'tax' && of !== undefined ? [{ ...of, amount }] : [],
  );
  return summedVat(lines);
}

/** Lines of the same rate as one, lowest rate first. */
export function summedVat(lines: readonly VatLine[]): readonly VatLine[] {
  const rates = [...new Set(lines.map(({ rate }) => rate))].sort((a, b) => a - b);
  return rates.flatMap((rate) => {
    const [first, ...others] = lines.filter((line) => line.rate === rate);
    return first === undefined ? [] : [others.reduce(added, first)];
  });
}

function added(sum: VatLine, { base, amount }: VatLine): VatLine {
  return { ...sum, base: addMoney(sum.base, base), amount: addMoney(sum.amount, amount) };
}

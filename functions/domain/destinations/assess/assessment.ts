import { divideHalfUp } from '../../money/divide-half-up.ts';
import { money, sumMoney } from '../../money/money.ts';
import type { Money } from '../../money/money.ts';
import type { DeclarationForm } from '../declaration-forms.ts';
import type { Rule, ValuedRule } from '../rule.ts';
import type { DeclaredItem, Shipment } from '../shipment.ts';

/** One sum that is owed. `items` are declared items counted from 1; absent for the whole parcel. */
export interface Charge {
  readonly kind: 'duty' | 'tax' | 'fee';
  readonly title: string;
  readonly items?: readonly number[];
  readonly amount: Money;
  /** Of VAT: what it is reckoned on, and the rate in basis points. */
  readonly of?: { readonly base: Money; readonly rate: number };
  /** The buyer pays it with the order, or whoever clears the parcel pays it at the border. */
  readonly collected: 'at sale' | 'on import';
  /** Id of the rule that it follows from. */
  readonly rule: string;
}

/** Something that cannot be computed, and why: never silently zero. */
export interface Unquoted {
  readonly kind: Charge['kind'];
  readonly reason: string;
}

/** What the rules of a destination make of a shipment. */
export interface Assessment {
  readonly form: DeclarationForm;
  /** Who declares and who pays, in words. */
  readonly declarant: string;
  /** Procedure codes and references that go on the declaration, e.g. `F48`. */
  readonly codes: readonly string[];
  readonly terms: 'DDP' | 'DAP';
  readonly charges: readonly Charge[];
  readonly unquoted: readonly Unquoted[];
  readonly rules: readonly Rule[];
  readonly notes: readonly string[];
}

/** Charges with what they could not be computed for. */
export interface Sums {
  readonly charges: readonly Charge[];
  readonly unquoted: readonly Unquoted[];
}

const WHOLE = 10_000n;

/** `basisPoints` of an amount, half-up to the minor unit. */
export function share(amount: Money, basisPoints: number): Money {
  return money(divideHalfUp(BigInt(amount.amount) * BigInt(basisPoints), WHOLE), amount.currency);
}

/** What duty or tax of an item is reckoned on where freight and insurance count in. */
export function withTransport({ value, transport }: DeclaredItem): Money {
  return sumMoney(value.currency, [value, transport]);
}

/** Ad valorem duty of every item by the catalogue's rate; an item without a rate is not quoted. */
export function dutyByRate(
  items: readonly DeclaredItem[],
  rule: Rule,
  valueOf: (item: DeclaredItem) => Money,
): Sums {
  const known = items.map((item, index) => ({ item, number: index + 1 }));
  return {
    charges: known.flatMap(({ item, number }): Charge[] =>
      item.dutyRate === undefined
        ? []
        : [
            {
              kind: 'duty',
              title: `duty ${percent(item.dutyRate)} on ${item.description}`,
              items: [number],
              amount: share(valueOf(item), item.dutyRate),
              collected: 'on import',
              rule: rule.id,
            },
          ],
    ),
    unquoted: known.flatMap(({ item, number }): Unquoted[] =>
      item.dutyRate === undefined
        ? [
            {
              kind: 'duty',
              reason: `item ${String(number)} (${item.description}) has no duty rate`,
            },
          ]
        : [],
    ),
  };
}

/**
 * VAT or GST of every item on its value, transport and duty: the item's own rate, else the
 * standard one. An item whose duty is not quoted has no tax either.
 */
export function taxByRate(
  { items }: Pick<Shipment, 'items'>,
  rule: ValuedRule<number>,
  {
    duty,
    collected,
    name,
    valued = withTransport,
  }: {
    readonly duty: Sums;
    readonly collected: Charge['collected'];
    readonly name: string;
    readonly valued?: (item: DeclaredItem) => Money;
  },
): Sums {
  const charges: Charge[] = [];
  const unquoted: Unquoted[] = [];
  const isDutyOpen = duty.unquoted.length > 0;
  for (const [index, item] of items.entries()) {
    const number = index + 1;
    if (isDutyOpen && !duty.charges.some(({ items: of }) => of?.includes(number))) {
      const reason = `${name} of item ${String(number)} is reckoned on its duty, which is not known`;
      unquoted.push({ kind: 'tax', reason });
      continue;
    }
    const rate = item.taxRate ?? rule.value;
    const dutyOfItem = duty.charges
      .filter(({ items: of }) => of?.includes(number))
      .map(({ amount }) => amount);
    const base = sumMoney(item.value.currency, [valued(item), ...dutyOfItem]);
    charges.push({
      kind: 'tax',
      title: `${name} ${percent(rate)} on ${item.description}`,
      items: [number],
      amount: share(base, rate),
      of: { base, rate },
      collected,
      rule: rule.id,
    });
  }
  return { charges, unquoted };
}

/** No charges and nothing open. */
export const NO_SUMS: Sums = { charges: [], unquoted: [] };

/** 2550 as `25.5 %`. */
export function percent(basisPoints: number): string {
  const [whole, rest] = [Math.floor(basisPoints / 100), basisPoints % 100];
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${String(whole)}${decimals} %`;
}

/** Excise on alcohol, tobacco and the like is in no rule here: it stays unquoted, with its reason. */
export function exciseOpen(items: readonly DeclaredItem[], kinds: readonly DeclaredItemKind[]) {
  return items.flatMap((item, index): Unquoted[] => {
    const excised = kinds.find((kind) => item.kinds.has(kind));
    if (excised === undefined) return [];
    const reason = `excise on item ${String(index + 1)} (${excised}) is in no rule here`;
    return [{ kind: 'tax', reason }];
  });
}

type DeclaredItemKind = 'alcohol' | 'tobacco' | 'perfume';

import type { Identity } from '../order/order.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { Consignment } from './consignment.ts';
import type { Check } from './fix-checks.ts';

/** The consignment with a checked value in place; `line` counts from 0. */
export type Setter = (consignment: Consignment, value: string, line: number) => Consignment;

/** One field that an operator may correct. */
export interface FixRow {
  readonly title: string;
  readonly check: Check;
  /** Absent for identity fields: their value goes to the vault, never into the consignment. */
  readonly set?: Setter;
  readonly identityKey?: keyof Identity;
}

/** A setter that changes the goods of one line. */
export const onGoods =
  (patch: (value: string, goods: Goods, consignment: Consignment) => Partial<Goods>): Setter =>
  (consignment, value, line) => ({
    ...consignment,
    lines: consignment.lines.map((each, index) =>
      index === line
        ? { ...each, goods: { ...each.goods, ...patch(value, each.goods, consignment) } }
        : each,
    ),
  });

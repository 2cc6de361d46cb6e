import { isCustomsCountry, isCustomsCurrency } from '../trade/customs-codes.ts';
import type { CebValue } from './ceb-values.ts';

/**
 * 计量单位代码 of JGS-20. weak: from public tables of the list, not from the list itself. The gaps are
 * the list's own.
 */
const UNITS: ReadonlySet<string> = codesIn([
  ...([
    [1, 23],
    [25, 63],
    [67, 67],
    [70, 81],
    [83, 86],
    [88, 89],
    [95, 99],
  ] as const),
  ...([
    [101, 101],
    [110, 112],
    [115, 116],
    [118, 118],
    [120, 136],
    [139, 149],
  ] as const),
  ...([[163, 164]] as const),
]);

/**
 * 运输方式代码 of JGS-20: 0 not bonded area, 1 supervised warehouse, 2 water, 3 rail, 4 road, 5 air,
 * 6 mail, 7 bonded area, 8 bonded warehouse, 9 other, H border zone, W logistics centre, X logistics
 * park, Y comprehensive zone, Z export-processing zone. weak: public tables.
 */
const TRANSPORT_MODES: ReadonlySet<string> = new Set('0123456789HWXYZ');

/** 包装种类代码: 1 wooden case, 2 carton, 3 drum, 4 bulk, 5 pallet, 6 bag, 7 other. weak: public tables. */
const WRAP_TYPES: ReadonlySet<string> = new Set('1234567');

const currency: CebValue = {
  valid: isCustomsCurrency,
  message: 'must be a currency of the customs list, such as 142 for CNY: correct the currency',
};
const country: CebValue = {
  valid: isCustomsCountry,
  message: 'must be a country of the customs list, such as 116 for Japan: correct the country',
};
const unit: CebValue = {
  valid: (code) => UNITS.has(code),
  message: 'must be a unit of the customs list, such as 011 for pieces: correct the unit',
};

/** Lists of JGS-20 by element name: what has the right shape must also be on its list. */
export const CODE_LISTS: { readonly [element: string]: CebValue } = {
  currency,
  fCurrency: currency,
  iCurrency: currency,
  country,
  tradeCountry: country,
  unit,
  unit1: unit,
  unit2: unit,
  trafMode: {
    valid: (code) => TRANSPORT_MODES.has(code),
    message: 'must be a mode of transport of the customs list, such as 5 for air',
  },
  wrapType: {
    valid: (code) => WRAP_TYPES.has(code),
    message: 'must be a kind of packing of the customs list, such as 2 for carton',
  },
};

/** Three-digit codes of ranges, each given by its first and last number. */
function codesIn(ranges: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const numbers = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_code, index) => first + index),
  );
  return new Set(numbers.map((number) => String(number).padStart(3, '0')));
}

import type { WaybillMistake } from '../script.ts';

/** What a carrier writes on a waybill beside its number and whom it goes to. */
export interface DeclaredCarriage {
  readonly freight: string;
  readonly insurance: string;
  readonly currency: string;
  readonly parcels: number;
  readonly weightKg: string;
}

/** More than a waybill's weight may be off by, of any parcel below 20 kg. */
const TOO_MUCH_KG = 1;

const MISTAKES: {
  readonly [Mistake in WaybillMistake]: (carriage: DeclaredCarriage) => Partial<DeclaredCarriage>;
} = {
  freight: ({ freight }) => ({ freight: more(freight) }),
  insurance: ({ insurance }) => ({ insurance: more(insurance) }),
  parcels: ({ parcels }) => ({ parcels: parcels + 1 }),
  weight: ({ weightKg }) => ({ weightKg: String(Number(weightKg) + TOO_MUCH_KG) }),
};

/** As asked; by script with one mistake, which is put right when it is asked for again. */
export function declaredCarriage(
  { freight, insurance, currency, weightKg }: Omit<DeclaredCarriage, 'parcels'>,
  mistake: WaybillMistake | undefined,
): DeclaredCarriage {
  const right = { freight, insurance, currency, weightKg, parcels: 1 };
  return mistake === undefined ? right : { ...right, ...MISTAKES[mistake](right) };
}

/** One more in the last place that the currency has. */
function more(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const next = String(BigInt(whole + fraction) + 1n).padStart(fraction.length + 1, '0');
  return fraction === ''
    ? next
    : `${next.slice(0, -fraction.length)}.${next.slice(-fraction.length)}`;
}

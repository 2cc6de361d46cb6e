import type { LoadEntry, PackedIn } from './load.ts';

/** A line of what a warehouse tells of how it packed a load. */
export interface PackedParcel extends PackedIn {
  readonly consignmentId: string;
}

/** A pallet of a load with its bags and their parcels; without a number for bags that are on none. */
export interface Pallet {
  readonly pallet?: string;
  readonly bags: readonly {
    readonly bag: string;
    readonly seal?: string;
    readonly consignmentIds: readonly string[];
  }[];
}

/** What has one of a thing only, whoever packs. */
const ONE_EACH = [
  { each: 'consignmentId', has: 'bag', words: 'bags' },
  { each: 'bag', has: 'pallet', words: 'pallets' },
  { each: 'bag', has: 'bagSeal', words: 'seals' },
] as const satisfies readonly {
  readonly each: keyof PackedParcel;
  readonly has: keyof PackedParcel;
  readonly words: string;
}[];

/** What a packing list contradicts itself about, in words: a bag on two pallets is on none for us. */
export function packingFaults(packing: readonly PackedParcel[]): readonly string[] {
  return contradictions(packing).map(({ number, words }) => `${number} has two ${words}`);
}

/** The entries, each where it is packed; a place that the list contradicts itself about is none. */
export function packed(
  entries: readonly LoadEntry[],
  packing: readonly PackedParcel[],
): readonly LoadEntry[] {
  const doubtful = contradictions(packing).flatMap(({ lines }) => lines);
  const places = new Map(
    packing
      .filter((line) => !doubtful.includes(line))
      .map(({ consignmentId, ...place }) => [consignmentId, place]),
  );
  return entries.map((entry) => {
    const packedIn = places.get(entry.consignmentId);
    return packedIn === undefined ? entry : { ...entry, packedIn };
  });
}

/** What is packed, as it stands in the vehicle: parcels in bags, bags on pallets. */
export function palletsOf(entries: readonly LoadEntry[]): readonly Pallet[] {
  const lines = entries.flatMap(({ consignmentId, packedIn }) =>
    packedIn === undefined ? [] : [{ consignmentId, ...packedIn }],
  );
  return [...Map.groupBy(lines, ({ pallet }) => pallet)].map(([pallet, onIt]) => ({
    pallet,
    bags: [...Map.groupBy(onIt, ({ bag }) => bag)].map(([bag, inIt]) => ({
      bag,
      seal: inIt[0]?.bagSeal,
      consignmentIds: inIt.map(({ consignmentId }) => consignmentId),
    })),
  }));
}

function contradictions(packing: readonly PackedParcel[]) {
  return ONE_EACH.flatMap(({ each, has, words }) =>
    [...Map.groupBy(packing, (line) => line[each])]
      .filter(([, lines]) => new Set(lines.map((line) => line[has])).size > 1)
      .map(([number, lines]) => ({ number, words, lines })),
  );
}

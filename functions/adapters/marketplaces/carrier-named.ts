/** A carrier as a marketplace knows it. */
export interface MarketCarrier {
  readonly id: string;
  readonly name: string;
}

/**
 * The marketplace's own entry for a carrier of ours: the one of the same name, else the longest whose
 * name is part of ours, so that "China Post" stands for "China Post Cross-border". Case does not matter.
 */
export function carrierNamed(
  carriers: readonly MarketCarrier[],
  ours: string,
): MarketCarrier | undefined {
  const name = ours.toLowerCase();
  return carriers
    .filter((carrier) => carrier.name !== '' && name.includes(carrier.name.toLowerCase()))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0);
}

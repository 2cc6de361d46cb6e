/** A Korean personal customs clearance code with whom it should belong to. */
export interface PcccQuestion {
  readonly code: string;
  readonly name: string;
  readonly telephone?: string;
  readonly postcode?: string;
}

/**
 * What the Korea Customs Service knows of a code. `differs`: it belongs to somebody else, or to nobody,
 * for these reasons. `unavailable`: nobody answered, which says nothing of the code.
 */
export type PcccAnswer =
  | { readonly kind: 'matches' }
  | { readonly kind: 'differs'; readonly reasons: readonly string[] }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Looks personal customs codes up. Never throws for a registry that is down: nothing waits for it. */
export interface PcccRegistry {
  lookUp(question: PcccQuestion): Promise<PcccAnswer>;
}

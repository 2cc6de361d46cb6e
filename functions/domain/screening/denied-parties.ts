import type { Day } from '../destinations/rule.ts';
import type { Instant } from '../instant.ts';
import type { HitTier } from './hits.ts';
import { likeness, nameWords } from './party-name.ts';

/** Somebody whom nothing may be sent to. */
export interface DeniedParty {
  readonly id: string;
  /** Its name and every other it goes by. */
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2, where known. */
  readonly country?: string;
  readonly programme?: string;
}

/** A list as published, e.g. a consolidated one of several authorities. */
export interface DeniedPartyList {
  readonly listId: string;
  readonly source: string;
  /** Day it was published. */
  readonly asOf: Day;
  /** Last day on which it may be screened against; without it no end. */
  readonly goodUntil?: Day;
  readonly parties: readonly DeniedParty[];
}

/** A list made ready to be looked up. */
export interface PreparedList extends Pick<DeniedPartyList, 'listId' | 'asOf' | 'goodUntil'> {
  readonly loadedAt?: Instant;
  readonly names: readonly ListedName[];
  /** Names by the first letters of each of their words. */
  readonly byStart: ReadonlyMap<string, readonly ListedName[]>;
}

interface ListedName {
  readonly party: DeniedParty;
  readonly words: readonly string[];
}

/** Somebody on a list whom a name is like. */
export interface PartyHit {
  readonly partyId: string;
  readonly tier: HitTier;
  /** Percent. */
  readonly likeness: number;
}

/** weak: thresholds of ours, chosen so that one wrong letter in a usual name still holds. */
const HOLDS_FROM = 0.93;
const NOTED_FROM = 0.88;
const WEAKER: { readonly [T in HitTier]: HitTier } = {
  freeze: 'hold',
  hold: 'note',
  note: 'note',
};

/** Prepares a list, once: some ten thousand names take tens of milliseconds. */
export function preparedList(
  { listId, asOf, goodUntil, parties }: DeniedPartyList,
  loadedAt?: Instant,
): PreparedList {
  const names = parties.flatMap((party) =>
    party.names.map((name): ListedName => ({ party, words: nameWords(name) })),
  );
  const byStart = new Map<string, ListedName[]>();
  for (const listed of names) {
    for (const start of new Set(listed.words.map(startOf))) {
      byStart.set(start, [...(byStart.get(start) ?? []), listed]);
    }
  }
  return { listId, asOf, goodUntil, loadedAt, names, byStart };
}

/**
 * Whom of a list a name may be, each once, the surest first. The same words in any order freeze;
 * alike names hold or are noted. Where list and address name different countries, the tier is one
 * weaker: weak, a person may have moved.
 */
export function partiesLike(
  { byStart }: PreparedList,
  name: string,
  country: string,
): readonly PartyHit[] {
  const words = nameWords(name);
  const candidates = new Set(words.flatMap((word) => byStart.get(startOf(word)) ?? []));
  const hits = new Map<string, PartyHit>();
  for (const { party, words: theirs } of candidates) {
    const score = theirs.join(' ') === words.join(' ') ? 1 : likeness(words, theirs);
    const tier = tierOf(score, theirs.join(' ') === words.join(' '));
    if (tier === undefined) continue;
    const isElsewhere = party.country !== undefined && party.country !== country;
    const hit = {
      partyId: party.id,
      tier: isElsewhere ? WEAKER[tier] : tier,
      likeness: Math.floor(score * 100),
    };
    if ((hits.get(party.id)?.likeness ?? -1) < hit.likeness) hits.set(party.id, hit);
  }
  return [...hits.values()].sort((a, b) => b.likeness - a.likeness);
}

function tierOf(score: number, isSame: boolean): HitTier | undefined {
  if (isSame) return 'freeze';
  if (score >= HOLDS_FROM) return 'hold';
  return score >= NOTED_FROM ? 'note' : undefined;
}

function startOf(word: string): string {
  return word.slice(0, 1);
}

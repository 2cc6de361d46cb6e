import { describe, expect, test } from '@jest/globals';
import { partiesLike, preparedList } from '../../../functions/domain/screening/denied-parties.ts';
import type { DeniedParty } from '../../../functions/domain/screening/denied-parties.ts';
import { mayClearForBuyer, stoppingHits } from '../../../functions/domain/screening/hits.ts';
import type { HitTier } from '../../../functions/domain/screening/hits.ts';
import { likeness, nameWords } from '../../../functions/domain/screening/party-name.ts';

const listOf = (...parties: readonly DeniedParty[]) =>
  preparedList({ listId: 'L', source: 'invented', asOf: '2026-11-01', parties });

describe('the words of a name', () => {
  test.each<[string, readonly string[]]>([
    ['Erika Mustermann', ['erika', 'mustermann']],
    ['MUSTERMANN, Erika', ['erika', 'mustermann']],
    ['Müller & Søn A/S', ['a', 'muller', 's', 'son']],
    [
      'Weiß Œuvre Łódź Đorđe Æsir Þór Işık',
      ['aesir', 'dorde', 'isik', 'lodz', 'oeuvre', 'thor', 'weiss'],
    ],
    ["O'Brien’s St. Mary's", ['marys', 'obriens', 'st']],
    ['Acme Trading Co. Ltd', ['acme', 'trading']],
    ['Company of the Ltd', ['company', 'ltd', 'of', 'the']],
    ['杭州某某有限公司', ['杭州某某']],
    ['某某集团 股份', ['某某']],
    ['  ', []],
  ])('%s: %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  test.each([
    ...['ltd', 'limited', 'llc', 'inc', 'incorporated', 'corp', 'corporation', 'co', 'company'],
    ...['plc', 'gmbh', 'ag', 'sa', 'sarl', 'srl', 'spa', 'bv', 'nv', 'oy', 'ab', 'as', 'kg', 'ooo'],
    ...['zao', 'oao', 'jsc', 'pjsc', 'fze', 'sdn', 'bhd', 'pte', 'pty', 'the', 'and', 'of'],
  ])('%s says what a firm is, not who', (form) => {
    expect(nameWords(`Acme ${form.toUpperCase()}`)).toEqual(['acme']);
  });
});

describe('how alike two names are (Jaro-Winkler)', () => {
  /** Source: Winkler 1990 and the examples that circulate with it. */
  test.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['jellyfish', 'smellyfish', 0.8963],
    ['same', 'same', 1],
    ['abc', 'xyz', 0],
    ['a', 'b', 0],
    ['crate', 'trace', 0.7333],
    ['prefixed', 'prefixes', 0.95],
  ])('%s and %s: %d', (one, other, expected) => {
    expect(likeness([one], [other])).toBeCloseTo(expected, 4);
    expect(likeness([other], [one])).toBeCloseTo(expected, 4);
  });

  test('each word against its likest, weighted by length, each once', () => {
    expect(likeness(['ab', 'martha'], ['marhta', 'ab'])).toBeCloseTo((2 + 6 * 0.9611) / 8, 4);
    expect(likeness(['ab', 'ab'], ['ab', 'xyz', 'xyzu'])).toBeCloseTo(0.5, 4);
  });

  test('one word is like one word only, and nothing like nothing', () => {
    expect(likeness(['erika'], ['erika', 'mustermann'])).toBe(0);
    expect(likeness([], ['erika'])).toBe(0);
    expect(likeness([], [])).toBe(0);
  });
});

describe('whom a name may be', () => {
  const erika: DeniedParty = { id: 'EX-1', names: ['Erika Mustermann'], country: 'DE' };
  const viktor: DeniedParty = { id: 'EX-2', names: ['Viktor Malenkov', 'Malenkov, V.'] };
  const list = listOf(erika, viktor);

  test.each<[string, string, string, string, HitTier]>([
    ['Mustermann Erika', 'DE', 'the same words', 'EX-1', 'freeze'],
    ['Erika Mustermamn', 'DE', 'one wrong letter', 'EX-1', 'hold'],
    ['Mustermann Erika', 'FR', 'the same words elsewhere', 'EX-1', 'hold'],
    ['Erika Mustermamn', 'FR', 'one wrong letter elsewhere', 'EX-1', 'note'],
    ['Viktor Malenkov', 'FR', 'one whose country nobody knows', 'EX-2', 'freeze'],
    ['Malenkov V', 'FR', 'another name of his', 'EX-2', 'freeze'],
  ])('%s in %s: %s', (name, country, _what, partyId, tier) => {
    expect(partiesLike(list, name, country)).toMatchObject([{ partyId, tier }]);
  });

  test('a little alike is noted, also elsewhere; less is nobody', () => {
    expect(partiesLike(list, 'Eriko Musterfrau', 'DE')).toMatchObject([
      { partyId: 'EX-1', tier: 'note' },
    ]);
    expect(partiesLike(list, 'Anna Schmidt', 'DE')).toEqual([]);
    const named = (party: DeniedParty) =>
      partiesLike(listOf(party), 'Viktor Malenko-Wagner', 'FR').map(({ tier }) => tier);
    expect(named(viktor)).toEqual(['hold']);
    expect(named({ ...viktor, country: 'PL' })).toEqual(['note']);
  });

  test('a party hits once, with its likest name, whole percents, the surest first', () => {
    const twins = listOf(
      { id: 'B', names: ['Erika Mustermanm', 'Erika Mustermann'] },
      { id: 'A', names: ['Erika Mustermamn'] },
    );
    const hits = partiesLike(twins, 'Erika Mustermann', 'DE');
    expect(hits).toEqual([
      { partyId: 'B', tier: 'freeze', likeness: 100 },
      { partyId: 'A', tier: 'hold', likeness: 97 },
    ]);
    expect(partiesLike(twins, 'Erika Mustermann', 'DE').map(({ partyId }) => partyId)).toEqual([
      'B',
      'A',
    ]);
  });

  test('the day and the name of the list are kept with it', () => {
    expect(list).toMatchObject({ listId: 'L', asOf: '2026-11-01', goodUntil: undefined });
  });
});

describe('hits', () => {
  const hit = (hitId: string, tier: HitTier, partyId?: string) => ({
    hitId,
    tier,
    partyId,
    field: 'shipTo.name',
    message: 'm',
  });
  const hits = [hit('a', 'freeze', 'P'), hit('b', 'hold', 'P'), hit('c', 'note', 'P')];

  test('stop it unless noted only, or cleared', () => {
    const screening = { at: '2026-11-23T02:00:00.000Z', hits, cleared: ['a'] };
    expect(stoppingHits(screening).map(({ hitId }) => hitId)).toEqual(['b']);
    expect(stoppingHits(undefined)).toEqual([]);
  });

  test('are cleared for a buyer only where they are of a person, and not exact', () => {
    expect(mayClearForBuyer([hit('b', 'hold', 'P')])).toBe(true);
    expect(mayClearForBuyer([hit('b', 'hold', 'P'), hit('a', 'freeze', 'P')])).toBe(false);
    expect(mayClearForBuyer([hit('g', 'hold')])).toBe(false);
  });
});

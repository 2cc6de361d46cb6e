/** What firms are, not who they are. */
const LEGAL_FORMS = new Set(
  [
    'ltd limited llc inc incorporated corp corporation co company plc gmbh ag sa sarl srl spa bv nv',
    'oy ab as kg ooo zao oao jsc pjsc fze sdn bhd pte pty the and of',
  ].flatMap((row) => row.split(' ')),
);

/** Letters that do not come apart into a base and a mark. */
const LETTERS: { readonly [letter: string]: string } = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' },
};

/**
 * The words of a name as they are compared: without case, marks, punctuation and legal forms, in
 * alphabetical order. Names without blanks between words (Chinese) are one word.
 */
export function nameWords(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłđæœıþ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/有限公司|股份|集团/gu, ' ')
    .replaceAll(/['’`.]/gu, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length === 0 ? words : telling).sort();
}

/**
 * How alike two names are, 0 to 1: each word of the shorter one against its likest in the other
 * (Jaro-Winkler), weighted by length. A name of one word is alike to another of one word only.
 */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return 0;
  const left = [...many];
  let sum = 0;
  let letters = 0;
  for (const word of few) {
    const scores = left.map((each) => jaroWinkler(word, each));
    const best = Math.max(...scores);
    left.splice(scores.indexOf(best), 1);
    sum += best * word.length;
    letters += word.length;
  }
  return sum / letters;
}

/** Source: Winkler, String Comparator Metrics and Enhanced Decision Rules, 1990. */
function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const common = [...a].flatMap((letter, at) => {
    for (let i = Math.max(0, at - reach); i <= Math.min(b.length - 1, at + reach); i += 1) {
      if (taken.has(i) || b[i] !== letter) continue;
      taken.add(i);
      return [letter];
    }
    return [];
  });
  if (common.length === 0) return 0;
  const there = [...taken].sort((x, y) => x - y).map((i) => b[i]);
  const swapped = common.filter((letter, i) => letter !== there[i]).length / 2;
  const m = common.length;
  const jaro = (m / a.length + m / b.length + (m - swapped) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

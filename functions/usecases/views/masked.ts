/** A name as operators see it: its first character. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}＊`;
}

const SHOWN = 4;

/** An identity number or telephone as operators see it: the last four characters of a longer one. */
export function maskedNumber(value: string): string {
  const characters = [...value];
  return characters.length <= SHOWN ? '＊' : `＊${characters.slice(-SHOWN).join('')}`;
}

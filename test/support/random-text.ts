import fc from 'fast-check';

/** Characters that real names hold and that XML, lengths and canonical form trip over. */
const CHARACTERS = [...'王李雷韩梅梅 abcXYZ0189-./&<>"\'éñ😀𠮷（）·'];

/** 1 to `most` characters (code points), never only blanks. */
export const text = (most: number) =>
  fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: most })
    .map((characters) => characters.join(''))
    .filter((value) => value.trim() !== '');

/** Exactly so many decimal digits. */
export const digits = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''));

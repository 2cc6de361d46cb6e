/** Characters of an answer that the delivery log keeps. */
const LONGEST = 200;

const E_MAIL = /[^\s"'<>:,;]{1,64}@[^\s"'<>:,;]{1,64}/gu;
/** Telephone and identity numbers, with the separators that people write. */
const LONG_NUMBER = /\d(?:[\s().-]?\d){5,30}/g;

/**
 * The beginning of an answer for the delivery log: one line of text, with e-mail addresses and long
 * numbers struck out. What others answer is theirs to mind; a log of ours must not collect it.
 */
export function responseExcerpt(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, LONGEST * 4)).toString('utf8');
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(E_MAIL, '…@…')
    .replace(LONG_NUMBER, '…')
    .trim()
    .slice(0, LONGEST);
}

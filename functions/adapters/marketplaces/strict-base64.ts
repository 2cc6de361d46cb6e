/**
 * The bytes of base64 in its one canonical spelling; undefined for anything else. `Buffer.from`
 * skips what is no base64 and ignores stray bits: a signature with a byte changed would pass.
 */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

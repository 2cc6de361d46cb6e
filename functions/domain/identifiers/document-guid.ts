/**
 * The CEB `guid` of a document version: UUID shape in capital letters, from the first 128 bits of
 * a digest, so that building the same version again gives the same guid.
 *
 * @param digest lower-case hex, at least 32 digits
 */
export function documentGuid(digest: string): string {
  const hex = digest.slice(0, 32).toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

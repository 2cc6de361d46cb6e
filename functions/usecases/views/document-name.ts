/** The name of a stored body in an address: its key, safe in a path. */
export function documentName(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/** The entries that have a value: a key that is there but undefined would overwrite one that is known. */
export function defined<Key extends string>(entries: { readonly [K in Key]: string | undefined }): {
  readonly [K in Key]?: string;
} {
  const kept: { [K in Key]?: string } = {};
  for (const key in entries) {
    if (entries[key] !== undefined) kept[key] = entries[key];
  }
  return kept;
}

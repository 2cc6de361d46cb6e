/** The id of a field's element, by its JSON pointer. */
export function fieldId(pointer: string): string {
  return `field${pointer}`;
}

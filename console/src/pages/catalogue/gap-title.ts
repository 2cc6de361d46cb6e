import { fieldGroups } from './item-fields.ts';
import { pointerParts } from './json-pointer.ts';

/** The name of the field that a gap points at, as the editor has it. */
export function gapTitle(pointer: string): string {
  const [place, name = ''] = pointerParts(pointer);
  const groups = fieldGroups(
    place === 'bookItems' ? [name] : [],
    place === 'tariffs' ? [name] : [],
  );
  const found = groups.flatMap(({ fields }) => fields).find((each) => each.pointer === pointer);
  return found?.label ?? pointer;
}

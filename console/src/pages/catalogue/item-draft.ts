import type { ItemField } from './item-fields.ts';
import { pointerPart, pointerParts } from './json-pointer.ts';

/** What fields say, by JSON pointer, as it is typed; empty or absent: nothing. */
export type Texts = Readonly<Record<string, string>>;

interface Branch {
  [name: string]: unknown;
}

/** The values of an item as texts. Words of a list stand between blanks. */
export function textsOf(item: object): Texts {
  return Object.fromEntries(entriesOf(item, ''));
}

function entriesOf(value: unknown, pointer: string): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return [[pointer, value.join(' ')]];
  if (isBranch(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      entriesOf(each, `${pointer}/${pointerPart(name)}`),
    );
  }
  if (typeof value === 'string') return [[pointer, value]];
  return typeof value === 'number' || typeof value === 'boolean' ? [[pointer, String(value)]] : [];
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}

/** The names of the fields below a pointer, as they stand in the item. */
export function namesBelow(texts: Texts, pointer: string): readonly string[] {
  const names = Object.keys(texts)
    .filter((each) => each.startsWith(`${pointer}/`))
    .map((each) => pointerParts(each)[pointerParts(pointer).length] ?? '');
  return [...new Set(names)];
}

/** The item that the fields say, to be sent. What is no number where one belongs is sent as it is: the server names it. */
export function itemOf(texts: Texts, fields: readonly ItemField[]): object {
  const item: Branch = {};
  for (const { pointer, kind } of fields) {
    const text = texts[pointer]?.trim() ?? '';
    if (text !== '') place(item, pointerParts(pointer), valueOf(text, kind));
  }
  return item;
}

/** What the server says of a field: at it, or at a part of it. */
export function errorAt(
  byPointer: Readonly<Record<string, string>>,
  pointer: string,
): string | undefined {
  const part = Object.keys(byPointer).find((each) => each.startsWith(`${pointer}/`));
  return byPointer[pointer] ?? (part === undefined ? undefined : byPointer[part]);
}

function valueOf(text: string, kind: ItemField['kind']): unknown {
  if (kind === 'words') return text.split(/\s+/);
  if (kind === 'number' && /^\d+$/.test(text)) return Number(text);
  if (kind === 'yes-no') return text === 'true';
  return text;
}

function place(item: Branch, [name = '', ...rest]: readonly string[], value: unknown): void {
  const before = item[name];
  const inner: Branch = isBranch(before) ? before : {};
  if (rest.length > 0) place(inner, rest, value);
  item[name] = rest.length > 0 ? inner : value;
}

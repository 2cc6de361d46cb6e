/** An expected "no": `code` is stable and for programs, `message` is for people and holds no personal data. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly message: string;
}

/** A value, or the refusal to give one. */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | Refusal<Code>;

/** A result that holds `value`. */
export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal; `message` never quotes personal data. */
export function refuse<Code extends string>(code: Code, message: string): Refusal<Code> {
  return { ok: false, code, message };
}

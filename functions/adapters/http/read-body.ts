import type { ZodMiniType, core } from 'zod/mini';
import { issueText } from './issue-text.ts';
import { pointerPart } from '../../domain/json-pointer.ts';
import { accept } from '../../domain/refusal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import type { JsonRefusalCode } from '../../runtime/parse-json.ts';

/** A refusal that says where: a JSON pointer (RFC 6901) into the body, empty for all of it. */
export interface PointedRefusal<Code extends string = string> extends Refusal<Code> {
  readonly pointer: string;
}

const LIMITS = { mostBytes: 5_000_000 };

/** Bytes as JSON of a shape. The refusal names the first place that is wrong, never its value. */
export function readBody<Value>(
  raw: Uint8Array,
  schema: ZodMiniType<Value>,
): { readonly ok: true; readonly value: Value } | PointedRefusal<JsonRefusalCode | 'wrong-shape'> {
  const parsed = parseJson(raw, LIMITS);
  return parsed.ok ? readValue(parsed.value, schema) : { ...parsed, pointer: '' };
}

/** As `readBody`, of a value that is parsed already. `at` is the pointer of the value itself. */
export function readValue<Value>(
  value: unknown,
  schema: ZodMiniType<Value>,
  at = '',
): { readonly ok: true; readonly value: Value } | PointedRefusal<'wrong-shape'> {
  const read = schema.safeParse(value);
  if (read.success) return accept(read.data);
  const [issue] = read.error.issues;
  return {
    ok: false,
    code: 'wrong-shape',
    message: issue === undefined ? 'has another shape' : issueText(issue),
    pointer: at + jsonPointer(issue?.path ?? []),
  };
}

function jsonPointer(path: core.$ZodIssue['path']): string {
  return path.map((step) => `/${pointerPart(String(step))}`).join('');
}

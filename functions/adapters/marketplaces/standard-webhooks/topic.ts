import { parseJson } from '../../../runtime/parse-json.ts';

const LIMITS = { mostBytes: 700_000 };
const LONGEST = 100;

/** The `type` of a verified Standard Webhooks body; empty when it has none or is no JSON. */
export function webhookTopic(raw: Uint8Array): string {
  const parsed = parseJson(raw, LIMITS);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return '';
  const { type }: { readonly type?: unknown } = parsed.value;
  return typeof type === 'string' && type.length <= LONGEST ? type : '';
}

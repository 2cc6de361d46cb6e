import type { Difference } from '../../domain/reconcile/difference.ts';
import { differenceKey } from '../../domain/reconcile/passing-differences.ts';
import type { Services } from '../../ports/services.ts';

type SeenServices = Pick<Services, 'documents'>;

/** Keys of what the last run for this merchant found; empty before the first. */
export async function lastSeen(
  { documents }: SeenServices,
  merchantId: string,
): Promise<ReadonlySet<string>> {
  const body = await documents.get(seenKey(merchantId));
  const lines = body === undefined ? '' : Buffer.from(body).toString();
  return new Set(lines.split('\n').filter((line) => line !== ''));
}

/** Remembers what this run found, for the next. */
export async function rememberSeen(
  { documents }: SeenServices,
  merchantId: string,
  found: readonly Difference[],
): Promise<void> {
  // One JSON text per line; JSON texts hold no line feed.
  const lines = found.map((each) => `${differenceKey(each)}\n`).join('');
  await documents.put(seenKey(merchantId), Buffer.from(lines), 'application/jsonl');
}

function seenKey(merchantId: string): string {
  return `reconciliation/${merchantId}.jsonl`;
}

import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { after } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { KEY_TERMS } from '../../ports/idempotency-keys.ts';
import type {
  IdempotencyKeys,
  KeptAnswer,
  KeyClaim,
  KeyedRequest,
} from '../../ports/idempotency-keys.ts';
import { bodyOf, readRecord, textOf } from './item.ts';
import type { Item, Key } from './item.ts';
import { openTable } from './table.ts';
import type { Condition } from './table.ts';

const keptAnswer: z.ZodMiniType<KeptAnswer> = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/**
 * Idempotency keys on the table `orders`. `until` is when an item counts no more, and the lock of
 * its next write; `expires` lets DynamoDB remove it some day after.
 */
export function openIdempotencyKeys(client: DynamoDBClient, tableName: string): IdempotencyKeys {
  const table = openTable(client, tableName);

  async function claim(request: KeyedRequest, wall: Instant): Promise<KeyClaim> {
    const claimed = claimItem(request, wall);
    if ((await table.put({ item: claimed, when: 'absent' })) === 'written') return CLAIMED;
    const stored = await table.get(keyOf(request));
    if (stored === undefined) return { kind: 'in-flight' };
    if (textOf(stored, 'until') > wall) return standing(stored, request);
    const taken = await table.put({ item: claimed, when: sameAs(stored) });
    return taken === 'written' ? CLAIMED : { kind: 'in-flight' };
  }

  return {
    claim,
    answer: async (request, answer, wall) => {
      const until = after(wall, { seconds: KEY_TERMS.keptSeconds });
      await table.put({ item: { ...itemOf(request, until), ...bodyOf(answer) } });
    },
    release: async (request, wall) => {
      const stored = await table.get(keyOf(request));
      if (stored === undefined || isAnswered(stored)) return;
      await table.put({ item: itemOf(request, wall), when: sameAs(stored) });
    },
  };
}

const CLAIMED = { kind: 'claimed' } as const;

function standing(stored: Item, { payloadHash }: KeyedRequest): KeyClaim {
  if (textOf(stored, 'payloadHash') !== payloadHash) return { kind: 'other-payload' };
  return isAnswered(stored)
    ? { kind: 'answered', answer: readRecord(keptAnswer, stored) }
    : { kind: 'in-flight' };
}

function isAnswered({ json, packed }: Item): boolean {
  return json !== undefined || packed !== undefined;
}

function sameAs(stored: Item): Condition {
  return { attribute: 'until', equals: textOf(stored, 'until') };
}

function claimItem(request: KeyedRequest, wall: Instant): Item {
  return itemOf(request, after(wall, { seconds: KEY_TERMS.claimSeconds }));
}

function itemOf(request: KeyedRequest, until: Instant): Item {
  const expires = Math.ceil(Date.parse(until) / 1_000);
  return { ...keyOf(request), payloadHash: request.payloadHash, until, expires };
}

/** Hashed: scope and key are as long as clients make them. */
function keyOf({ scope, key }: KeyedRequest): Key {
  const digest = createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest('hex');
  return { pk: `IDEMPOTENCY#${digest}`, sk: 'IDEMPOTENCY' };
}

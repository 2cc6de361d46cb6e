import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { freshSigner } from '../../domain/customs/signer-state.ts';
import type { SignerState } from '../../domain/customs/signer-state.ts';
import type { WaitingDocument } from '../../domain/customs/signing-batches.ts';
import type { SigningDesk } from '../../ports/signing-desk.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { bodyOf, readRecord } from './item.ts';
import type { Item, Key } from './item.ts';
import { hourOf } from './keys.ts';
import { signerRecord, waitingDocument } from './records/signing-records.ts';
import { firstOf, openTable } from './table.ts';

/** What was let go is of no use to anybody; kept for a day, because a repeat may still come. */
const KEPT_SECONDS = 86_400;

/**
 * Held documents and signers on the table `orders`. What waits is in the index `work`, by the hour
 * it came; what is let go leaves the index and expires.
 */
export function openSigningDesk(client: DynamoDBClient, tableName: string): SigningDesk {
  const table = openTable(client, tableName);
  const shardOf = (declarant: string): string => `HELD#${declarant}`;
  const signerKey = (declarant: string): Key => ({ pk: `SIGNER#${declarant}`, sk: 'SIGNER' });

  function heldItem(document: WaitingDocument): Item {
    const { since, declarant } = document;
    const [workShard, workHour] = [shardOf(declarant), hourOf(since)];
    return { ...heldKey(document), due: since, workShard, workHour, ...bodyOf(document) };
  }

  return {
    hold: async (documents) => {
      await Promise.all(documents.map((each) => table.put({ item: heldItem(each) })));
    },
    letGo: async (documents) => {
      await Promise.all(
        documents.map((each) => {
          const expires = Math.ceil(Date.parse(each.since) / 1_000) + KEPT_SECONDS;
          return table.put({ item: { ...heldKey(each), expires, ...bodyOf(each) } });
        }),
      );
    },
    held: async (declarant, limit) => {
      const range = { partition: shardOf(declarant), index: INDEXES.work };
      const entries = await firstOf(table.pages(range), limit);
      const items = await table.many(entries.map(({ pk, sk }) => ({ pk, sk })));
      return items
        .filter(({ workShard }) => workShard !== undefined)
        .map((item) => readRecord(waitingDocument, item))
        .sort((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
    },
    signer: async (declarant) => {
      const item = await table.get(signerKey(declarant));
      return item === undefined ? freshSigner(declarant) : readRecord(signerRecord, item);
    },
    keep: async (state: SignerState) => {
      const before = state.version - 1;
      const when = before === 0 ? 'absent' : ({ attribute: 'version', equals: before } as const);
      const { version } = state;
      const item = { ...signerKey(state.declarant), version, ...bodyOf(state) };
      return (await table.put({ item, when })) === 'written' ? 'committed' : 'conflict';
    },
  };
}

function heldKey({ consignmentId, kind, version }: WaitingDocument): Key {
  return { pk: `HELD#${consignmentId}.${kind}.${String(version)}`, sk: 'HELD' };
}

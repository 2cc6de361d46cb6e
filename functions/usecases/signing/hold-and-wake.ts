import { batchesOf } from '../../domain/customs/signing-batches.ts';
import type { WaitingDocument } from '../../domain/customs/signing-batches.ts';
import type { MoveServices } from '../record-news.ts';
import { lookUp } from './look-up.ts';
import type { Drawn } from './look-up.ts';
import { signBatch } from './sign-batch.ts';
import { nameOf, wakeSigner } from './signing-messages.ts';

/** So many held documents are signed before others have their turn. */
const HELD_AT_ONCE = 500;

/** Signs a batch, or holds it when its signer cannot sign now. */
export async function signOrHold(services: MoveServices, batch: readonly Drawn[]): Promise<void> {
  const result = await signBatch(services, batch);
  const [first] = batch;
  if (result.kind === 'done' || first === undefined) return;
  await services.signing.hold(batch.map(waitingOf));
  if (!result.known) await wakeSigner(services, first.declarant, result.milliseconds);
}

function waitingOf({ consignment: _consignment, ...waiting }: Drawn): WaitingDocument {
  return waiting;
}

/** Signs what was held, the oldest first, until nothing is left or the signer cannot sign any more. */
export async function signHeld(services: MoveServices, declarant: string): Promise<void> {
  const held = await services.signing.held(declarant, HELD_AT_ONCE);
  for (const batch of batchesOf(held)) {
    const drawn = await drawHeld(services, batch);
    const result = await signBatch(services, drawn);
    if (result.kind === 'waits') {
      const standing = new Set(drawn.map(nameOf));
      await services.signing.letGo(batch.filter((each) => !standing.has(nameOf(each))));
      await wakeSigner(services, declarant, result.milliseconds);
      return;
    }
    await services.signing.letGo(batch);
  }
  if (held.length === HELD_AT_ONCE) await wakeSigner(services, declarant, 0);
}

async function drawHeld(
  services: MoveServices,
  batch: readonly WaitingDocument[],
): Promise<readonly Drawn[]> {
  const found = await Promise.all(batch.map((each) => lookUp(services, each, each.apart)));
  return found.flatMap((each) => (each.kind === 'waiting' ? [each.document] : []));
}

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WaitingDocument } from '../../functions/domain/customs/signing-batches.ts';
import { freshSigner } from '../../functions/domain/customs/signer-state.ts';
import type { SigningDesk } from '../../functions/ports/signing-desk.ts';
import { uniqueId } from './unique-ids.ts';

/** What every signing desk does. */
export function signingDeskContract(
  name: string,
  open: () => Promise<{ readonly desk: SigningDesk; readonly close: () => Promise<void> }>,
): void {
  describe(`signing desk: ${name}`, () => {
    let desk: SigningDesk;
    let close: () => Promise<void>;
    let declarant: string;
    beforeEach(async () => {
      ({ desk, close } = await open());
      declarant = uniqueId('D');
    });
    afterEach(() => close());

    const document = (minute: number, change: Partial<WaitingDocument> = {}): WaitingDocument => ({
      consignmentId: `O${declarant}-${String(minute)}`,
      kind: '621',
      version: 1,
      declarant,
      customsCode: '3702',
      customsId: 'customs',
      since: `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`,
      ...change,
    });

    test('holds documents of one declarant, oldest first, each once', async () => {
      const half = document(3, { apart: { batch: 'B', half: 2 } });
      await desk.hold([document(9), half]);
      await desk.hold([document(9), document(1, { kind: '311' })]);
      await desk.hold([document(2, { declarant: `${declarant}x`, consignmentId: 'O-other' })]);
      const held = await desk.held(declarant, 10);
      expect(held).toMatchObject([document(1, { kind: '311' }), half, document(9)]);
      expect(held).toHaveLength(3);
      expect(await desk.held(declarant, 2)).toHaveLength(2);
    });

    test('lets documents go, known or not, and holds them again', async () => {
      await desk.hold([document(1), document(2)]);
      await desk.letGo([document(1), document(8)]);
      expect(await desk.held(declarant, 10)).toMatchObject([document(2)]);
      await desk.hold([document(1)]);
      expect(await desk.held(declarant, 10)).toHaveLength(2);
      await desk.letGo([]);
      await desk.hold([]);
    });

    test('knows nothing of a signer at first, then what was kept last', async () => {
      expect(await desk.signer(declarant)).toEqual(freshSigner(declarant));
      const minute = '2026-11-23T10:00:00.000Z';
      const counted = { declarant, version: 1, minute, signatures: 3, documents: 120 };
      expect(await desk.keep(counted)).toBe('committed');
      const since = '2026-11-23T10:00:30.000Z';
      const dark = { since, code: 'wrong-pin', message: 'x', probes: 2, probeAt: since } as const;
      expect(await desk.keep({ ...counted, version: 2, dark })).toBe('committed');
      expect(await desk.signer(declarant)).toMatchObject({ ...counted, version: 2, dark });
      expect(await desk.keep({ ...counted, version: 3 })).toBe('committed');
      expect((await desk.signer(declarant)).dark).toBeUndefined();
    });

    test('of rivals for a signer, whoever writes first wins', async () => {
      const first = { ...freshSigner(declarant), version: 1 };
      const results = await Promise.all([desk.keep(first), desk.keep(first)]);
      expect([...results].sort()).toEqual(['committed', 'conflict']);
      expect(await desk.keep({ ...first, version: 3 })).toBe('conflict');
    });
  });
}

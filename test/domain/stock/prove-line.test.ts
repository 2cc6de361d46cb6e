import { describe, expect, test } from '@jest/globals';
import { EMPTY_HOLDING } from '../../../functions/domain/stock/holding.ts';
import {
  NO_PROOF,
  concludeProof,
  foldMovement,
} from '../../../functions/domain/stock/prove-line.ts';
import type { TrailMovement } from '../../../functions/domain/stock/prove-line.ts';

const received = { ...EMPTY_HOLDING, book: 5, onHand: 5 };
const reserved = { ...received, reserved: 2 };

const receipt: TrailMovement = {
  movementId: 'M1',
  kind: 'receipt',
  accountBook: 'T1',
  bookItem: '7',
  unit: '011',
  quantity: 5,
  at: '2026-11-23T02:00:00.000Z',
  cause: 'INB-1',
  voucher: 'QD1',
  before: EMPTY_HOLDING,
  after: received,
};
const reserve: TrailMovement = {
  ...receipt,
  movementId: 'M2',
  kind: 'reserve',
  quantity: 2,
  before: received,
  after: reserved,
};

const fold = (...movements: readonly TrailMovement[]) => movements.reduce(foldMovement, NO_PROOF);

describe('a line whose movements agree', () => {
  test('is proven by them', () => {
    const proof = fold(receipt, reserve);
    expect(proof).toEqual({ movements: 2, holding: reserved, faults: [] });
    expect(concludeProof(proof, reserved)).toEqual([]);
  });

  test('without movements is proven by having nothing', () => {
    expect(concludeProof(NO_PROOF, undefined)).toEqual([]);
    expect(concludeProof(NO_PROOF, EMPTY_HOLDING)).toEqual([]);
  });
});

describe('what does not agree', () => {
  test.each<[string, Partial<TrailMovement>]>([
    ['M1 has no voucher', { voucher: '' }],
    ['M1 does not start from where its line stood', { before: { ...EMPTY_HOLDING, declared: 1 } }],
    ['M1 does not end where it should', { after: { ...received, onHand: 6 } }],
    ['M1 moved what was not there', { kind: 'gate-out' }],
    ['movement M1 moves 0', { quantity: 0 }],
  ])('%s', (fault, wrong) => {
    expect(fold({ ...receipt, ...wrong }).faults).toEqual([fault]);
  });

  test('a movement that could not be is followed where it says it went', () => {
    expect(fold({ ...receipt, quantity: 0 }).holding).toEqual(received);
    expect(fold({ ...receipt, kind: 'gate-out' }).holding).toEqual(received);
  });

  test('one that could is followed where the rules say', () => {
    expect(fold({ ...receipt, after: reserved }).holding).toEqual(received);
  });

  test('the balance, part by part', () => {
    const proof = fold(receipt);
    expect(concludeProof(proof, { ...received, book: 6, onHand: 4 })).toEqual([
      'book is 6 and its movements make 5',
      'onHand is 4 and its movements make 5',
    ]);
    expect(concludeProof(proof, undefined)).toHaveLength(2);
  });

  test('a balance that breaks an invariant', () => {
    const proof = { ...fold(receipt), faults: ['before'] };
    expect(concludeProof(proof, { ...received, declared: -1 })).toEqual([
      'before',
      'declared is -1 and its movements make 0',
      'breaks 0 ≤ declared',
    ]);
  });

  test('the first twenty faults are enough', () => {
    const faulty = { ...receipt, voucher: '' };
    const proof = fold(...Array.from({ length: 30 }, () => faulty));
    expect(proof.faults).toHaveLength(20);
    expect(proof.movements).toBe(30);
  });

  test('a fault of ours is thrown, not noted', () => {
    const unreadable = {
      ...EMPTY_HOLDING,
      get book(): number {
        throw new TypeError('unread');
      },
    };
    expect(() => foldMovement({ ...NO_PROOF, holding: unreadable }, receipt)).toThrow('unread');
  });
});

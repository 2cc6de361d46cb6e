import { describe, expect, test } from '@jest/globals';
import {
  cameBack,
  freshSigner,
  leaveToSign,
  wentDark,
} from '../../../functions/domain/customs/signer-state.ts';
import type { SignerState } from '../../../functions/domain/customs/signer-state.ts';

const at = (time: string) => ({
  now: `2026-11-23T10:${time}.000Z`,
  wall: `2026-11-23T03:${time}.000Z`,
});
const FAULT = { code: 'signer-unreachable', message: 'HTTP 503' } as const;

function signed(state: SignerState, time: string, perMinute = 2): SignerState {
  const leave = leaveToSign(state, 10, perMinute, at(time));
  if (leave.kind !== 'sign') throw new Error(`no leave at ${time}`);
  return leave.next;
}

describe('the meter', () => {
  test('counts signatures and documents of the business minute', () => {
    const two = signed(signed(freshSigner('D'), '00:10'), '00:50');
    expect(two).toMatchObject({ version: 2, signatures: 2, documents: 20 });
    expect(leaveToSign(two, 1, 2, at('00:55'))).toEqual({
      kind: 'wait',
      because: 'busy',
      milliseconds: 5_000,
    });
    expect(signed(two, '01:00')).toMatchObject({ signatures: 1, documents: 10 });
  });
});

describe('a dark signer', () => {
  test('is looked at after 2, 4, 8 … seconds of wall time, at most every five minutes', () => {
    let state: SignerState = wentDark(signed(freshSigner('D'), '00:00'), FAULT, at('00:00'));
    const waits: number[] = [];
    let wall = Date.parse(at('00:00').wall);
    for (let turn = 0; turn < 10; turn += 1) {
      const early = { ...at('00:00'), wall: new Date(wall).toISOString() };
      const wait = leaveToSign(state, 1, 9, early);
      if (wait.kind !== 'wait') throw new Error('it may not be tried');
      expect(wait.because).toBe('dark');
      waits.push(wait.milliseconds / 1_000);
      wall += wait.milliseconds;
      const leave = leaveToSign(state, 1, 99, { ...early, wall: new Date(wall).toISOString() });
      if (leave.kind !== 'sign') throw new Error('it must be tried');
      state = wentDark(leave.next, FAULT, early);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  test('stays dark since it went dark, for the reason it gave last, until it signs', () => {
    const first = wentDark(freshSigner('D'), FAULT, at('00:00'));
    const second = wentDark(first, { code: 'wrong-pin', message: 'PIN' }, at('05:00'));
    expect(second.dark).toMatchObject({ since: at('00:00').now, code: 'wrong-pin' });
    expect(cameBack(second)).toMatchObject({ version: 3, dark: undefined });
  });
});

import { cameBack, leaveToSign, wentDark } from '../../domain/customs/signer-state.ts';
import type { Dark, SignerState } from '../../domain/customs/signer-state.ts';
import type { Services } from '../../ports/services.ts';

type LeaveServices = Pick<Services, 'clock' | 'signing' | 'signer'>;

/** More rivals than this for one signer means that something is wrong. */
const MOST_ATTEMPTS = 25;

/** `wait`: so many wall milliseconds; `known` when somebody is to wake the signer then already. */
export type TakenLeave =
  | { readonly kind: 'sign'; readonly state: SignerState }
  | { readonly kind: 'wait'; readonly milliseconds: number; readonly known: boolean };

/** Takes the leave to make one signature: counted before it is made, so that rivals together keep the rate. */
export async function takeLeave(
  { clock, signing, signer }: LeaveServices,
  declarant: string,
  documents: number,
): Promise<TakenLeave> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const state = await signing.signer(declarant);
    const time = { now: clock.now(), wall: clock.wall() };
    const leave = leaveToSign(state, documents, signer.perMinute, time);
    if (leave.kind === 'wait') {
      const isDark = leave.because === 'dark';
      const { milliseconds } = leave;
      return {
        kind: 'wait',
        milliseconds: isDark ? milliseconds : clock.wallMilliseconds(milliseconds),
        known: isDark,
      };
    }
    if ((await signing.keep(leave.next)) === 'committed') {
      return { kind: 'sign', state: leave.next };
    }
  }
  throw new Error(`too many rivals for the signer of ${declarant}`);
}

/** Notes that it signs again, where it had been dark. */
export async function noteSigned(services: LeaveServices, { dark, declarant }: SignerState) {
  if (dark === undefined) return;
  await change(services, declarant, (state) =>
    state.dark === undefined ? state : cameBack(state),
  );
}

/** Notes that it does not sign; returns the wall milliseconds until somebody is to look again. */
export async function noteDark(
  services: LeaveServices,
  declarant: string,
  why: Pick<Dark, 'code' | 'message'>,
): Promise<number> {
  const { clock } = services;
  const state = await change(services, declarant, (known) =>
    wentDark(known, why, { now: clock.now(), wall: clock.wall() }),
  );
  const probeAt = state.dark?.probeAt ?? clock.wall();
  return Math.max(0, Date.parse(probeAt) - Date.parse(clock.wall()));
}

async function change(
  { signing }: LeaveServices,
  declarant: string,
  to: (state: SignerState) => SignerState,
): Promise<SignerState> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const known = await signing.signer(declarant);
    const next = to(known);
    if (next === known || (await signing.keep(next)) === 'committed') return next;
  }
  throw new Error(`too many rivals for the signer of ${declarant}`);
}

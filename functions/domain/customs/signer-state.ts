import { after } from '../instant.ts';
import type { Instant } from '../instant.ts';

/** Why a signer signs nothing. */
export type SignerFault =
  | 'signer-unreachable'
  | 'wrong-pin'
  | 'certificate-expired'
  | 'no-signer-for-sm2'
  | 'no-signing-identity';

/** A signer that signs nothing now: everything waits, and one attempt at a time looks whether it is back. */
export interface Dark {
  /** Business time. */
  readonly since: Instant;
  readonly code: SignerFault;
  readonly message: string;
  /** Attempts since then. */
  readonly probes: number;
  /** Wall time of the next. */
  readonly probeAt: Instant;
}

/** What one declarant's signer did and may do. `version` counts its writes. */
export interface SignerState {
  readonly declarant: string;
  readonly version: number;
  /** The business minute that is counted, and what was signed in it. */
  readonly minute: Instant;
  readonly signatures: number;
  readonly documents: number;
  readonly dark?: Dark;
}

/** `wait`: not before so many wall seconds; the signer is dark, or has signed all it can in this minute. */
export type Leave =
  | { readonly kind: 'sign'; readonly next: SignerState }
  | { readonly kind: 'wait'; readonly because: 'dark' | 'busy'; readonly milliseconds: number };

/** Both clocks: the meter runs in business time, like everything a partner does; attempts in wall time, like all calls. */
export interface SignerTime {
  readonly now: Instant;
  readonly wall: Instant;
}

const FIRST_PROBE_SECONDS = 2;
const LONGEST_PROBE_SECONDS = 300;

/** A signer of which nothing is known. */
export function freshSigner(declarant: string): SignerState {
  return { declarant, version: 0, minute: '', signatures: 0, documents: 0 };
}

/**
 * Whether one more signature may be asked for now, and what stands in the books then: the
 * signature is counted, or the attempt at a dark signer, whose successor comes later by twice as
 * much. Whoever writes that first has the leave; others ask again.
 */
export function leaveToSign(
  state: SignerState,
  documents: number,
  perMinute: number,
  { now, wall }: SignerTime,
): Leave {
  const { dark } = state;
  if (dark !== undefined && wall < dark.probeAt) {
    const milliseconds = Date.parse(dark.probeAt) - Date.parse(wall);
    return { kind: 'wait', because: 'dark', milliseconds };
  }
  const minute = `${now.slice(0, 16)}:00.000Z`;
  const signed = state.minute === minute ? state.signatures : 0;
  if (signed >= perMinute) {
    const milliseconds = Date.parse(after(minute, { minutes: 1 })) - Date.parse(now);
    return { kind: 'wait', because: 'busy', milliseconds };
  }
  const next: SignerState = {
    ...state,
    version: state.version + 1,
    minute,
    signatures: signed + 1,
    documents: (state.minute === minute ? state.documents : 0) + documents,
    dark: dark && probedAgain(dark, wall),
  };
  return { kind: 'sign', next };
}

/** It did not sign: dark from now on, or still, for whatever reason it gives now. */
export function wentDark(
  state: SignerState,
  { code, message }: Pick<Dark, 'code' | 'message'>,
  { now, wall }: SignerTime,
): SignerState & { readonly dark: Dark } {
  const { since = now, probes = 0 } = state.dark ?? {};
  const probeAt = state.dark?.probeAt ?? after(wall, { seconds: FIRST_PROBE_SECONDS });
  return { ...state, version: state.version + 1, dark: { since, code, message, probes, probeAt } };
}

/** It signed again. */
export function cameBack(state: SignerState): SignerState {
  return { ...state, version: state.version + 1, dark: undefined };
}

function probedAgain(dark: Dark, wall: Instant): Dark {
  const probes = dark.probes + 1;
  const seconds = Math.min(FIRST_PROBE_SECONDS * 2 ** probes, LONGEST_PROBE_SECONDS);
  return { ...dark, probes, probeAt: after(wall, { seconds }) };
}

import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Clock } from '../../../ports/clock.ts';
import type { DocumentSigner, SigningResult } from '../../../ports/document-signer.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { PartnerClient, PartnerFailure } from '../../http/partner-client.ts';
import { remembered } from '../../http/remembered.ts';
import { certificateHolder } from './certificate-holder.ts';
import { deviceCertificate, signatureAnswer } from './messages.ts';
import { signable, signOctets } from './sign-message.ts';
import type { SigningCertificate, SigningIdentity } from './sign-message.ts';
import { algorithmOf } from './signing-algorithm.ts';

/** A key in the secret store, or the partner that answers for the device which holds it. */
const arrangement = z.union([
  z.object({ deviceId: z.string() }),
  z.object({ privateKeyPem: z.string(), certificatePem: z.string(), keyName: z.string() }),
]);

type Dark = Extract<SigningResult, { readonly kind: 'dark' }>;

/** A signature (base64) of these octets, or why there is none. */
interface Device extends SigningCertificate {
  readonly value: (octets: Buffer) => Promise<string | Dark>;
}

export interface DocumentSignerParts {
  readonly partners: PartnerClient;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly perMinute: number;
}

const REMEMBERED_SECONDS = 30;

/** Where it says how a declarant signs: a device, or a key of its own. */
export function signingSecretName(declarantCode: string): string {
  return `declarants/${declarantCode}`;
}

/**
 * Signs with what each declarant has. A certificate that was replaced, or a device that is another
 * one now, is taken up after half a minute.
 */
export function documentSigner(parts: DocumentSignerParts): DocumentSigner {
  const { clock, perMinute } = parts;
  const seconds = REMEMBERED_SECONDS;
  const deviceOf = remembered((declarant) => openDevice(parts, declarant), { clock, seconds });
  return {
    perMinute,
    async holderOf(declarant) {
      const device = await deviceOf(declarant).catch(darkOf);
      return 'kind' in device ? undefined : certificateHolder(device);
    },
    async sign(declarant, message) {
      const device = await deviceOf(declarant).catch(darkOf);
      if ('kind' in device) return device;
      const algorithm = algorithmOf(device.certificatePem, clock.now());
      if (algorithm.kind === 'dark') return algorithm;
      const { octets, signedWith } = signable(message);
      const value = await device.value(octets);
      if (typeof value !== 'string') return value;
      return { kind: 'signed', message: signedWith(value, device) };
    },
  };
}

/** Thrown, so that it is not remembered: whoever comes next looks again. */
class NoDevice extends Error {
  readonly dark: Dark;

  constructor(dark: Dark) {
    super(dark.message);
    this.dark = dark;
  }
}

function darkOf(fault: unknown): Dark {
  if (fault instanceof NoDevice) return fault.dark;
  throw fault;
}

async function openDevice(parts: DocumentSignerParts, declarant: string): Promise<Device> {
  const [secret] = await parts.secrets.get(signingSecretName(declarant));
  if (secret === undefined) {
    const message = `declarant ${declarant} has no signing identity`;
    throw new NoDevice({ kind: 'dark', code: 'no-signing-identity', message });
  }
  const found = arrangement.parse(JSON.parse(secret));
  return 'deviceId' in found ? remoteDevice(parts, declarant, found.deviceId) : ownKey(found);
}

function ownKey(identity: SigningIdentity): Device {
  return { ...identity, value: (octets) => Promise.resolve(signOctets(octets, identity)) };
}

/** A device behind a small service in the declarant's house; the PIN is entered there, never sent by us. */
async function remoteDevice(
  { partners }: DocumentSignerParts,
  declarant: string,
  deviceId: string,
): Promise<Device> {
  const path = `/certificate?declarant=${encodeURIComponent(declarant)}`;
  const told = await partners.call(deviceId, { method: 'GET', path }, deviceCertificate);
  if (told.kind !== 'ok') throw new NoDevice(darkFor(told));
  return {
    ...told.answer,
    value: async (octets) => {
      const requestId = `signature-${createHash('sha256').update(octets).digest('hex')}`;
      const json = { requestId, declarant, octets: octets.toString('base64') };
      const request = { method: 'POST', path: '/signatures', requestId, body: { json } } as const;
      const answer = await partners.call(deviceId, request, signatureAnswer);
      return answer.kind === 'ok' ? answer.answer.value : darkFor(answer);
    },
  };
}

function darkFor(failure: PartnerFailure): Dark {
  if (failure.kind === 'transient') {
    return { kind: 'dark', code: 'signer-unreachable', message: failure.reason };
  }
  const { code, message } = failure;
  const known = code === 'wrong-pin' || code === 'certificate-expired' ? code : undefined;
  return { kind: 'dark', code: known ?? 'signer-unreachable', message: `${code}: ${message}` };
}

import { generateKeyPairSync, sign } from 'node:crypto';
import type { Instant } from '../../../domain/instant.ts';
import type { SigningIdentity } from './sign-message.ts';

/** Whose certificate it is to be. */
export interface CertificateSubject {
  readonly commonName: string;
  /** Registration code of the declarant that it is issued to. */
  readonly holder?: string;
  /** Lower-case hexadecimal digits; becomes ds:KeyName. */
  readonly serial: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

/**
 * A fresh RSA-2048 key with a certificate it signed itself, for trying and testing: customs issues
 * the real ones on a device. Takes about 100 ms.
 *
 * Source: RFC 5280, Certificate and TBSCertificate (version 1, which needs no extensions).
 */
export function createSelfSignedIdentity(subject: CertificateSubject): SigningIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { commonName, holder } = subject;
  const name = sequence(
    attribute(COMMON_NAME, 0x0c, commonName),
    ...(holder === undefined ? [] : [attribute(SERIAL_NUMBER, 0x13, holder)]),
  );
  const content = sequence(
    tagged(0x02, serialNumber(subject.serial)),
    SHA256_WITH_RSA,
    name,
    sequence(time(subject.validFrom), time(subject.validUntil)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  // A bit string opens with the number of unused bits, here none.
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]);
  const certificate = sequence(content, SHA256_WITH_RSA, tagged(0x03, signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    keyName: subject.serial,
  };
}

/** Object identifier 2.5.4.3. */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
/** 2.5.4.5: a printable string. */
const SERIAL_NUMBER = Buffer.from('0603550405', 'hex');
/** 1.2.840.113549.1.1.11 with its NULL parameters. */
const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex');

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function attribute(type: Buffer, tag: number, value: string): Buffer {
  return set(sequence(type, tagged(tag, Buffer.from(value))));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

/** One leading zero byte keeps the integer positive; DER takes no other (X.690, 8.3.2). */
function serialNumber(hex: string): Buffer {
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = bytes.subarray(Math.max(first, 0));
  return Buffer.concat([Buffer.from((significant[0] ?? 0) >= 0x80 ? [0] : []), significant]);
}

/** GeneralizedTime, which holds any year. */
function time(instant: Instant): Buffer {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
  return tagged(0x18, Buffer.from(`${digits}Z`));
}

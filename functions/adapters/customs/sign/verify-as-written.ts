import { createHash, createPublicKey, verify } from 'node:crypto';
import { XML_DECLARATION } from '../messages/namespaces.ts';
import { canonicalSignedInfo, signedInfo } from './signed-info.ts';
import { XMLDSIG } from './xmldsig-names.ts';

const SIGNATURE = new RegExp(
  `^<ds:Signature xmlns:ds="${XMLDSIG.namespace.replaceAll('.', '\\.')}">(<ds:SignedInfo>.{1,2000}<ds:DigestValue>([A-Za-z0-9+/=]{44})</ds:DigestValue></ds:Reference></ds:SignedInfo>)<ds:SignatureValue>([A-Za-z0-9+/=]{1,1024})</ds:SignatureValue>`,
);

/**
 * Whether the octets of `xml`, as they are written and without its last signature, are what the
 * holder of the certificate signed. True proves it: the signed digest is of these very octets.
 * False proves nothing: another way of writing the same canonical XML may still be signed.
 */
export function verifyAsWritten(xml: string, certificatePem: string): boolean {
  const start = xml.lastIndexOf('<ds:Signature ');
  const end = xml.lastIndexOf(END);
  if (start === -1 || end < start || !xml.startsWith(XML_DECLARATION)) return false;
  const [, info = '', digest = '', value = ''] = SIGNATURE.exec(xml.slice(start, end)) ?? [];
  const octets = xml.slice(XML_DECLARATION.length, start) + xml.slice(end + END.length);
  if (info !== signedInfo(digest) || sha256(octets) !== digest) return false;
  const key = createPublicKey(certificatePem);
  return verify('sha256', canonicalSignedInfo(digest), key, Buffer.from(value, 'base64'));
}

const END = '</ds:Signature>';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

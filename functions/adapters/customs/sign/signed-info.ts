import { CEB_NAMESPACE } from '../messages/namespaces.ts';
import { XMLDSIG } from './xmldsig-names.ts';

/** SignedInfo of our one kind of signature, as it stands in the message: canonical, no self-closing tags. */
export function signedInfo(digest: string): string {
  return `<ds:SignedInfo>${content(digest)}</ds:SignedInfo>`;
}

/**
 * The octets that are signed: SignedInfo on its own in canonical XML, where the namespaces that it
 * inherits in the message, `ceb` and `ds`, are written out in that order.
 *
 * Source: Canonical XML 1.0, section 2.4 (document subsets).
 */
export function canonicalSignedInfo(digest: string): Buffer {
  const namespaces = `xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${XMLDSIG.namespace}"`;
  return Buffer.from(`<ds:SignedInfo ${namespaces}>${content(digest)}</ds:SignedInfo>`, 'utf8');
}

function content(digest: string): string {
  return [
    method('CanonicalizationMethod', XMLDSIG.canonicalXml),
    method('SignatureMethod', XMLDSIG.rsaSha256),
    '<ds:Reference URI="">',
    `<ds:Transforms>${method('Transform', XMLDSIG.envelopedSignature)}</ds:Transforms>`,
    method('DigestMethod', XMLDSIG.sha256),
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
  ].join('');
}

function method(name: string, algorithm: string): string {
  return `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
}

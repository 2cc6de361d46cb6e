import { createHash, verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalXml } from './canonical-xml.ts';
import { childElements, childText, ownText } from './xml-node.ts';
import type { XmlElement } from './xml-node.ts';

/** What is wrong with the signature of a message; `none` when nothing is. */
export type SignatureFault = 'none' | 'missing' | 'mismatch' | 'not-entitled' | 'unreadable';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DSIG}enveloped-signature`;
const CANONICAL = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Algorithms by their identifiers. Source: CEB specification 2018 and 2022-05, chapter 6. */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  [`${DSIG}sha1`, 'sha1'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
]);
const SIGNATURES: ReadonlyMap<string, string> = new Map([
  [`${DSIG}rsa-sha1`, 'sha1'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
]);

/** A certificate as customs has it on file. */
export interface KnownCertificate {
  readonly key: KeyObject;
  readonly serial: string;
  readonly base64: string;
}

/** Reads a certificate (PEM). Throws when it is none. */
export function knownCertificate(pem: string): KnownCertificate {
  const { publicKey, serialNumber, raw } = new X509Certificate(pem);
  return { key: publicKey, serial: serialNumber, base64: raw.toString('base64') };
}

/**
 * Checks the enveloped signature that a CEB message carries as a child of its root: one reference
 * to the whole document, canonical XML 1.0, RSA with SHA-256 or SHA-1, KeyName the serial number of
 * the known certificate, which also stands in the signature.
 */
export function signatureFault(root: XmlElement, known: KnownCertificate): SignatureFault {
  const [signature, ...others] = childElements(root, 'Signature').filter(
    ({ namespace }) => namespace === DSIG,
  );
  if (signature === undefined) return 'missing';
  const info = childElements(signature, 'SignedInfo')[0];
  if (info === undefined || others.length > 0) return 'unreadable';
  const references = childElements(info, 'Reference');
  const reference = references[0];
  if (reference === undefined || references.length > 1) return 'unreadable';
  const hash = SIGNATURES.get(algorithm(info, 'SignatureMethod'));
  const digest = DIGESTS.get(algorithm(reference, 'DigestMethod'));
  if (hash === undefined || digest === undefined || !isWholeDocument(info, reference)) {
    return 'unreadable';
  }
  if (!isSignedBy(signature, known)) return 'not-entitled';
  const content = createHash(digest).update(canonicalXml(root, signature)).digest('base64');
  if (content !== withoutBlanks(childText(reference, 'DigestValue'))) return 'mismatch';
  const value = Buffer.from(childText(signature, 'SignatureValue'), 'base64');
  const signed = Buffer.from(canonicalXml(info), 'utf8');
  return verify(hash, signed, known.key, value) ? 'none' : 'mismatch';
}

function isWholeDocument(info: XmlElement, reference: XmlElement): boolean {
  const transforms = childElements(reference, 'Transforms').flatMap((each) =>
    childElements(each, 'Transform').map((transform) => attributeOf(transform, 'Algorithm')),
  );
  return (
    attributeOf(reference, 'URI') === '' &&
    algorithm(info, 'CanonicalizationMethod') === CANONICAL &&
    transforms.includes(ENVELOPED) &&
    transforms.every((each) => each === ENVELOPED || each === CANONICAL)
  );
}

function isSignedBy(signature: XmlElement, known: KnownCertificate): boolean {
  const keyInfo = childElements(signature, 'KeyInfo')[0];
  const data = keyInfo && childElements(keyInfo, 'X509Data')[0];
  const certificate = data && childElements(data, 'X509Certificate')[0];
  return (
    keyInfo !== undefined &&
    sameSerial(childText(keyInfo, 'KeyName'), known.serial) &&
    certificate !== undefined &&
    withoutBlanks(ownText(certificate)) === known.base64
  );
}

function sameSerial(a: string, b: string): boolean {
  const plain = (serial: string) => serial.toLowerCase().replace(/^0+/, '');
  return a !== '' && plain(a) === plain(b);
}

function algorithm(parent: XmlElement, name: string): string {
  const element = childElements(parent, name)[0];
  return (element && attributeOf(element, 'Algorithm')) ?? '';
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

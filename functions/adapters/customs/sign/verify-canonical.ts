import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { readXml } from '../messages/read-xml.ts';
import type { XmlRefusalCode } from '../messages/scan-xml.ts';
import { XMLDSIG } from './xmldsig-names.ts';

/** Why a signature is not taken: none there, not of the kind we accept, or not matching. */
export type SignatureRefusalCode =
  XmlRefusalCode | 'signature-missing' | 'signature-kind' | 'signature-mismatch';

/** Transforms beside the enveloped one that change nothing we do not know. */
const TRANSFORMS: readonly string[] = [XMLDSIG.envelopedSignature, XMLDSIG.canonicalXml];

/**
 * Whether `xml`, brought into canonical form, is signed by the holder of `certificatePem`. Accepts
 * exactly one signature, a child of the root, with one reference to the whole document (else parts
 * could be moved around a valid signature), RSA-SHA256 only; a certificate in the message counts
 * for nothing.
 */
export function verifyCanonical(
  xml: string,
  certificatePem: string,
): Result<'signed', SignatureRefusalCode> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const document = new DOMParser({ errorHandler: NO_LOG }).parseFromString(xml, 'text/xml');
  const signatures = document.getElementsByTagNameNS(XMLDSIG.namespace, 'Signature');
  const signature = signatures.item(0);
  if (signature === null) return refuse('signature-missing', 'the message is not signed');
  if (signatures.length !== 1 || signature.parentNode !== document.documentElement) {
    return refuse('signature-kind', 'the message must carry one signature, in its root');
  }
  const signed = new SignedXml({ publicCert: certificatePem, getCertFromKeyInfo: () => null });
  try {
    signed.loadSignature(signature);
    if (!isOurKind(signed)) {
      return refuse('signature-kind', 'the signature must be RSA-SHA256 over the whole message');
    }
    if (signed.checkSignature(xml)) return accept('signed');
  } catch {
    // xml-crypto throws for signatures it cannot read as well as for those that do not match.
  }
  return refuse('signature-mismatch', 'the signature does not match the message');
}

const ignore = (): void => undefined;
const NO_LOG = { warning: ignore, error: ignore, fatalError: ignore };

function isOurKind(signed: SignedXml): boolean {
  const [reference, ...others] = signed.getReferences();
  return (
    reference !== undefined &&
    others.length === 0 &&
    reference.uri === '' &&
    reference.digestAlgorithm === XMLDSIG.sha256 &&
    reference.transforms.every((transform) => TRANSFORMS.includes(transform)) &&
    signed.signatureAlgorithm === XMLDSIG.rsaSha256 &&
    signed.canonicalizationAlgorithm === XMLDSIG.canonicalXml
  );
}

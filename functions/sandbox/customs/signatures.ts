import type { Settings } from '../settings.ts';
import { knownCertificate, signatureFault } from '../xml/verify-signature.ts';
import type { KnownCertificate, SignatureFault } from '../xml/verify-signature.ts';
import type { CebMessage, TakenKind } from './ceb-message.ts';
import type { Outcome } from './receipts.ts';

/** Documents that must be signed; the others are checked when they are. */
const SIGNED: readonly TakenKind[] = ['621', '623', '603', '605'];

/** First digits of a document's pre-check errors. Source: CEB specification 2018, chapter 7. */
const ERROR_RANGE: { readonly [Kind in TakenKind]: string } = {
  ...{ '311': '301', '303': '301', '411': '401', '511': '504', '505': '504', '513': '504' },
  ...{ '621': '621', '623': '623', '603': '601', '605': '601' },
};

/** weak: chapter 7 gives these numbers for lists (621); the other ranges follow its pattern. */
const FAULTS: { readonly [Fault in Exclude<SignatureFault, 'none'>]: readonly [string, string] } = {
  missing: ['026', '报文未签名 (signature missing)'],
  mismatch: ['028', '签名验证不一致 (signature does not match)'],
  unreadable: ['029', '验签失败 (signature could not be verified)'],
  'not-entitled': ['015', '签名企业无权申报 (signer not entitled)'],
};

/** Checks messages against the certificate that Bondway signs with. */
export type CheckSignature = (message: CebMessage) => Outcome | undefined;

/** A check that reads the certificate once; undefined from it means that nothing is wrong. */
export function signatureCheck(settings: Settings): CheckSignature {
  let read: { readonly pem: string; readonly known: KnownCertificate } | undefined;
  const certificate = () => {
    const pem = settings.current().certificatePem;
    if (pem === undefined) return undefined;
    if (read?.pem !== pem) read = { pem, known: knownCertificate(pem) };
    return read.known;
  };
  return ({ kind, root }) => {
    const known = certificate();
    const fault = known === undefined ? 'unreadable' : signatureFault(root, known);
    if (fault === 'none' || (!SIGNED.includes(kind) && !hasSignature(root))) return undefined;
    const [code, info] = FAULTS[fault];
    return { status: `-${ERROR_RANGE[kind]}${code}`, info: `[Code:${code};Desc:${info}]` };
  };
}

function hasSignature({ children }: CebMessage['root']): boolean {
  return children.some((child) => typeof child !== 'string' && child.local === 'Signature');
}

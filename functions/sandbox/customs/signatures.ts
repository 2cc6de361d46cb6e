import { DEMO_DECLARANT } from '../demo/world.ts';
import type { FirmSeals } from '../firm-seals.ts';
import type { Settings } from '../settings.ts';
import { knownCertificate, signatureFault } from '../xml/verify-signature.ts';
import type { KnownCertificate, SignatureFault } from '../xml/verify-signature.ts';
import type { CebMessage } from './ceb-message.ts';
import { kindRow } from './document-kinds.ts';
import type { Outcome } from './receipts.ts';

/** weak: chapter 7 gives these numbers for lists (621); the other ranges follow its pattern. */
const FAULTS: { readonly [Fault in Exclude<SignatureFault, 'none'>]: readonly [string, string] } = {
  missing: ['026', '报文未签名 (signature missing)'],
  mismatch: ['028', '签名验证不一致 (signature does not match)'],
  unreadable: ['029', '验签失败 (signature could not be verified)'],
  'not-entitled': ['015', '签名企业无权申报 (signer not entitled)'],
};

/** Checks messages against the certificate of who must sign them. */
export type CheckSignature = (message: CebMessage) => Outcome | undefined;

/** A check that reads each certificate once; undefined from it means that nothing is wrong. */
export function signatureCheck(settings: Settings, seals: Pick<FirmSeals, 'of'>): CheckSignature {
  const read = new Map<string, KnownCertificate>();
  const certificate = (pem: string | undefined) => {
    if (pem === undefined) return undefined;
    const known = read.get(pem) ?? knownCertificate(pem);
    read.set(pem, known);
    return known;
  };
  return ({ kind, root, entities }) => {
    const { signer, errorRange } = kindRow(kind);
    const signed = hasSignature(root);
    if (signer === undefined && !signed) return undefined;
    const certificateOf = (code = '') => seals.of(code)?.certificatePem;
    const site = certificateOf(entities[0]?.head['operatorCode']);
    const declarant = settings.current().certificatePem ?? certificateOf(DEMO_DECLARANT.code);
    const known = certificate(signer === 'site' ? site : declarant);
    const checked = known === undefined ? 'unreadable' : signatureFault(root, known);
    const fault = signed ? checked : 'missing';
    if (fault === 'none') return undefined;
    const [code, info] = FAULTS[fault];
    return { status: `-${errorRange}${code}`, info: `[Code:${code};Desc:${info}]` };
  };
}

function hasSignature({ children }: CebMessage['root']): boolean {
  return children.some((child) => typeof child !== 'string' && child.local === 'Signature');
}

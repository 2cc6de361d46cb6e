import { parseInvtNo, parsePreNo } from '../identifiers/ceb-list-number.ts';
import { parseCustomsRegistration } from '../identifiers/customs-registration.ts';
import { parseResidentId } from '../identifiers/resident-id.ts';
import { parseUscc } from '../identifiers/uscc.ts';
import type { CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';

/** Why a number is none; undefined when it may be one. */
type Verdict = string | undefined;

const ENTERPRISES = [
  ...(['ebcCode', 'agentCode', 'logisticsCode', 'payCode', 'areaCode', 'iacCode'] as const),
  ...(['operatorCode', 'declAgentCode', 'assureCode', 'ownerCode', 'ebpCode'] as const),
] as const;
const RESIDENTS = ['buyerIdNumber', 'payerIdNumber'] as const;

/** CEB603: an owner who is not registered with customs. */
const UNREGISTERED_OWNER = 'NO';
const DAY = /^(\d{4})(\d\d)(\d\d)/;
/** Where a document names no day, none lies in its future. */
const LAST_DAY = '9999-12-31';

/**
 * Checks the numbers of persons, firms and documents in a head, with their check digits. The day of
 * `appTime` is today.
 */
export function checkIdentifiers(head: CebElements): readonly CebProblem[] {
  const today = (head['appTime'] ?? '').match(DAY)?.slice(1, 4).join('-') ?? LAST_DAY;
  return [
    ...RESIDENTS.map((name) => verdictOf(head, name, (text) => residentVerdict(text, today))),
    ...ENTERPRISES.map((name) => verdictOf(head, name, (text) => enterpriseVerdict(name, text))),
    verdictOf(head, 'preNo', (text) => messageOf(parsePreNo(text))),
    verdictOf(head, 'invtNo', (text) => messageOf(parseInvtNo(text))),
  ].filter((problem) => problem !== undefined);
}

function verdictOf(
  head: CebElements,
  element: string,
  judge: (text: string) => Verdict,
): CebProblem | undefined {
  const text = head[element] ?? '';
  const verdict = text.trim() === '' ? undefined : judge(text);
  if (verdict === undefined) return undefined;
  return { element, rule: 'identifier', message: `${element} ${verdict}` };
}

function residentVerdict(text: string, today: string): Verdict {
  const verdict = messageOf(parseResidentId(text, today));
  return verdict && `is no resident ID: ${verdict}. Ask for the number and correct it`;
}

/**
 * A firm has a customs registration number (10) or a social credit code (18). A platform may have
 * neither: on exports it says 无, on imports it may carry a number that the e-port gave it, whose
 * form is not known (weak).
 */
function enterpriseVerdict(element: (typeof ENTERPRISES)[number], text: string): Verdict {
  const isForeign = element === 'ebpCode' && text.length !== 18;
  if (isForeign || (element === 'ownerCode' && text === UNREGISTERED_OWNER)) return undefined;
  const verdict = messageOf(text.length === 10 ? parseCustomsRegistration(text) : parseUscc(text));
  const wanted = 'is no customs registration number (10) or social credit code (18)';
  return verdict && `${wanted}: ${verdict}. Correct the firm’s code`;
}

function messageOf(
  result: { readonly ok: true } | { readonly ok: false; readonly message: string },
): Verdict {
  return result.ok ? undefined : result.message;
}

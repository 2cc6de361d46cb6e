import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { PcccAnswer, PcccQuestion, PcccRegistry } from '../../ports/pccc-registry.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { readXml, textOf } from '../customs/messages/read-xml.ts';
import type { OutboundClient } from '../http/outbound-client.ts';
import { remembered } from '../http/remembered.ts';
import type { Outcome } from '../http/response-outcome.ts';

/** Who answers for Korean codes: address in the directory, key among the secrets as `partners/customs-kr`. */
const REGISTRY = 'customs-kr';
/** Where the Korea Customs Service serves it; a partner of that name in the directory stands before. */
const PUBLIC_ADDRESS = 'https://unipass.customs.go.kr:38010';
const PATH = '/ext/rest/persEcmQry/retrievePersEcm';
const REMEMBERED_SECONDS = 30;

export interface UnipassParts {
  readonly outbound: OutboundClient;
  readonly directory: Pick<Directory, 'partner'>;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/**
 * The registry of personal customs codes of the Korea Customs Service: UNI-PASS API028. The address
 * asked for holds key and person, so nothing of it may be logged.
 *
 * weak: path, parameters and answer are from public clients of the API, not from its guide.
 */
export function unipassRegistry({
  outbound,
  directory,
  secrets,
  clock,
}: UnipassParts): PcccRegistry {
  const lookUp = remembered(
    async (partnerId) => {
      const [partner, [key]] = await Promise.all([
        directory.partner(partnerId),
        secrets.get(`partners/${partnerId}`),
      ]);
      return { baseUrl: (partner?.baseUrl ?? PUBLIC_ADDRESS).replace(/\/$/, ''), key };
    },
    { clock, seconds: REMEMBERED_SECONDS },
  );
  return {
    async lookUp(question) {
      const { baseUrl, key } = await lookUp(REGISTRY);
      if (key === undefined) return unavailable(`no key for ${REGISTRY}`);
      return answerOf(
        await outbound.send(REGISTRY, {
          method: 'GET',
          url: `${baseUrl}${PATH}?${parameters(question, key).toString()}`,
          headers: { accept: 'application/xml' },
        }),
      );
    },
  };
}

/** The key, then code, name of who pays the duty, telephone and postcode, each where it is known. */
function parameters(
  { code, name, telephone, postcode }: PcccQuestion,
  key: string,
): URLSearchParams {
  const given = new URLSearchParams({ crkyCn: key, persEcm: code, pltxNm: name });
  if (telephone !== undefined) given.set('cralTelno', nationalNumber(telephone));
  if (postcode !== undefined) given.set('custPsno', postcode);
  return given;
}

/** `+82 10-1234-5678` as people register it: 01012345678. weak: that no other form is compared. */
function nationalNumber(telephone: string): string {
  const digits = telephone.replaceAll(/\D/g, '');
  return telephone.trim().startsWith('+82') ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
}

function answerOf(outcome: Outcome): PcccAnswer {
  switch (outcome.kind) {
    case 'ok':
      return reading(Buffer.from(outcome.body).toString('utf8'));
    case 'refused':
      return unavailable(outcome.message);
    case 'transient':
      return unavailable(outcome.reason);
  }
}

/** `tCnt` is 1 where everything given agrees, 0 where something differs, -1 where the key is not known. */
function reading(xml: string): PcccAnswer {
  const read = readXml(xml);
  if (!read.ok) return unavailable(`unreadable answer: ${read.message}`);
  const root = read.value;
  switch (textOf(root, 'tCnt')) {
    case '1':
      return { kind: 'matches' };
    case '0': {
      const errors = root.children.filter(({ name }) => name === 'persEcmQryRtnErrInfoVo');
      const reasons = errors
        .map((error) => textOf(error, 'errMsgCn'))
        .filter((text) => text !== undefined);
      return { kind: 'differs', reasons };
    }
    case '-1':
      return unavailable('UNI-PASS does not know our key');
    default:
      return unavailable('an answer without a count that we know');
  }
}

function unavailable(reason: string): PcccAnswer {
  return { kind: 'unavailable', reason };
}

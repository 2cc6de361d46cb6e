import { Refused } from './http-message.ts';
import type { SandboxRequest, SandboxResponse } from './http-message.ts';
import type { Route } from './routes.ts';
import type { Settings } from './settings.ts';

const CODE = /^P\d{12}$/;
const UNKNOWN = '납세의무자 개인통관고유부호가 존재하지 않습니다.';
const OTHER_NAME = '납세의무자 성명이 일치하지 않습니다.';
const OTHER_TELEPHONE = '납세의무자 휴대전화번호가 일치하지 않습니다.';

/** What differs by how a code ends; every other code belongs to whoever is asked about. Nobody real is in it. */
const BY_ENDING: readonly (readonly [ending: string, errors: readonly string[]])[] = [
  ['000', [OTHER_NAME]],
  ['001', [OTHER_TELEPHONE]],
  ['002', [OTHER_NAME, OTHER_TELEPHONE]],
];

/**
 * The Korea Customs Service's look-up of personal customs codes, UNI-PASS API028, which answers 200
 * also to a key it does not know. weak: from public clients.
 */
export function unipassRoute(settings: Settings): Route {
  return {
    method: 'GET',
    path: '/unipass/:partnerId/ext/rest/persEcmQry/retrievePersEcm',
    access: 'key in the question',
    run: (request, parameter) => {
      const given = asked(request, 'crkyCn');
      const isKnown = settings.secret(`partners/${parameter('partnerId')}`).includes(given);
      if (!isKnown) return answer(-1, []);
      const errors = errorsOf(asked(request, 'persEcm'));
      asked(request, 'pltxNm');
      return answer(errors.length === 0 ? 1 : 0, errors);
    },
  };
}

function asked({ query }: SandboxRequest, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw new Refused(400, 'malformed', `${name} is missing`);
  return value;
}

function errorsOf(code: string): readonly string[] {
  if (!CODE.test(code)) return [UNKNOWN];
  return BY_ENDING.find(([ending]) => code.endsWith(ending))?.[1] ?? [];
}

/** The texts are constants without anything to escape. */
function answer(count: number, errors: readonly string[]): SandboxResponse {
  const listed = errors.map(
    (text) => `<persEcmQryRtnErrInfoVo><errMsgCn>${text}</errMsgCn></persEcmQryRtnErrInfoVo>`,
  );
  const content = `<tCnt>${String(count)}</tCnt>${listed.join('')}`;
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><persEcmQryRtnVo>${content}</persEcmQryRtnVo>`;
  return { status: 200, body, contentType: 'application/xml; charset=utf-8' };
}

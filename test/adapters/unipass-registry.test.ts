import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { httpTransport } from '../../functions/adapters/http/http-transport.ts';
import type { HttpRequest, HttpTransport } from '../../functions/adapters/http/http-transport.ts';
import { outboundClient } from '../../functions/adapters/http/outbound-client.ts';
import { unipassRegistry } from '../../functions/adapters/pccc/unipass-registry.ts';
import { demoWorld } from '../../functions/sandbox/demo/world.ts';
import type { PcccQuestion } from '../../functions/ports/pccc-registry.ts';
import { openRig } from '../sandbox/rig.ts';
import type { Rig } from '../sandbox/rig.ts';
import { fixedClock } from '../support/fixed-clock.ts';

const KEY = 'a key/with+signs=';
const QUESTION: PcccQuestion = {
  code: 'P123456789012',
  name: '김 민준',
  telephone: '+82 10-1234-5678',
  postcode: '06236',
};

interface World {
  readonly transport: HttpTransport;
  readonly baseUrl?: string;
  readonly key?: string;
}

function registry({ transport, baseUrl, key = KEY }: World) {
  const clock = fixedClock();
  const partner = demoWorld('').partners.find(({ partnerId }) => partnerId === 'customs-kr');
  const known = partner && baseUrl !== undefined ? { ...partner, baseUrl } : undefined;
  return unipassRegistry({
    outbound: outboundClient({ transport, clock, timeoutMs: 10_000 }),
    directory: { partner: async (id) => (id === 'customs-kr' ? known : undefined) },
    secrets: { get: async (name) => (name === 'partners/customs-kr' && key !== '' ? [key] : []) },
    clock,
  });
}

/** A peer that answers every request with one body, and what it was asked. */
function answering(body: string, status = 200) {
  const requests: HttpRequest[] = [];
  const transport: HttpTransport = async (request) => {
    requests.push(request);
    return { kind: 'answered', status, headers: {}, body: Buffer.from(body) };
  };
  return { requests, transport };
}

const reply = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><persEcmQryRtnVo>${content}</persEcmQryRtnVo>`;
const error = (text: string) =>
  `<persEcmQryRtnErrInfoVo><errMsgCn>${text}</errMsgCn></persEcmQryRtnErrInfoVo>`;

describe('an answer of UNI-PASS', () => {
  test.each([
    ['1', reply('<tCnt>1</tCnt>'), { kind: 'matches' }],
    [
      '0 with two reasons',
      reply(`<ntceInfo/><tCnt>0</tCnt>${error('성명')}${error('전화 &amp; 번호')}`),
      { kind: 'differs', reasons: ['성명', '전화 & 번호'] },
    ],
    ['0 without one', reply('<tCnt>0</tCnt>'), { kind: 'differs', reasons: [] }],
    [
      '-1',
      reply('<tCnt>-1</tCnt>'),
      { kind: 'unavailable', reason: 'UNI-PASS does not know our key' },
    ],
    ['2', reply('<tCnt>2</tCnt>'), { kind: 'unavailable', reason: expect.any(String) }],
    ['no count', reply(''), { kind: 'unavailable', reason: expect.any(String) }],
    ['a page', '<!DOCTYPE html><p>', { kind: 'unavailable', reason: expect.any(String) }],
  ])('%s', async (_what, body, expected) => {
    expect(await registry(answering(body)).lookUp(QUESTION)).toEqual(expected);
  });

  test.each([
    [500, 'HTTP 500'],
    [404, 'answered with HTTP 404'],
  ])('with status %d says nothing of the code', async (status, reason) => {
    const { transport } = answering('<no/>', status);
    expect(await registry({ transport }).lookUp(QUESTION)).toEqual({ kind: 'unavailable', reason });
  });
});

describe('a question to UNI-PASS', () => {
  const ok = reply('<tCnt>1</tCnt>');

  test('goes to its public address with key, code, name, national telephone and postcode', async () => {
    const { transport, requests } = answering(ok);
    await registry({ transport }).lookUp(QUESTION);
    const url = new URL(requests[0]?.url ?? '');
    expect(url.origin + url.pathname).toBe(
      'https://unipass.customs.go.kr:38010/ext/rest/persEcmQry/retrievePersEcm',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      crkyCn: KEY,
      persEcm: 'P123456789012',
      pltxNm: '김 민준',
      cralTelno: '01012345678',
      custPsno: '06236',
    });
    expect(requests[0]?.method).toBe('GET');
  });

  test('goes where the directory says, without what is not known', async () => {
    const { transport, requests } = answering(ok);
    const elsewhere = registry({ transport, baseUrl: 'https://proxy.example/kr/' });
    await elsewhere.lookUp({ code: 'P123456789012', name: 'Kim', telephone: '010-1234-5678' });
    await elsewhere.lookUp({ code: 'P123456789012', name: 'Kim' });
    const [first, second] = requests.map(({ url }) => new URL(url));
    expect(first?.href).toMatch(/^https:\/\/proxy\.example\/kr\/ext\/rest\//);
    expect(first?.searchParams.get('cralTelno')).toBe('01012345678');
    expect([...(second?.searchParams.keys() ?? [])]).toEqual(['crkyCn', 'persEcm', 'pltxNm']);
  });

  test('is not asked without a key', async () => {
    const { transport, requests } = answering(ok);
    expect(await registry({ transport, key: '' }).lookUp(QUESTION)).toEqual({
      kind: 'unavailable',
      reason: 'no key for customs-kr',
    });
    expect(requests).toEqual([]);
  });

  test('is left alone after five failures in a row', async () => {
    const requests: HttpRequest[] = [];
    const transport: HttpTransport = async (request) => {
      requests.push(request);
      return { kind: 'failed', reason: 'no answer in time' };
    };
    const asked = registry({ transport });
    for (let nth = 0; nth < 6; nth += 1) await asked.lookUp(QUESTION);
    expect(requests).toHaveLength(5);
    expect(requests[0]?.timeoutMs).toBe(10_000);
    expect(await asked.lookUp(QUESTION)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('circuit open'),
    });
  });
});

describe('the sandbox’s UNI-PASS', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
  });
  afterAll(() => rig.close());

  const ask = (code: string, key?: string) =>
    registry({
      transport: httpTransport({ allowLoopback: true }),
      baseUrl: `${rig.sandbox.url}/unipass/customs-kr`,
      key: key ?? rig.secret,
    }).lookUp({ ...QUESTION, code });

  test.each([
    ['P123456789012', { kind: 'matches' }],
    ['P123456789000', { kind: 'differs', reasons: [expect.stringContaining('성명')] }],
    ['P123456789001', { kind: 'differs', reasons: [expect.stringContaining('휴대전화번호')] }],
    [
      'P123456789002',
      {
        kind: 'differs',
        reasons: [expect.stringContaining('성명'), expect.stringContaining('휴대전화번호')],
      },
    ],
    ['X1', { kind: 'differs', reasons: [expect.stringContaining('존재하지')] }],
  ])('answers to %s', async (code, expected) => {
    expect(await ask(code)).toEqual(expected);
  });

  test('refuses another key as customs does', async () => {
    expect(await ask('P123456789012', 'another')).toEqual({
      kind: 'unavailable',
      reason: 'UNI-PASS does not know our key',
    });
  });

  test('wants code and name, and journals neither', async () => {
    const path = '/unipass/customs-kr/ext/rest/persEcmQry/retrievePersEcm';
    const { status, body } = await rig.raw(
      `${path}?crkyCn=${encodeURIComponent(rig.secret)}&pltxNm=${encodeURIComponent('김민준')}`,
      {},
    );
    expect([status, body]).toEqual([400, { code: 'malformed', message: 'persEcm is missing' }]);
    const journal = JSON.stringify((await rig.admin('GET', '/journal')).body);
    expect(journal).toContain('customs-kr');
    expect(journal).not.toContain('김민준');
  });
});

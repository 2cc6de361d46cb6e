import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { accessTokens } from '../../../functions/adapters/marketplaces/access-token.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';

const REQUEST = { peer: 'seller', url: 'https://auth.example/token', form: { grant_type: 'x' } };

/** An issuer whose tokens are numbered and last an hour; the machine's time passes by hand. */
function anIssuer(interfere: (number: number) => FakeAnswer | undefined = () => undefined) {
  let wall = Date.parse('2026-11-24T10:00:00.000Z');
  const clock = { wall: () => new Date(wall).toISOString() };
  const fake = fakeTransport(
    (_request, number) =>
      interfere(number) ?? {
        status: 200,
        json: { access_token: `t${String(number)}`, expires_in: 3_600 },
      },
  );
  const tokens = accessTokens({
    outbound: outboundClient({ transport: fake.transport, clock }),
    clock,
  });
  const pass = (seconds: number) => {
    wall += seconds * 1_000;
  };
  return { ...fake, pass, token: (key = 'seller') => tokens(key, async () => REQUEST) };
}

describe('an access token', () => {
  test('is had once for all who want it at the same time, and by account', async () => {
    const { token, requests } = anIssuer();
    const answers = await Promise.all([token(), token(), token(), token('other')]);
    expect(requests).toHaveLength(2);
    const [first] = answers;
    expect(answers.slice(0, 3)).toEqual([first, first, first]);
    expect(answers[3]).not.toEqual(first);
  });

  test('is used until a minute before it ends, and then had anew', async () => {
    const { token, pass, requests } = anIssuer();
    const first = await token();
    pass(3_539);
    expect(await token()).toEqual(first);
    pass(1);
    expect(await token()).not.toEqual(first);
    expect(requests).toHaveLength(2);
  });

  test('that could not be had is asked for again by the next call', async () => {
    const { token } = anIssuer((number) => (number === 1 ? { status: 503 } : undefined));
    const failed = await Promise.all([token(), token()]);
    expect(failed.map(({ kind }) => kind)).toEqual(['transient', 'transient']);
    expect(await token()).toMatchObject({ kind: 'ok' });
  });

  test('that is refused is not asked for by every call, but after a minute, and by account', async () => {
    const refusal: FakeAnswer = { status: 400, json: { error: 'invalid_grant' } };
    const { token, pass, requests } = anIssuer((number) => (number === 1 ? refusal : undefined));
    expect(await token()).toMatchObject({ kind: 'transient', retryAfterSeconds: 60 });
    pass(20);
    expect(await token()).toMatchObject({ kind: 'transient', retryAfterSeconds: 40 });
    expect(requests).toHaveLength(1);
    expect(await token('other')).toMatchObject({ kind: 'ok' });
    pass(40);
    expect(await token()).toMatchObject({ kind: 'ok' });
  });
});

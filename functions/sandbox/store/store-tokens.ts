import { sha256 } from '../act-once.ts';
import { json } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';

const SECONDS = 7_200;

/** The access token that a marketplace issues for a key, good until a moment: made of both, so that nothing is kept. */
function tokenFor(key: string, until: number): string {
  return `tok_${sha256(Buffer.from(`${key}.${String(until)}`)).slice(0, 40)}_${String(until)}`;
}

/** Whether a token was issued for one of the keys and has not ended; times are wall milliseconds. */
export function isGoodToken(given: string, keys: readonly string[], wall: number): boolean {
  const until = Number(/_(\d+)$/.exec(given)?.[1] ?? '0');
  return until > wall && keys.some((key) => tokenFor(key, until) === given);
}

/** OAuth's token endpoint, behind a check of the key. */
export function issueToken({
  settings,
  clock,
}: Pick<Services, 'settings' | 'clock'>): Route['run'] {
  return (_request, parameter) => {
    const [key = ''] = settings.secret(`channels/${parameter('channelId')}/api-key`);
    const access_token = tokenFor(key, clock.wall() + SECONDS * 1_000);
    return json(200, { access_token, token_type: 'Bearer', expires_in: SECONDS });
  };
}

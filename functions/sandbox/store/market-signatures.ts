import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { channelOf } from '../demo/channels.ts';
import type { SandboxRequest } from '../http-message.ts';

// The marketplaces' side of their signatures: written from their documents once more, so that a
// mistake of Bondway's is not theirs.

type Values = { readonly [name: string]: string };

/** One call to a marketplace's API as its signature covers it; `path` without what leads to the store. */
interface SignedCall {
  readonly path: string;
  readonly parameters: Values;
  readonly body: string;
}

const CALL_SIGNATURES: {
  readonly [marketplace: string]: (call: SignedCall, secret: string) => string;
} = {
  'tiktok-shop': ({ path, parameters, body }, secret) =>
    hex(`${secret}${path}${pairs(parameters)}${body}${secret}`, secret),
  shopee: ({ path, parameters }, secret) => {
    const { partner_id = '', timestamp = '', access_token = '', shop_id = '' } = parameters;
    return hex(`${partner_id}${path}${timestamp}${access_token}${shop_id}`, secret);
  },
  lazada: ({ path, parameters }, secret) =>
    hex(`${path}${pairs(parameters)}`, secret).toUpperCase(),
  temu: ({ parameters }, secret) => {
    const text = `${secret}${pairs(parameters)}${secret}`;
    return createHash('md5').update(text).digest('hex').toUpperCase();
  },
};

const LONGEST_SKEW_SECONDS = 300;

/** Whether a call names the app and the shop's token, and was signed by the app a moment ago. */
export function isSignedCall(
  channelId: string,
  request: SandboxRequest,
  access: {
    readonly secrets: readonly string[];
    readonly tokens: readonly string[];
    /** Wall time, milliseconds. */
    readonly wall: number;
  },
): boolean {
  const signatureOf = CALL_SIGNATURES[channelOf(channelId).marketplace];
  if (signatureOf === undefined) return false;
  const { sign, ...parameters } = parametersOf(request);
  const { app_key, partner_id, access_token, timestamp = '' } = parameters;
  const token = request.headers['x-tts-access-token'] ?? access_token ?? '';
  if ((app_key ?? partner_id) !== appOf(channelId).key || !access.tokens.includes(token)) {
    return false;
  }
  const seconds = timestamp.length > 10 ? Number(timestamp) / 1_000 : Number(timestamp);
  const isNow = Math.abs(access.wall / 1_000 - seconds) <= LONGEST_SKEW_SECONDS;
  const path = request.path.replace(/^\/store\/[^/]+(\/rest)?/, '');
  const call = { path, parameters, body: request.body.toString('utf8') };
  return isNow && access.secrets.some((secret) => signatureOf(call, secret) === sign);
}

/** Parameters of a call: of its query, its form, or its JSON body where it has no query. */
export function parametersOf({ query, headers, body }: SandboxRequest): Values {
  const text = body.toString('utf8');
  const isForm = headers['content-type']?.includes('urlencoded') === true;
  if (isForm) return Object.fromEntries([...query, ...new URLSearchParams(text)]);
  if (query.size > 0 || !text.startsWith('{')) return Object.fromEntries(query);
  const values = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

/** A message that a marketplace is about to post. */
interface Posted {
  readonly channelId: string;
  readonly headers: Values;
  readonly body: string;
}

/** `Authorization` of TikTok Shop and Lazada: app key and body. */
export function signedWithAppKey({ channelId, body }: Posted, secret: string): Values {
  return { authorization: hex(`${appOf(channelId).key}${body}`, secret) };
}

/** `Authorization` of Shopee: the callback address as registered, and the body. */
export function signedWithAddress({ channelId, body }: Posted, secret: string): Values {
  return { authorization: hex(`${appOf(channelId).registeredUrl}|${body}`, secret) };
}

/** Temu's headers: all that begin with `x-tm-`, and the event before it is encrypted. */
export function signedEvent({ channelId, headers, body }: Posted, secret: string): Values {
  const named = { ...headers, 'x-tm-app-key': appOf(channelId).key };
  const signed = Object.entries(named).filter(([name]) => name.startsWith('x-tm-'));
  const text = pairs({ ...Object.fromEntries(signed), eventData: body });
  return { 'x-tm-app-key': named['x-tm-app-key'], 'x-tm-signature': hex(text, secret) };
}

/** A body as Temu posts it: encrypted with the app's secret. */
export function sealedEvent(body: string, secret: string): string {
  const key = Buffer.from(secret).subarray(0, 16);
  const cipher = createCipheriv('aes-128-cbc', key, key);
  const eventData = Buffer.concat([cipher.update(body, 'utf8'), cipher.final()]);
  return JSON.stringify({ eventData: eventData.toString('base64') });
}

function appOf(channelId: string): { readonly key: string; readonly registeredUrl: string } {
  const channel = channelOf(channelId);
  return {
    key: 'appKey' in channel ? channel.appKey : '',
    registeredUrl: 'registeredUrl' in channel ? channel.registeredUrl : '',
  };
}

function pairs(values: Values): string {
  return Object.keys(values)
    .sort()
    .map((name) => `${name}${values[name] ?? ''}`)
    .join('');
}

function hex(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

import { expect, test } from '@jest/globals';
import { parseEndpointUrl } from '../../../functions/domain/outbound/endpoint-url.ts';

const shown = (text: string) => {
  const parsed = parseEndpointUrl(text);
  return parsed.ok ? parsed.value : `${parsed.code}: ${parsed.message}`;
};
const longest = `https://merchant.example/${'x'.repeat(475)}`;

test.each([
  ['https://merchant.example/hooks?a=1', 'https://merchant.example/hooks?a=1'],
  ['https://merchant.example', 'https://merchant.example/'],
  ['http://localhost:8080/', 'http://localhost:8080/'],
  ['http://127.0.0.1/', 'http://127.0.0.1/'],
  ['http://[::1]/', 'http://[::1]/'],
  [longest, longest],
  ['https://localhost/', 'https://localhost/'],
])('%s may be told', (text, url) => {
  expect(shown(text)).toBe(url);
});

test.each([
  [`${longest}x`, 'url: must be a URL of at most 500 characters'],
  ['merchant', 'url: must be a URL of at most 500 characters'],
  ['', 'url: must be a URL of at most 500 characters'],
  ['http://merchant.example/', 'url: must begin with https://'],
  ['ftp://localhost/', 'url: must begin with https://'],
  ['https://me@merchant.example/', 'url: must carry no name and password'],
  ['https://:secret@merchant.example/', 'url: must carry no name and password'],
  ['https://merchant.example/#top', 'url: must end before the #'],
])('%s may not', (text, message) => {
  expect(shown(text)).toBe(message);
});

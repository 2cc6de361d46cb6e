import { createHmac } from 'node:crypto';

/**
 * Value of `X-WC-Webhook-Signature`: base64 of HMAC-SHA-256 over the raw body. WordPress stores
 * secrets with entities and decodes them before use, so `a&amp;b` signs as `a&b`. Source:
 * woocommerce, `WC_Webhook::generate_signature`; WordPress, `wp_specialchars_decode`.
 */
export function signWooCommerce(body: Uint8Array, secret: string): string {
  return createHmac('sha256', decoded(secret)).update(body).digest('base64');
}

const SPECIAL = /&(?:amp|lt|gt|quot|#0*3[489]|#0*6[02]|#[xX]0*(?:2[267]|3[cCeE]));/g;
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(secret: string): string {
  return secret.replace(SPECIAL, (entity) => {
    const name = entity.slice(1, -1);
    if (!name.startsWith('#')) return NAMED[name] ?? entity;
    const isHexadecimal = /^#x/i.test(name);
    const digits = name.slice(isHexadecimal ? 2 : 1);
    return String.fromCodePoint(Number.parseInt(digits, isHexadecimal ? 16 : 10));
  });
}

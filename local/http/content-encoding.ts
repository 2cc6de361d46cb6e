import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Encodings that we send, the smaller one first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type ContentEncoding = (typeof ENCODINGS)[number];

const ENCODE: { readonly [E in ContentEncoding]: (body: Buffer) => Promise<Buffer> } = {
  br: (body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/** The smallest encoding that a client takes (RFC 9110, Accept-Encoding); undefined for none of ours. */
export function acceptedEncoding(header = ''): ContentEncoding | undefined {
  const taken = header
    .toLowerCase()
    .split(',')
    .map((each) => each.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => !parameters.some((each) => /^q=0(\.0*)?$/.test(each)))
    .map(([name]) => name);
  return ENCODINGS.find((encoding) => taken.includes(encoding));
}

/** The body in this encoding; compressing goes on beside the event loop. */
export function encoded(body: Buffer, encoding: ContentEncoding): Promise<Buffer> {
  return ENCODE[encoding](body);
}

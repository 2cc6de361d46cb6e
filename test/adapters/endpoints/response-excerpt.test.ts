import { expect, test } from '@jest/globals';
import { responseExcerpt } from '../../../functions/adapters/endpoints/response-excerpt.ts';

test.each([
  ['{"ok":\n true}\u0000', '{"ok": true}'],
  ['no user li.lei@example.com here', 'no user …@… here'],
  ['call +86 138-0013-8000 or 110101199003078888', 'call +… or …'],
  ['status 503, try in 30 s', 'status 503, try in 30 s'],
  ['x'.repeat(500), 'x'.repeat(200)],
  ['', ''],
])('%j is logged as %j', (answer, excerpt) => {
  expect(responseExcerpt(Buffer.from(answer))).toBe(excerpt);
});

test('bytes that are no text do no harm', () => {
  expect(() => responseExcerpt(Buffer.from([0xff, 0xfe, 0x00, 0xc3]))).not.toThrow();
});

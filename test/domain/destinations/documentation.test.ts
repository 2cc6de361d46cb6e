import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ruleList } from '../../../scripts/quote/rule-list.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RULES = join(ROOT, 'functions/domain/destinations/rules');
const text = readFileSync(join(ROOT, 'docs/destinations.md'), 'utf8');

test('the rules in docs/destinations.md are the rows of the code', () => {
  const [, listed = ''] = /<!-- rules -->([^]*)<!-- \/rules -->/.exec(text) ?? [];
  expect(listed.trim()).toBe(ruleList());
});

test.each(['au-nz', 'ca', 'eu', 'gb', 'jp', 'kr', 'other', 'us'])(
  'every id of %s-rules.ts is listed',
  (name) => {
    const source = readFileSync(join(RULES, `${name}-rules.ts`), 'utf8');
    const ids = [...source.matchAll(/(?:id: |row\()'([a-zA-Z-]+)'/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !text.includes(`\`${id ?? ''}\``))).toEqual([]);
  },
);

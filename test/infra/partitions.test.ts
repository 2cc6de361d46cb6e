import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { STAGES } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';

const LIB = join(import.meta.dirname, '../../lib');

describe('identity data may have to stay in China', () => {
  const templates = synthesise(STAGES.prod, { region: 'cn-north-1' }).templates;
  const text = JSON.stringify(templates);

  test('templates for cn-north-1 name no other partition', () => {
    expect(text).not.toMatch(/arn:aws:/);
    // Services have the same principal in every partition.
    const domains = text
      .replace(/"(Service|Principal)":"[\w.-]+"/g, '')
      .match(/[\w.-]*amazonaws\.com(?!\.cn)[^"]*/g);
    expect(domains).toBeNull();
  });

  test('nor does what they are made from', () => {
    const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(sources.length).toBeGreaterThan(15);
    for (const file of sources) {
      const source = readFileSync(join(LIB, file), 'utf8').replace(
        /ServicePrincipal\('[\w.]+'\)/g,
        '',
      );
      expect([file, /arn:aws|amazonaws\.com/.exec(source)]).toEqual([file, null]);
    }
  });
});

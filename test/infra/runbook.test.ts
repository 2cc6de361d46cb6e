import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { STAGES } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const sections = runbook.split(/^## /m).slice(1);
const headings = sections.map((section) => section.slice(0, section.indexOf('\n')));

test.each([STAGES.prod, STAGES.rehearsal])(
  'the alarms of $name are the headings of the runbook',
  (stage) => {
    const names = synthesise(stage)
      .ofType('AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties.AlarmName?.replace(`bondway-${stage.name}-`, ''));
    expect(names.sort()).toEqual([...headings].sort());
  },
);

test.each(sections.map((section, index) => [headings[index], section]))(
  '%s has description, investigation and resolution',
  (_heading, section) => {
    const parts = [...(section ?? '').matchAll(/^\*\*(\w+)\.\*\* \S/gm)].map(([, part]) => part);
    expect(parts).toEqual(['Description', 'Investigation', 'Resolution']);
  },
);

test('every alarm says what it means, where to look, and tells somebody', () => {
  for (const { Properties } of synthesise().ofType('AWS::CloudWatch::Alarm')) {
    const heading = Properties.AlarmName?.replace('bondway-prod-', '');
    expect(Properties.AlarmDescription).toMatch(/^\S.{20,}[.:] What to do: /);
    expect(Properties.AlarmDescription).toContain(`docs/runbook.md#${heading}`);
    expect(Properties.AlarmActions).toHaveLength(1);
  }
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const mutant = z.looseObject({ status: z.string() });
const report = z.looseObject({
  files: z.record(z.string(), z.looseObject({ mutants: z.array(mutant) })),
});

/** How a mutant ended that a test noticed, or that need not be noticed. */
const SETTLED = ['Killed', 'Timeout', 'Ignored'];

/**
 * Makes the report of a part's last run one that Stryker goes on from: mutants that survived are taken
 * out of it and tried again, like those that are new. What was noticed stays so as long as its code and
 * the name of the test that noticed it do.
 *
 * @returns the file to go on from; undefined when the part was never run
 */
export function goOnFrom(reports: string, part: string): string | undefined {
  const last = `${reports}/${part}.json`;
  if (!existsSync(last)) return undefined;
  const { files, ...rest } = report.parse(JSON.parse(readFileSync(last, 'utf8')));
  const settled = Object.entries(files).map(([name, file]) => {
    const mutants = file.mutants.filter(({ status }) => SETTLED.includes(status));
    return [name, { ...file, mutants }] as const;
  });
  const file = `${reports}/${part}.again.json`;
  writeFileSync(file, JSON.stringify({ ...rest, files: Object.fromEntries(settled) }));
  return file;
}

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { z } from 'zod';
import { resolveWorkflow } from './resolve-workflow.ts';

/**
 * Writes generated/workflow.json: `{ hash, definition }`, which the embedded host runs and the
 * console draws. Stops with the validator's words when the definition is no legal state machine.
 */
const folder = join(import.meta.dirname, '..', 'generated');
const resolved = resolveWorkflow();

// The validator writes into what it is given: it gets a copy.
const copy = z.looseObject({}).parse(structuredClone(resolved.definition));
const verdict = validate(copy, { checkPaths: true, checkArn: true });
if (!verdict.isValid) {
  throw new Error(`the workflow is no legal state machine:\n${verdict.errorsText('\n')}`);
}
mkdirSync(folder, { recursive: true });
const file = join(folder, 'workflow.json');
writeFileSync(`${file}.new`, `${JSON.stringify(resolved, null, 2)}\n`);
renameSync(`${file}.new`, file);

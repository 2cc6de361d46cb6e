import { z } from 'zod';
import { isScriptName, SCRIPTS } from '../scripts.ts';
import type { ScriptName } from '../scripts.ts';

/** The name of a script, in a request. */
export const scriptName = z.custom<ScriptName>(
  (name) => typeof name === 'string' && isScriptName(name),
  {
    error: `must be one of ${Object.keys(SCRIPTS).join(', ')}`,
  },
);

import { z } from 'zod';
import { isScriptChoice, SCRIPTS } from './scripts.ts';
import type { ScriptChoice } from './scripts.ts';

/** The choice of a script, in a request or a record. */
export const scriptChoice = z.custom<ScriptChoice>(
  (text) => typeof text === 'string' && isScriptChoice(text),
  {
    error: `must be one of ${Object.keys(SCRIPTS).join(', ')}, with an argument only where it takes one`,
  },
);

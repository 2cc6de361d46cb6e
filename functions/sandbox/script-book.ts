import { z } from 'zod';
import type { RecordSets } from './records.ts';
import { isScriptName, SCRIPTS } from './scripts.ts';
import type { Script, ScriptName } from './scripts.ts';

/** Which script each order runs by, and by which names an order is known. */
export interface ScriptBook {
  of(orderNumber: string): Script;
  name(orderNumber: string): ScriptName;
  /** Only inside a change. */
  set(orderNumber: string, name: ScriptName): void;
  /** Another number of the same order, e.g. a shop's `#1001`; only inside a change. */
  alias(other: string, orderNumber: string): void;
  /** The number under which the order was posted, whatever number of it is given. */
  resolve(orderNumber: string): string;
}

const scriptName = z.custom<ScriptName>(
  (value) => typeof value === 'string' && isScriptName(value),
);

/** The scripts in the sandbox's records; `accept` for every order without one. */
export function openScriptBook(records: RecordSets): ScriptBook {
  const scripts = records('script', scriptName);
  const aliases = records('alias', z.string());
  const resolve = (orderNumber: string) => aliases.get(orderNumber) ?? orderNumber;
  const name = (orderNumber: string) => scripts.get(resolve(orderNumber)) ?? 'accept';
  return {
    of: (orderNumber) => SCRIPTS[name(orderNumber)],
    name,
    set: (orderNumber, script) => scripts.put(resolve(orderNumber), script),
    alias: (other, orderNumber) => aliases.put(other, orderNumber),
    resolve,
  };
}

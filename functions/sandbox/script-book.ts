import { z } from 'zod';
import type { RecordSets } from './records.ts';
import { scriptChoice } from './script-choice.ts';
import type { Script } from './script.ts';
import { chosenScript } from './scripts.ts';
import type { ScriptChoice } from './scripts.ts';

/** Which script each order runs by, and by which names an order is known. */
export interface ScriptBook {
  of(orderNumber: string): Script;
  name(orderNumber: string): ScriptChoice;
  /** Only inside a change. */
  set(orderNumber: string, choice: ScriptChoice): void;
  /** Another number of the same order, e.g. a shop's `#1001`; only inside a change. */
  alias(other: string, orderNumber: string): void;
  /** The number under which the order was posted, whatever number of it is given. */
  resolve(orderNumber: string): string;
}

/** The scripts in the sandbox's records; `accept` for every order without one. */
export function openScriptBook(records: RecordSets): ScriptBook {
  const scripts = records('script', scriptChoice);
  const aliases = records('alias', z.string());
  const resolve = (orderNumber: string) => {
    // Parcels of an order that is split, or planned anew, go under numbers of their own.
    const whole = orderNumber.replace(/-\d{1,2}$/, '');
    const isKnown = scripts.get(orderNumber) !== undefined || scripts.get(whole) === undefined;
    return aliases.get(orderNumber) ?? (isKnown ? orderNumber : whole);
  };
  const name = (orderNumber: string) => scripts.get(resolve(orderNumber)) ?? 'accept';
  return {
    of: (orderNumber) => chosenScript(name(orderNumber)),
    name,
    set: (orderNumber, script) => scripts.put(resolve(orderNumber), script),
    alias: (other, orderNumber) => aliases.put(other, orderNumber),
    resolve,
  };
}

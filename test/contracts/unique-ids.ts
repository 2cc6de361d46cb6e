import { randomUUID } from 'node:crypto';

/**
 * Ids that no other test of any run has used: a contract runs against stores that keep what earlier
 * runs left behind.
 */
export function uniqueId(prefix: string): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`;
}

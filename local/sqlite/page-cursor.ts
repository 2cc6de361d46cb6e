import { z } from 'zod';

/** Where a page ended. What is created meanwhile is newer, so no page shifts. */
const cursorSchema = z.tuple([z.string(), z.string()]);

/** The place after the record of this moment and id, opaque to everybody else. */
export function writeCursor(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Reads what `writeCursor` wrote; throws at anything else. */
export function readCursor(cursor: string): [string, string] {
  return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
}

import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { catalogueItemRecord } from '../../functions/adapters/dynamodb/records/directory-records.ts';
import { issueText } from '../../functions/adapters/http/issue-text.ts';
import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import { parseJson } from '../../functions/runtime/parse-json.ts';

/** Input that cannot be quoted: the message names the file and the field. */
export class InputError extends Error {}

const orderFile = z.object({ channelId: z.string(), order: z.record(z.string(), z.unknown()) });
const catalogueFile = z.array(z.record(z.string(), z.unknown()));

/** Megabytes enough for an order and a small catalogue. */
const LIMITS = { mostBytes: 20_000_000 };

/**
 * An order file: `{"channelId": …, "order": …}`; ids beyond 2⁵³ keep their digits.
 *
 * @throws InputError
 */
export function readOrderFile(file: string): z.infer<typeof orderFile> {
  return checked(orderFile, readJson(file), file);
}

/**
 * A catalogue file: an array of items as the directory keeps them; `merchantId` may be left out.
 *
 * @throws InputError
 */
export function readCatalogueFile(file: string, merchantId: string): readonly CatalogueItem[] {
  return checked(catalogueFile, readJson(file), file).map((item, index) => {
    const read = catalogueItemRecord.safeParse({ merchantId, ...item });
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const at = [String(index), ...(issue?.path ?? []).map(String)].join('/');
    throw new InputError(
      `${file}: /${at} ${issue === undefined ? 'is not a catalogue item' : issueText(issue)}.`,
    );
  });
}

function readJson(file: string): unknown {
  let raw: Uint8Array;
  try {
    raw = readFileSync(file);
  } catch {
    throw new InputError(`${file}: there is no such file.`);
  }
  const json = parseJson(raw, LIMITS);
  if (!json.ok) throw new InputError(`${file}: the file ${json.message}.`);
  return json.value;
}

function checked<T>(schema: z.ZodMiniType<T>, value: unknown, file: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = (issue?.path ?? []).map(String).join('/');
  throw new InputError(
    `${file}: /${at} ${issue === undefined ? 'has another shape' : issueText(issue)}.`,
  );
}

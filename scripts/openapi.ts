import { globSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiDocument } from './openapi/document.ts';

/**
 * Writes generated/openapi.json, which the hosts serve, and generated/api.d.ts, its types for
 * clients. Stops with the validator's words when it is no legal OpenAPI document. Does nothing while
 * both are newer than every source.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'generated');
const [json, types] = [join(folder, 'openapi.json'), join(folder, 'api.d.ts')];

if (isStale()) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${json}.new`, JSON.stringify(apiDocument()));
  await SwaggerParser.validate(`${json}.new`);
  writeFileSync(`${types}.new`, astToString(await openapiTS(pathToFileURL(`${json}.new`))));
  for (const file of [types, json]) renameSync(`${file}.new`, file);
}

function isStale(): boolean {
  const written = [json, types].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs);
  const sources = globSync(['functions/**/*.ts', 'scripts/openapi/*.ts', 'package-lock.json'], {
    cwd: root,
  });
  const newest = Math.max(...sources.map((file) => statSync(join(root, file)).mtimeMs));
  return written.some((at) => at === undefined || at < newest);
}

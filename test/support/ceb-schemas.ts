import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from '@jest/globals';
import { validateXML } from 'xmllint-wasm';

/**
 * Folder of the published schemas (import.xsd, export.xsd, terminal.xsd, xmldsig-core-schema.xsd).
 * They are customs' own and no part of this project.
 */
const FOLDER = process.env['BONDWAY_CEB_SCHEMAS'];

/** `describe` where the schemas are at hand; else one test that says plainly that nothing was validated. */
export function describeWithSchemas(title: string, body: () => void): void {
  if (FOLDER !== undefined && FOLDER !== '') {
    describe(title, body);
    return;
  }
  test(`NOT VALIDATED: ${title}`, () => {
    console.warn(
      `NOT VALIDATED: ${title}. BONDWAY_CEB_SCHEMAS names the folder of the CEB schemas.`,
    );
  });
}

/** The text of one schema. */
export function schemaText(name: string): string {
  return readFileSync(join(FOLDER ?? '', name), 'utf8');
}

/** Validates many messages in one run of libxml2. Returns its complaints; empty when all are valid. */
export async function schemaErrors(
  schema: 'import.xsd' | 'export.xsd' | 'terminal.xsd',
  messages: readonly string[],
): Promise<readonly string[]> {
  const dsig = {
    fileName: 'xmldsig-core-schema.xsd',
    contents: schemaText('xmldsig-core-schema.xsd'),
  };
  const { valid, errors, rawOutput } = await validateXML({
    xml: messages.map((contents, index) => ({
      fileName: `message-${String(index)}.xml`,
      contents,
    })),
    schema: [{ fileName: schema, contents: schemaText(schema) }],
    preload: [dsig],
    initialMemoryPages: 2_048,
    maxMemoryPages: 8_192,
  });
  return valid
    ? []
    : [...errors.map(({ rawMessage }) => rawMessage), ...(errors.length === 0 ? [rawOutput] : [])];
}

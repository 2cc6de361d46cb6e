import { expect, test } from '@jest/globals';
import { childOf, readXml } from '../../../functions/adapters/customs/messages/read-xml.ts';
import type { XmlElement } from '../../../functions/adapters/customs/messages/read-xml.ts';
import { CEB_TABLES } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { CebTable } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { NOTICE_TABLES } from '../../../functions/domain/customs/ceb-tables/notice-tables.ts';
import type { ElementRow } from '../../../functions/domain/customs/ceb-tables/element-rows.ts';
import { describeWithSchemas, schemaText } from '../../support/ceb-schemas.ts';

const TABLES: readonly (readonly [string, CebTable])[] = [
  ...Object.entries(CEB_TABLES),
  ...Object.entries(NOTICE_TABLES),
];

test.each(TABLES)('%s names each element once', (_kind, { head, lines }) => {
  for (const rows of [head, lines]) {
    const names = rows.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test.each([
  ['621', 47],
  ['603', 48],
  ['311', 30],
  ['303', 14],
] as const)('%s has %i head elements', (kind, count) => {
  expect(CEB_TABLES[kind].head).toHaveLength(count);
});

test('lists order quantity and unit differently', () => {
  const order = (kind: '621' | '603') =>
    CEB_TABLES[kind].lines.map(({ name }) => name).filter((name) => /^(qty|unit)/.test(name));
  expect(order('621')).toEqual(['qty', 'unit', 'qty1', 'unit1', 'qty2', 'unit2']);
  expect(order('603')).toEqual(['qty', 'qty1', 'qty2', 'unit', 'unit1', 'unit2']);
});

describeWithSchemas('tables against the published schemas', () => {
  const schemas = { import: schemaRoot('import.xsd'), export: schemaRoot('export.xsd') };

  test.each(TABLES)('%s has the elements, order and lengths of the schema', (_kind, table) => {
    const { body, headElement, lineElement, direction, head, lines } = table;
    expect(comparable(head)).toEqual(rowsOf(schemas[direction], headElement ?? body, head));
    if (lineElement === undefined) expect(lines).toEqual([]);
    else expect(comparable(lines)).toEqual(rowsOf(schemas[direction], lineElement, lines));
  });

  test.each(TABLES)('%s has the cardinality of the schema', (kind, table) => {
    if (table.lineElement === undefined) return;
    const entity = `ceb:${table.lineElement}`;
    const root = schemas[table.direction];
    const holder = table.direction === 'import' ? `CEB${kind}Message` : table.body;
    const line = descendants(named(root, holder), 'element').find(
      ({ attributes }) => attributes['ref'] === entity,
    );
    const { minOccurs = '1', maxOccurs = '1' } = line?.attributes ?? {};
    expect(Number(minOccurs)).toBe(table.minLines ?? 1);
    expect(maxOccurs).toBe(Number.isFinite(table.maxLines) ? String(table.maxLines) : 'unbounded');
  });

  test.each(TABLES)('%s comes as often as the schema says', (kind, table) => {
    const entities = descendants(named(schemas[table.direction], `CEB${kind}Message`), 'element');
    const entity = entities.find(
      ({ attributes }) =>
        attributes['name'] === table.body || attributes['ref'] === `ceb:${table.body}`,
    );
    const most = entity?.attributes['maxOccurs'] ?? '1';
    expect(['816', '818'].includes(kind) ? most : Number(most)).toBe(
      ['816', '818'].includes(kind) ? 'unbounded' : (table.maxBodies ?? 100),
    );
  });
});

function schemaRoot(name: string): XmlElement {
  if ((process.env['BONDWAY_CEB_SCHEMAS'] ?? '') === '') {
    return { namespace: '', name: '', attributes: {}, children: [], text: '' };
  }
  const read = readXml(schemaText(name));
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

function named(root: XmlElement, name: string): XmlElement {
  const found = root.children.find(({ attributes }) => attributes['name'] === name);
  if (found === undefined) throw new Error(`no ${name} in the schema`);
  return found;
}

function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

function comparable(rows: readonly ElementRow[]) {
  return rows.map(({ name, kind, mandatory, min, max }) =>
    kind === 'string' ? { name, kind, mandatory, min, max } : { name, kind, mandatory },
  );
}

/** The schema's rows in our terms; where it has no lower length for a mandatory string, ours counts. */
function rowsOf(root: XmlElement, entity: string, ours: readonly ElementRow[]) {
  return descendants(named(root, entity), 'element').map((element) => {
    const name = element.attributes['name'] ?? '';
    const mandatory = element.attributes['minOccurs'] !== '0';
    const restriction = descendants(element, 'restriction')[0];
    const base = restriction?.attributes['base'] ?? element.attributes['type'];
    if (base !== 'xs:string')
      return { name, kind: base === 'xs:decimal' ? 'decimal' : 'integer', mandatory };
    const facet = (of: string) => {
      const value = restriction && childOf(restriction, of)?.attributes['value'];
      return value === undefined ? undefined : Number(value);
    };
    const length = facet('length');
    const least = length ?? facet('minLength') ?? 0;
    const floor =
      mandatory && least === 0 ? (ours.find((row) => row.name === name)?.min ?? 0) : least;
    return { name, kind: 'string', mandatory, min: floor, max: length ?? facet('maxLength') };
  });
}

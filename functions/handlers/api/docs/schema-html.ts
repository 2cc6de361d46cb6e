import type { ApiSchema } from './api-document.ts';
import { anchor, escaped, prose } from './html.ts';

/** A schema as nested lists of fields; named ones are links. */
export function schemaHtml(schema: ApiSchema): string {
  const fields = fieldsOf(schema);
  return fields === '' ? `<p>${typeHtml(schema)}</p>` : fields;
}

/** The fields of an object, of the items of an array, or of each variant; empty where there are none. */
function fieldsOf(schema: ApiSchema): string {
  const { properties = {}, required = [], items, additionalProperties } = schema;
  const rows = Object.entries(properties).map(([name, field]) =>
    fieldHtml(name, field, required.includes(name)),
  );
  if (typeof additionalProperties === 'object') {
    rows.push(fieldHtml('…', additionalProperties, false));
  }
  if (rows.length > 0) return `<ul class="fields">${rows.join('')}</ul>`;
  if (items !== undefined) return fieldsOf(items);
  const variants = (schema.oneOf ?? schema.anyOf ?? []).map(fieldsOf).filter((each) => each !== '');
  return variants.join('<p class="or">or</p>');
}

function fieldHtml(name: string, field: ApiSchema, isRequired: boolean): string {
  const said = field.description === undefined ? '' : ` <span>${prose(field.description)}</span>`;
  const optional = isRequired ? '' : ' <em>optional</em>';
  const head = `<code>${escaped(name)}</code> <i>${typeHtml(field)}</i>${optional}${said}`;
  const inner = field.$ref === undefined ? fieldsOf(field) : '';
  return inner === ''
    ? `<li>${head}</li>`
    : `<li><details><summary>${head}</summary>${inner}</details></li>`;
}

/** What kind of value it is, in a few words. */
function typeHtml(schema: ApiSchema): string {
  const { $ref, type, items, enum: values, format } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${anchor(name)}">${escaped(name)}</a>`;
  }
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (values !== undefined) {
    return values.map((value) => `<code>${escaped(JSON.stringify(value))}</code>`).join(' ');
  }
  if (type === 'array') return `list of ${items === undefined ? 'anything' : typeHtml(items)}`;
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants !== undefined) return variants.map(typeHtml).join(' or ');
  return escaped([type ?? 'anything', format].filter((word) => word !== undefined).join(', '));
}

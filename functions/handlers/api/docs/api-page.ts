import { createHash } from 'node:crypto';
import type { ApiDocument, ApiOperation } from './api-document.ts';
import { anchor, escaped, prose } from './html.ts';
import { schemaHtml } from './schema-html.ts';

const STYLE = `
:root{color-scheme:light dark;--line:#d5d9e0;--soft:#f4f6f8;--ink:#1b2430;--link:#0b5fc0;--get:#0a6b3d;--post:#0b5fc0}
@media (prefers-color-scheme:dark){:root{--line:#3a4454;--soft:#1d2530;--ink:#e3e8ee;--link:#7db4f5;--get:#6fcf97;--post:#7db4f5}body{background:#141a22}}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;border-right:1px solid var(--line);font-size:13px}
nav h2{font-size:13px;margin:1rem 0 .2rem}nav ul{list-style:none;margin:0;padding:0}nav li{padding:.1rem 0}
main{padding:1rem 2rem;max-width:60rem}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
h1{margin:.2rem 0}h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
article{margin:1.2rem 0;padding:.8rem 1rem;border:1px solid var(--line);border-radius:6px}
h3{margin:0;font-size:16px}h4{margin:.8rem 0 .2rem;font-size:13px}
.call{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
.method{font-weight:700}.get{color:var(--get)}.post{color:var(--post)}
code{font:13px ui-monospace,monospace;background:var(--soft);padding:0 .2rem;border-radius:3px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-top:1px solid var(--line)}
td p{margin:0}
.fields{list-style:none;margin:.2rem 0;padding-left:1rem;border-left:2px solid var(--line)}.fields em,.or{opacity:.7}
summary{cursor:pointer}
@media (max-width:50rem){body{display:block}nav{position:static;height:auto;border:0}main{padding:1rem}}
`;

/** Lets this style in and nothing else: no scripts, no pictures, no addresses of others. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

interface Described {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

/** The document as one page that needs nothing else and runs no script. */
export function apiPage(document: ApiDocument): string {
  const { info, paths, webhooks, components } = document;
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Described => ({
      name: `${method} ${path}`,
      path,
      method,
      operation,
    })),
  );
  const events = Object.entries(webhooks).flatMap(([path, { post }]) =>
    post === undefined ? [] : [{ name: `event ${path}`, path, method: 'post', operation: post }],
  );
  const found = Map.groupBy([...routes, ...events], ({ operation }) => operation.tags[0] ?? '');
  const order = document.tags.map(({ name }) => name);
  const chapters = [...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const schemas = Object.entries(components.schemas);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(info.title)} API</title>
<style>${STYLE}</style></head><body>
<nav aria-label="Contents">${chapters.map(contentsHtml).join('')}
<h2><a href="#schemas">Schemas</a></h2></nav>
<main><h1>${escaped(info.title)} API</h1><p>${prose(info.description)}</p>
<p>The same for programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${chapters.map(chapterHtml).join('')}
<h2 id="schemas">Schemas</h2>${schemas
    .map(
      ([name, schema]) =>
        `<article id="schema-${anchor(name)}"><h3>${escaped(name)}</h3>${schemaHtml(schema)}</article>`,
    )
    .join('')}</main></body></html>`;
}

function contentsHtml([chapter, described]: [string, readonly Described[]]): string {
  const entries = described.map(
    ({ name, operation }) =>
      `<li><a href="#${anchor(name)}">${escaped(operation.summary)}</a></li>`,
  );
  return `<h2>${escaped(chapter)}</h2><ul>${entries.join('')}</ul>`;
}

function chapterHtml([chapter, described]: [string, readonly Described[]]): string {
  return `<h2>${escaped(chapter)}</h2>${described.map(operationHtml).join('')}`;
}

function operationHtml({ name, path, method, operation }: Described): string {
  const { summary, description, requestBody } = operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  return `<article id="${anchor(name)}"><h3>${escaped(summary)}</h3>
<p class="call"><span class="method ${method}">${method.toUpperCase()}</span> ${escaped(path)}</p>
${description === undefined ? '' : `<p>${prose(description)}</p>`}${parametersHtml(operation)}
${body === undefined ? '' : `<h4>Body</h4>${schemaHtml(body)}`}${answersHtml(operation)}</article>`;
}

function parametersHtml({ parameters = [] }: ApiOperation): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, description = '' }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${escaped(place)}${required === true ? '' : ', optional'}</td><td>${prose(description)}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function answersHtml({ responses }: ApiOperation): string {
  const rows = Object.entries(responses).map(([status, { description, content = {} }]) => {
    const types = Object.entries(content).map(
      ([type, { schema }]) =>
        `${escaped(type)} ${schema.$ref === undefined ? '' : schemaHtml(schema)}`,
    );
    return `<tr><td><code>${status}</code></td><td>${prose(description)}</td><td>${types.join('')}</td></tr>`;
  });
  return `<h4>Answers</h4><table>${rows.join('')}</table>`;
}

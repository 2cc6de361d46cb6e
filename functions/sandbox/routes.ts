import type { SandboxRequest, SandboxResponse } from './http-message.ts';

/** Values of the `:name` parts of a path. */
export type PathParameters = (name: string) => string;

/**
 * Who may call: a caller of a partner, a shop's API client, who holds a store's key or a token for it, who signs calls
 * to a marketplace's API, a sender of updates to a channel, the machine itself; or anybody, where the endpoint's own answer tells
 * an unknown key, or what it publishes is for all.
 */
export type Access =
  | 'partner'
  | 'shop'
  | 'store key'
  | 'store token'
  | 'signed call'
  | 'channel'
  | 'admin'
  | 'key in the question'
  | 'anybody';

/** One endpoint. `path` has `:name` parts; the second part of a partner's or store's path is its id. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly access: Access;
  readonly run: (request: SandboxRequest, parameter: PathParameters) => SandboxResponse;
}

/** A route that fits a request, with its path parameters. */
export interface FoundRoute {
  readonly route: Route;
  readonly parameter: PathParameters;
}

/** Finds routes by method and path; undefined when there is none. */
export function routeTable(
  routes: readonly Route[],
): (method: string, path: string) => FoundRoute | undefined {
  const table = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method, path) => {
    const given = path.split('/');
    for (const { route, parts } of table) {
      if (route.method !== method) continue;
      const found = match(parts, given);
      if (found !== undefined) {
        return { route, parameter: (name) => found.get(name) ?? '' };
      }
    }
    return undefined;
  };
}

function match(
  parts: readonly string[],
  given: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (parts.length !== given.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) values.set(part.slice(1), decode(value));
    else if (part !== value) return undefined;
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

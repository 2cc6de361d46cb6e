import { ROUTES } from '../../functions/runtime/contracts/routes.ts';
import type { Route } from '../../functions/runtime/contracts/routes.ts';

/** A route of the contracts and what its path parameters are. */
export interface MatchedRoute {
  readonly route: Route;
  readonly parameters: { readonly [name: string]: string };
}

interface CompiledRoute {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const COMPILED: readonly CompiledRoute[] = ROUTES.map((route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return { route, names, pattern: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) };
});

/**
 * The route for a request. `wrong-method`: the path exists, with other methods. A path parameter
 * that is no valid percent-encoding matches nothing.
 */
export function matchRoute(
  method: string,
  path: string,
): MatchedRoute | { readonly allow: readonly string[] } | undefined {
  const matching = COMPILED.flatMap((compiled) => {
    const found = compiled.pattern.exec(path);
    return found === null ? [] : [{ ...compiled, values: found.slice(1) }];
  });
  const matched = matching.find(({ route }) => route.method === method);
  if (matched === undefined) {
    return matching.length === 0 ? undefined : { allow: matching.map(({ route }) => route.method) };
  }
  const values = matched.values.map(decoded);
  if (values.includes(undefined)) return undefined;
  const entries = matched.names.map((name, index) => [name, values[index] ?? ''] as const);
  return { route: matched.route, parameters: Object.fromEntries(entries) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from '@swc/core';

type Compiled = ReturnType<typeof compileFunction>;

/** As jest.config.js has it: the suites load here as they load there. */
const TO_COMMON_JS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
  module: { type: 'commonjs' },
} as const;

const compiled = new Map<string, Compiled>();

/** A file is read and translated once per process, and then run afresh for every graph. */
function compile(file: string): Compiled {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const source = readFileSync(file, 'utf8');
  const { code } = transformSync(source, { ...TO_COMMON_JS, filename: file });
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const made = compileFunction(code, names, { filename: file });
  compiled.set(file, made);
  return made;
}

/**
 * The project's files as one load of them left them. A second graph runs every file again, which is
 * how a mutant in a module's constants gets to act; packages are loaded once and shared.
 */
export class ModuleGraph {
  readonly #modules = new Map<string, { exports: unknown }>();
  readonly #imports = new Map<string, Set<string>>();
  readonly #standIns: ReadonlyMap<string, unknown>;

  /** @param standIns what is answered instead of a package, by its name */
  constructor(standIns: ReadonlyMap<string, unknown>) {
    this.#standIns = standIns;
  }

  /** Throws what the file throws while it loads; the graph is of no use then. */
  load(file: string): unknown {
    const known = this.#modules.get(file);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    this.#modules.set(file, module);
    const imports = new Set<string>();
    this.#imports.set(file, imports);
    const elsewhere = createRequire(file);
    const require = (name: string): unknown => {
      if (this.#standIns.has(name)) return this.#standIns.get(name);
      if (!name.startsWith('.')) return elsewhere(name);
      const imported = resolve(dirname(file), name);
      imports.add(imported);
      return this.load(imported);
    };
    const parts = [module.exports, require, module, file, dirname(file)];
    Reflect.apply(compile(file), undefined, parts);
    return module.exports;
  }

  /** Every file of ours that this one loads, itself included. */
  reach(file: string): ReadonlySet<string> {
    const reached = new Set<string>([file]);
    for (const each of reached) {
      for (const imported of this.#imports.get(each) ?? []) reached.add(imported);
    }
    return reached;
  }
}

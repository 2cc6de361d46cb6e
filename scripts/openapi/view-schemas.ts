import { join } from 'node:path';
import ts from 'typescript';

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const VIEWS = join(import.meta.dirname, 'views.ts');
/** Deeper than any view nests: a type that refers to itself would never end. */
const DEEPEST = 16;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};

/**
 * The schema of every answer, read off the types that the views return, with the comments that stand
 * there. What is `undefined` in the program is absent on the wire, and so optional.
 *
 * @throws Error naming the view and the type that JSON cannot carry
 */
export function viewSchemas(): { readonly [name: string]: Schema } {
  const program = ts.createProgram([VIEWS], OPTIONS);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(VIEWS);
  const found = source?.statements.find(
    (each) => ts.isInterfaceDeclaration(each) && each.name.text === 'Views',
  );
  if (found === undefined) throw new Error('views.ts has no interface Views');
  const views = checker.getPropertiesOfType(checker.getTypeAtLocation(found));
  return Object.fromEntries(
    views.map((view) => {
      const type = checker.getTypeOfSymbol(view);
      return [view.name, new Reader(checker, view.name).schema(type, 0)];
    }),
  );
}

class Reader {
  readonly checker: ts.TypeChecker;
  readonly view: string;

  constructor(checker: ts.TypeChecker, view: string) {
    this.checker = checker;
    this.view = view;
  }

  schema(type: ts.Type, depth: number): Schema {
    if (depth > DEEPEST) throw this.cannot(type, 'nests too deep');
    if (type.isUnion()) return this.union(type, depth);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    const { flags } = type;
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Never) return { not: {} };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.object(type, depth);
    throw this.cannot(type, 'is no JSON');
  }

  private union(type: ts.UnionType, depth: number): Schema {
    const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const booleans = parts.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const isBoolean = booleans.length === 2;
    const rest = isBoolean ? parts.filter((part) => !booleans.includes(part)) : parts;
    const literals = rest.filter((part) => part.isStringLiteral());
    const others = rest.filter((part) => !part.isStringLiteral());
    const schemas: Schema[] = [
      ...(literals.length === 0 ? [] : [enumOf(literals.map(({ value }) => value))]),
      ...others.map((part) => this.schema(part, depth + 1)),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
    ];
    const [only, second] = distinct(schemas);
    if (only !== undefined && second === undefined) return only;
    return { anyOf: distinct(schemas) };
  }

  private object(type: ts.Type, depth: number): Schema {
    const { checker } = this;
    if (checker.isTupleType(type) || checker.isArrayType(type)) {
      const [item] = isReference(type) ? checker.getTypeArguments(type) : [];
      return { type: 'array', items: item === undefined ? {} : this.schema(item, depth + 1) };
    }
    if (type.getCallSignatures().length > 0) throw this.cannot(type, 'is a function');
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    // A union of object literals has each property in all of them, where absent as undefined.
    const properties = checker
      .getPropertiesOfType(type)
      .filter((each) => !(checker.getTypeOfSymbol(each).flags & ts.TypeFlags.Undefined));
    const required = properties.filter((each) => !this.mayBeAbsent(each)).map(({ name }) => name);
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map((each) => this.property(each, depth))),
      }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.schema(index.type, depth + 1) }),
    };
  }

  private property(symbol: ts.Symbol, depth: number): [string, Schema] {
    const said = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    const schema = this.schema(this.checker.getTypeOfSymbol(symbol), depth + 1);
    return [symbol.name, said === '' ? schema : { ...schema, description: said }];
  }

  private mayBeAbsent(symbol: ts.Symbol): boolean {
    if (symbol.flags & ts.SymbolFlags.Optional) return true;
    const type = this.checker.getTypeOfSymbol(symbol);
    const parts = type.isUnion() ? type.types : [type];
    return parts.some(({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown));
  }

  private cannot(type: ts.Type, why: string): Error {
    return new Error(`${this.view}: ${this.checker.typeToString(type)} ${why}`);
  }
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}

function enumOf(values: readonly string[]): Schema {
  const [only, second] = values;
  return second === undefined ? { const: only } : { type: 'string', enum: values.toSorted() };
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  const seen = new Set<string>();
  return schemas.filter((schema) => {
    const text = JSON.stringify(schema);
    return !seen.has(text) && seen.add(text);
  });
}

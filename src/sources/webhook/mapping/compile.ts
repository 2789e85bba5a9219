import type { MappedField, MappedValue, Mapping } from './mapping.ts';
import { type Path, parsePath } from './path.ts';

export interface CompiledValue {
  readonly path: Path | null;
  /** The path as it was written, for messages. */
  readonly written: string | null;
  readonly constant: string | null;
  /** Replacements by the value in lower case. */
  readonly values: ReadonlyMap<string, string>;
}

export interface CompiledCondition {
  readonly path: Path;
  readonly accepted: ReadonlySet<string>;
}

export interface CompiledMapping {
  readonly items: { readonly path: Path; readonly written: string } | null;
  readonly only: readonly CompiledCondition[];
  readonly over: (CompiledCondition & { readonly at: Path | null }) | null;
  readonly fields: ReadonlyMap<MappedField, CompiledValue>;
}

/** Compiles a mapping that was checked before. */
export function compileMapping({ items, only, over, fields }: Mapping): CompiledMapping {
  return {
    items: items === undefined ? null : { path: pathOf(items), written: items },
    only: only.map(compileCondition),
    over:
      over === undefined
        ? null
        : { ...compileCondition(over), at: over.at === undefined ? null : pathOf(over.at) },
    fields: new Map(
      Object.entries(fields).flatMap(([field, value]): [MappedField, CompiledValue][] =>
        value === undefined ? [] : [[field as MappedField, compileValue(value)]],
      ),
    ),
  };
}

const compileCondition = ({
  path,
  in: accepted,
}: {
  path: string;
  in: readonly unknown[];
}): CompiledCondition => ({
  path: pathOf(path),
  accepted: new Set(accepted.map(foldedValue)),
});

const compileValue = ({ path, constant, values }: MappedValue): CompiledValue => ({
  path: path === undefined ? null : pathOf(path),
  written: path ?? null,
  constant: constant ?? null,
  values: new Map(Object.entries(values ?? {}).map(([from, to]) => [foldedValue(from), to])),
});

export const foldedValue = (value: unknown): string => String(value).trim().toLowerCase();

function pathOf(text: string): Path {
  const read = parsePath(text);
  if (!read.ok) throw new Error(`A path of a saved mapping is not valid: ${read.problem.message}`);
  return read.value;
}

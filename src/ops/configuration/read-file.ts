import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { configurationProblems } from './problems.ts';

/** The content of a configuration file, with line numbers. It can be passed between threads. */
export interface ParsedFile {
  readonly content: Readonly<Record<string, unknown>>;
  /** The line of each value that is not too deep, from 1, by its path in JSON. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface ReadFile {
  readonly content: ParsedFile['content'];
  /** The line of a value, or of the value around it if it is missing. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** More aliases than a person writes: otherwise a short text could become gigabytes. */
const mostAliases = 100;
/** Deeper than any value of the configuration. */
const mostNested = 100;
/** `dns.lists`, a list, its entries, an entry, a field. */
const deepestLine = 6;

/** Parses YAML 1.2, which includes JSON. */
export function parseFile(text: string): Result<ParsedFile> {
  if (nesting(text) > mostNested) return failed(configurationProblems.tooDeep(mostNested));
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const why = error.code === 'MULTIPLE_DOCS' ? 'A second document begins.' : inOneLine(error.message);
    return failed(configurationProblems.notYaml(line, col, why));
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: mostAliases }) ?? {};
  } catch (cause) {
    return failed(configurationProblems.notYaml(1, 1, inOneLine((cause as Error).message)));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return failed(configurationProblems.notAMap());
  return ok({ content: content as Record<string, unknown>, lines: linesOf(document.contents, counter) });
}

export const readable = ({ content, lines }: ParsedFile): ReadFile => ({
  content,
  lineOf(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const line = lines.get(JSON.stringify(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  },
});

function linesOf(contents: Node | null, counter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>();
  const visit = (node: unknown, path: readonly PropertyKey[]): void => {
    if (!isNode(node) || path.length > deepestLine) return;
    if (node.range) lines.set(JSON.stringify(path), counter.linePos(node.range[0]).line);
    if (isSeq(node)) for (const [at, item] of node.items.entries()) visit(item, [...path, at]);
    if (isMap(node))
      for (const { key, value } of node.items)
        visit(value ?? key, [...path, String(isScalar(key) ? key.value : key)]);
  };
  visit(contents, []);
  return lines;
}

/** Removes the position, which the library adds to its message. */
const inOneLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');

/** The depth of brackets and indentation, checked before because the parser is recursive. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
  }
  const indents = Math.max(
    0,
    ...text.split('\n').map((line) => (/^(?:[ -])*/.exec(line)?.[0].length ?? 0) / 2),
  );
  return Math.max(deepest, indents > mostNested * 2 ? indents : 0);
}

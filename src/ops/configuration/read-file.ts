import { isNode, LineCounter, parseDocument } from 'yaml';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { configurationProblems } from './problems.ts';

/** What a file of configuration says, and where. */
export interface ReadFile {
  readonly content: Readonly<Record<string, unknown>>;
  /** The line of a value, from 1; of what surrounds it, if it is missing. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** More aliases than a person writes: a short text could otherwise become gigabytes. */
const mostAliases = 100;
/** Deeper than any value of the configuration. */
const mostNested = 100;

/** Reads YAML 1.2, of which JSON is a part. */
export function readFile(text: string): Result<ReadFile> {
  if (nesting(text) > mostNested) return failed(configurationProblems.tooDeep(mostNested));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    return failed(configurationProblems.notYaml(line, col, inOneLine(error.message)));
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: mostAliases }) ?? {};
  } catch (cause) {
    return failed(configurationProblems.notYaml(1, 1, inOneLine((cause as Error).message)));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return failed(configurationProblems.notAMap());
  return ok({
    content: content as Record<string, unknown>,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  });
}

/** The library shows the place below its message. */
const inOneLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');

/** How deep brackets and indentation nest: the parser itself recurses. */
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

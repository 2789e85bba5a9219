import {
  JSONPathEnvironment,
  JSONPathError,
  type JSONPathNode,
  type JSONPathQuery,
  type JSONValue,
  jsonpath,
} from 'json-p3';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { mappingProblems } from './problems.ts';

const { FilterSelector } = jsonpath.selectors;
const {
  FilterQuery,
  FunctionExtension,
  InfixExpression,
  LogicalExpression,
  PrefixExpression,
  RelativeQuery,
} = jsonpath.expressions;

type FilterPart = InstanceType<typeof jsonpath.expressions.LogicalExpression>['expression'];

/** The longest path, in characters, and the most steps in it. */
export const pathLimit = 200;
const stepLimit = 12;
/** How many levels `..` descends. The parser of the body refuses deeper ones before. */
const depthLimit = 60;

const environment = new JSONPathEnvironment({ maxRecursionDepth: depthLimit });
// `match` and `search` would run a regular expression on the sender's text.
environment.functionRegister.clear();

/** A JSONPath (RFC 9535) that was checked. */
export type Path = JSONPathQuery;

/**
 * Parses a JSONPath. Accepts only paths that cost no more than a walk through the item: one selector a step, one `..`,
 * filters that compare members of the same element, and no functions.
 */
export function parsePath(text: string): Result<Path> {
  const refuse = (why: string) => failed(mappingProblems.badPath(text, why));
  if (text.length > pathLimit) return refuse(`it is longer than ${pathLimit} characters`);
  const path = compiled(text);
  if (typeof path === 'string') return refuse(path);
  const { segments } = path;
  if (segments.length > stepLimit) return refuse(`it has more than ${stepLimit} steps`);
  if (segments.filter((segment) => segment.toString().startsWith('..')).length > 1)
    return refuse('it has “..” more than once');
  for (const { selectors } of segments) {
    if (selectors.length > 1) return refuse('a step of it names several things at once');
    for (const selector of selectors)
      if (selector instanceof FilterSelector && !isSimple(selector.expression))
        return refuse('a filter may only compare members of the element itself, such as [?@.type == "host"]');
  }
  return ok(path);
}

function compiled(text: string): Path | string {
  if (!text.startsWith('$')) return 'it does not start with “$”';
  try {
    return environment.compile(text);
  } catch (thrown) {
    if (thrown instanceof JSONPathError) return thrown.message;
    throw thrown;
  }
}

function isSimple(part: FilterPart): boolean {
  if (part instanceof FilterQuery) return part instanceof RelativeQuery && part.path.singularQuery();
  if (part instanceof FunctionExtension) return false;
  if (part instanceof LogicalExpression) return isSimple(part.expression);
  if (part instanceof PrefixExpression) return isSimple(part.right);
  if (part instanceof InfixExpression) return isSimple(part.left) && isSimple(part.right);
  return true;
}

/** The first values at a path, in order. */
export const valuesAt = (path: Path, value: unknown, most: number): unknown[] =>
  nodesAt(path, value, most).map((node) => node.value);

/** The first values at a path, each with its location. */
export function nodesAt(path: Path, value: unknown, most: number): JSONPathNode[] {
  const found: JSONPathNode[] = [];
  for (const node of path.lazyQuery(value as JSONValue)) {
    found.push(node);
    if (found.length >= most) break;
  }
  return found;
}

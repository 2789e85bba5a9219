import { referredTo } from './describe-strictly.ts';
import { problemMediaType } from './problem-details.ts';

type Json = Record<string, unknown>;

/** The name of the response that every refusal refers to. */
const problemResponse = 'Problem';

/**
 * Removes repetition from the OpenAPI description. Refusals, which differ only in their description, refer to one
 * response (OpenAPI 3.1, 4.8.23: a reference may have a description). A date-time has no pattern besides its format.
 * Unused schemas are left out.
 */
export function compactOpenApi<T extends object>(document: T): T {
  const description = withoutTimePatterns(document) as Json;
  const paths = (description.paths ?? {}) as Record<string, Record<string, Json>>;
  let shared: unknown;
  for (const operations of Object.values(paths)) {
    for (const { responses } of Object.values(operations)) {
      for (const [status, response] of Object.entries((responses ?? {}) as Record<string, Json>)) {
        const content = (response.content ?? {}) as Json;
        if (Object.keys(content).join() !== problemMediaType) continue;
        shared = { description: 'What went wrong, and what to do about it.', content };
        (responses as Json)[status] = {
          $ref: `#/components/responses/${problemResponse}`,
          description: response.description,
        };
      }
    }
  }
  const { schemas, ...components } = (description.components ?? {}) as Json;
  const responses = shared === undefined ? {} : { responses: { [problemResponse]: shared } };
  const all = (schemas ?? {}) as Json;
  const names = referredTo([paths, responses], all);
  const used = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return { ...description, components: { ...components, ...responses, schemas: used } } as T;
}

function withoutTimePatterns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimePatterns);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutTimePatterns(inner)] as const);
  const isTime = (value as Json).format === 'date-time';
  return Object.fromEntries(isTime ? entries.filter(([key]) => key !== 'pattern') : entries);
}

import { idPattern } from './page.ts';

interface Parameter {
  readonly in?: string;
  readonly schema?: { readonly type?: string; readonly pattern?: string };
}

const idSchema = { type: 'integer', minimum: 1, maximum: 10 ** 15 - 1 } as const;

/**
 * An id in a path is checked as text, digit by digit. The description declares it as a number, like ids in answers, so
 * that a client can pass one on unchanged.
 */
export function withNumberIds<T extends object>(document: T): T {
  const { paths = {} } = document as {
    paths?: Record<string, Record<string, { parameters?: readonly Parameter[] }>>;
  };
  const numbered = (parameter: Parameter): Parameter =>
    parameter.in === 'path' &&
    parameter.schema?.type === 'string' &&
    parameter.schema.pattern === idPattern.source
      ? { ...parameter, schema: idSchema }
      : parameter;
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operations]) => [
        path,
        Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => [
            method,
            operation.parameters === undefined
              ? operation
              : { ...operation, parameters: operation.parameters.map(numbered) },
          ]),
        ),
      ]),
    ),
  };
}

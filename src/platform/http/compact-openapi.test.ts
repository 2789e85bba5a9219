import { describe, expect, it } from 'vitest';
import { compactOpenApi } from './compact-openapi.ts';
import { problemMediaType } from './problem-details.ts';

const refused = (description: string) => ({
  description,
  content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
});
const answer = {
  description: 'OK',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
};

const document = {
  openapi: '3.1.0',
  paths: {
    '/a': { get: { responses: { 200: answer, 404: refused('There is none.') } } },
    '/b': { get: { responses: { 200: answer, 404: refused('It is deleted.') } } },
  },
  components: {
    securitySchemes: { token: {} },
    schemas: {
      A: { properties: { b: { $ref: '#/components/schemas/B' } } },
      B: { properties: { at: { type: 'string', format: 'date-time', pattern: '^long$' } } },
      Unused: {},
      ProblemDetails: { properties: { code: { type: 'string', pattern: '^kept$' } } },
    },
  },
};

describe('the compact description', () => {
  const compact = compactOpenApi(document) as unknown as typeof document & {
    components: { responses: Record<string, unknown> };
  };

  it('describes the shape of a refusal once, and keeps the description of each', () => {
    const responses = Object.values(compact.paths).map(({ get }) => get.responses[404]);
    expect(responses).toEqual([
      { $ref: '#/components/responses/Problem', description: 'There is none.' },
      { $ref: '#/components/responses/Problem', description: 'It is deleted.' },
    ]);
    expect(compact.components.responses.Problem).toMatchObject({ content: refused('').content });
    expect(compact.paths['/a'].get.responses[200]).toEqual(answer);
  });

  it('keeps only the schemas that are used, also by other schemas', () => {
    expect(Object.keys(compact.components.schemas)).toEqual(['A', 'B', 'ProblemDetails']);
    expect(compact.components.securitySchemes).toEqual({ token: {} });
  });

  it('omits only the pattern of a time', () => {
    expect(compact.components.schemas.B.properties.at).toEqual({ type: 'string', format: 'date-time' });
    expect(compact.components.schemas.ProblemDetails.properties.code.pattern).toBe('^kept$');
  });
});

import { describe, expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';

describe('the description of the API', () => {
  interface Described {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        { operationId?: string; responses?: Record<string, unknown>; tags?: string[]; security?: unknown }
      >
    >;
    components: { schemas: Record<string, unknown> };
  }

  it('is OpenAPI 3.1, and every route describes its answers, errors included', async () => {
    const document = (await (await start()).inject('/api/openapi.json')).json<Described>();
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(6);
    for (const operation of operations) {
      expect(Object.keys(operation.responses ?? {})).toEqual(expect.arrayContaining(['400', '429', '500']));
      expect(operation.tags?.length).toBe(1);
      expect(operation.security).toBeInstanceOf(Array);
    }
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    expect(document.components.schemas).toHaveProperty('ProblemDetails');
    const admin = document.paths['/api/v1/for-admin']?.get;
    expect(admin?.operationId).toBe('getForAdmin');
    expect(admin?.security).toEqual([{ token: [] }, { session: [] }]);
    expect(admin?.responses).toMatchObject({
      403: { $ref: '#/components/responses/Problem', description: expect.stringContaining('admin') },
    });
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty([String(name)]);
  });

  it('has a page that works under its policy: no inline script, and all files from this server', async () => {
    const server = await start();
    const page = await server.inject('/api/docs/');
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => String(source));
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const answer = await server.inject(new URL(source, 'http://localhost/api/docs/').pathname);
      expect(answer.statusCode).toBe(200);
    }
  });

  it('its pages are strict by default', async () => {
    const { headers } = await (await start()).inject('/api/v1/things');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

import createClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { paths } from '../../web/src/api/schema.d.ts';
import { configOf, dataFolder, runApp } from './world.ts';

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
}

interface Part {
  readonly content?: Readonly<Record<string, Media>>;
}

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Record<
        string,
        {
          readonly parameters?: readonly {
            readonly in: string;
            readonly schema: { readonly type?: string };
          }[];
          readonly requestBody?: Part;
          readonly responses: Readonly<Record<string, Part>>;
        }
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let app: Awaited<ReturnType<typeof runApp>>;
let description: Description;

async function begin(): Promise<void> {
  app = await runApp(configOf(dataFolder()));
  description = (await app.call('GET', '/api/openapi.json')).body;
}

/** A self-contained JSON Schema: the schemas that it refers to are inside. */
const alone = (schema: object): object => {
  const local = (part: object) =>
    JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/'));
  return { ...local(schema), $defs: local(description.components.schemas) };
};

describe('the description of the API', () => {
  it('has an example of each request and each answer that matches its schema', async () => {
    await begin();
    const wrong: string[] = [];
    let count = 0;
    for (const [url, operations] of Object.entries(description.paths))
      for (const [method, { requestBody, responses }] of Object.entries(operations)) {
        const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        for (const [what, { content = {} }] of [['request', requestBody ?? {}] as const, ...answers])
          for (const [type, { schema, example }] of Object.entries(content)) {
            count += 1;
            const where = `${method} ${url} ${what} ${type}`;
            if (example === undefined) wrong.push(`${where}: none`);
            else if (type === 'application/json') {
              const read = z
                .fromJSONSchema(alone(schema ?? {}) as Parameters<typeof z.fromJSONSchema>[0])
                .safeParse(example);
              if (!read.success) wrong.push(`${where}: ${z.prettifyError(read.error)}`);
            }
          }
      }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });

  it('types an id in a path like ids in answers, describes the file of an import, and the type of each answer', async () => {
    await begin();
    const undescribed: string[] = [];
    for (const [url, { get }] of Object.entries(description.paths)) {
      if (get === undefined || url.includes('{') || url === '/api/v1/events') continue;
      const { status, headers } = await fetch(`${app.url}${url}`, {
        headers: { authorization: `Bearer ${app.token}` },
        redirect: 'manual',
      });
      const answer = get.responses[status] ?? {};
      const { content } = '$ref' in answer ? { content: { 'application/problem+json': {} } } : answer;
      const type = headers.get('content-type')?.split(';')[0] ?? '';
      if (!Object.keys(content ?? { '': {} }).includes(type)) undescribed.push(`${url}: ${status} ${type}`);
    }
    expect(undescribed).toEqual([]);
    // No value can be of two objects, if neither may have further fields.
    expect(JSON.stringify(description)).not.toContain('"allOf"');

    const inPaths = Object.values(description.paths)
      .flatMap((operations) => Object.values(operations))
      .flatMap(({ parameters = [] }) => parameters)
      .filter((parameter) => parameter.in === 'path');
    expect(inPaths.filter(({ schema }) => schema.type === 'integer').length).toBeGreaterThan(60);
    const body = description.paths['/api/v1/import']?.post?.requestBody;
    expect(Object.keys(body?.content ?? {})).toEqual(['application/gzip']);
  });
});

// `npm run generate -- --check` proves that these are the types of this API.
describe('a client that is generated from the description', () => {
  it('creates, reads, changes and deletes, with the ids that it received', async () => {
    await begin();
    const client = createClient<paths>({
      baseUrl: app.url,
      headers: { authorization: `Bearer ${app.token}` },
    });
    const schedule = { kind: 'weekly', days: ['tue'], from: '22:00', to: '04:00', timeZone: 'UTC' } as const;
    const body = { name: 'Patch night', companyIds: [], schedule: { ...schedule, days: [...schedule.days] } };
    const made = await client.POST('/api/v1/maintenance-windows', { body });
    const id = made.data?.id ?? 0;
    const changed = await client.PUT('/api/v1/maintenance-windows/{id}', {
      params: { path: { id } },
      body: { ...body, name: 'Patch night 2' },
    });
    expect(changed.data).toEqual({ id });
    const { data } = await client.GET('/api/v1/maintenance-windows');
    expect(data?.items).toMatchObject([{ id, name: 'Patch night 2' }]);
    expect(
      (await client.DELETE('/api/v1/maintenance-windows/{id}', { params: { path: { id } } })).response.status,
    ).toBe(204);
    const gone = await client.GET('/api/v1/incidents/{id}', { params: { path: { id: 42 } } });
    expect([gone.response.status, gone.error]).toEqual([
      404,
      expect.objectContaining({ code: 'incidents.not_found' }),
    ]);

    const file = 'settings: { retention: { detectionDays: 60 } }';
    const plan = await client.POST('/api/v1/configuration/plan', {
      body: { file, prune: false, secrets: {} },
    });
    const applied = await client.POST('/api/v1/configuration/apply', {
      body: { file, prune: false, secrets: {}, hash: plan.data?.hash ?? '' },
    });
    expect(applied.data?.steps).toMatchObject([{ section: 'settings.retention', action: 'change' }]);
  });
});

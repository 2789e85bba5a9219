import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BodySchema, closeObjects, unknownFields } from './unknown-fields.ts';

const schema = z.object({
  site: z.string(),
  keys: z.object({ public: z.string() }).nullish(),
  rules: z.array(z.object({ kind: z.literal('a'), ends: z.string() })).optional(),
  when: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('once'), at: z.string() }),
    z.object({ kind: z.literal('weekly'), days: z.array(z.string()) }),
  ]),
  labels: z.record(z.string(), z.object({ text: z.string() })).optional(),
  more: z.unknown().optional(),
  open: z.looseObject({ known: z.string() }).optional(),
  piped: z
    .object({ n: z.string().transform(Number) })
    .transform(({ n }) => n)
    .optional(),
});
const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const found = (body: unknown) =>
  unknownFields(body, shape as Parameters<typeof unknownFields>[1]).map(({ pointer }) => pointer);

describe('unknown fields', () => {
  it.each([
    [{ site: 'a', when: { kind: 'once', at: 'x' } }, []],
    [{ site: 'a', sit: 'b' }, ['/sit']],
    [{ keys: { public: 'a', private: 'b' } }, ['/keys/private']],
    [{ keys: null, rules: [{ kind: 'a', ends: 'x' }, { end: 'y' }] }, ['/rules/1/end']],
    [{ when: { kind: 'weekly', days: [], zone: 'UTC' } }, ['/when/zone']],
    [{ labels: { any: { text: 'x' } }, more: { a: { b: 1 } }, open: { x: 1 } }, []],
    [{ piped: { n: '1', m: 1 } }, ['/piped/m']],
    [{ 'a/b~': 1 }, ['/a~1b~0']],
    [[], []],
    ['text', []],
    [null, []],
  ])('in %j are %j', (body, pointers) => expect(found(body)).toEqual(pointers));

  it('names the field that is probably meant, and lists at most twenty', () => {
    expect(unknownFields({ sites: 'x' }, shape as never)[0]?.detail).toContain('“site”');
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`field${at}`, 1]));
    expect(unknownFields(many, shape as never)).toHaveLength(20);
  });
});

it('the description declares which objects refuse them', () => {
  const closed = closeObjects(shape as BodySchema);
  const keys = closed.properties?.keys?.anyOf?.[0];
  const rule = (closed.properties?.rules?.items ?? {}) as BodySchema;
  for (const one of [closed, keys, rule, ...(closed.properties?.when?.oneOf ?? [])])
    expect(one?.additionalProperties).toBe(false);
  expect(closed.properties?.labels?.additionalProperties).toMatchObject({ additionalProperties: false });
  expect(closed.properties?.open?.additionalProperties).toEqual({});
  expect(closed.properties?.more).not.toHaveProperty('additionalProperties');
});

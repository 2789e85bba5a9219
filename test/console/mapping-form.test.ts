import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mapping, mappedFields, mappingSchema } from '../../src/sources/webhook/mapping/mapping.ts';
import { mappingPresets } from '../../src/sources/webhook/mapping/presets/index.ts';
import type { MappingBody } from '../../web/src/pages/sources/mapping-body.ts';
import { mappingBody, mappingValues, wrongFields } from '../../web/src/pages/sources/mapping-form.ts';
import { parseLines, wrongLine } from '../../web/src/pages/sources/value-lines.ts';

/** A condition compares texts: 15 and "15" are the same. */
const asTexts = (mapping: Mapping) => ({
  ...mapping,
  only: mapping.only.map((one) => ({ ...one, in: one.in.map(String) })),
});

/** What is saved after a mapping was opened in the form and nothing was typed. */
const resaved = (mapping: Mapping) => mappingSchema.parse(mappingBody(mappingValues(mapping as MappingBody)));

const path = fc.constantFrom('$.a', '$.b[0].c', '$.labels.domain');
const written = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
const values = fc.dictionary(written, fc.string({ maxLength: 40 }), { maxKeys: 5 });
const condition = { path, in: fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 5 }) };
const field = fc.record({ path, constant: written.map((text) => text.trim()), values });

describe('the form of a field mapping', () => {
  it('loses nothing of a saved mapping', () => {
    const mapping = fc.record({
      items: path,
      only: fc.array(fc.record(condition), { maxLength: 5 }),
      over: fc.record({ ...condition, at: path }),
      fields: fc.record(Object.fromEntries(mappedFields.map((name) => [name, field]))),
    });
    fc.assert(
      fc.property(mapping, (given) => {
        const saved = mappingSchema.parse(given);
        const after = resaved(saved);
        // An empty map of values changes nothing.
        const said = ({ fields, ...rest }: Mapping) => ({
          ...rest,
          fields: Object.entries(fields).map(([name, one]) => [name, { values: {}, ...one }]),
        });
        expect(new Map(said(after).fields as [string, object][])).toEqual(
          new Map(said(saved).fields as [string, object][]),
        );
        expect({ ...after, fields: null }).toEqual({ ...saved, fields: null });
        expect(wrongFields(mappingValues(saved as MappingBody))).toEqual([]);
      }),
    );
  });

  it.each(mappingPresets.map(({ name, mapping }) => [name, mapping] as const))(
    'begins with the preset %s unchanged',
    (_, mapping) => {
      const saved = mappingSchema.parse(mapping);
      expect(asTexts(resaved(saved))).toEqual(asTexts(saved));
    },
  );

  it('sends incomplete values, so that Picket can say what is missing', () => {
    const empty = mappingValues(null);
    const typed = {
      ...empty,
      only: [{ path: '', in: ['blocked'] }],
      over: { path: '', in: [], at: '$.end' },
    };
    expect(mappingBody(typed)).toEqual({
      only: [{ path: '', in: ['blocked'] }],
      over: { path: '', in: [], at: '$.end' },
      fields: {},
    });
    expect(mappingSchema.safeParse(mappingBody(typed)).success).toBe(false);
  });
});

describe('lines of values', () => {
  it('are read as pairs', () => {
    expect(parseLines('DENY = blocked\n\nALLOW=\n "a = b" = c=d')).toEqual({
      DENY: 'blocked',
      ALLOW: '',
      'a = b': 'c=d',
    });
  });

  it.each([
    ['DENY = blocked\nALLOW', 2],
    ['= blocked', 1],
    ['"a = b', 1],
    ['A = "b', 1],
    ['A = b\n', null],
  ])('%j are wrong at line %s', (typed, line) => expect(wrongLine(typed)).toBe(line));
});

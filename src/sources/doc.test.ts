import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sourceKinds } from './index.ts';
import type { SourceKind } from './kind.ts';

const file = new URL('../../docs/sources.md', import.meta.url);
const begin = '<!-- made from src/sources: UPDATE_SOURCES_DOC=1 writes it -->';

interface Property {
  readonly type?: string;
  /** A schema with its own id. */
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly items?: Property;
  readonly anyOf?: readonly Property[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
};
const identities = {
  id: 'Two rows with the same time and id are the same detection.',
  content: 'Two items are the same detection if time, id, company, domain and device are the same.',
};

const starts = {
  poll: '- Picket reads it on a schedule.',
  listen: '- It sends its detections to an address of Picket.',
  built_in: '- It is a part of Picket, and is there as soon as that part is used.',
};
const secrets = {
  provider:
    '- Secret: an API key, which the provider gives out. If the address changes, the key has to be entered again.',
  picket: '- Secret: Picket creates it and shows it once. It can be rotated.',
  nobody: '- It needs no secret.',
};

function typeOf({ type = '', $ref, enum: words, items, anyOf, minimum, maximum }: Property): string {
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if ($ref !== undefined) return 'object';
  if (items !== undefined) return `list of ${typeOf(items)}`;
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  const bounds = minimum === undefined || maximum === undefined ? '' : `, ${minimum} to ${maximum}`;
  return `${types[type] ?? type}${bounds}`;
}

function section({ name, title, schema, secret, start, identity }: SourceKind): string[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as {
    properties?: Record<string, Property>;
  };
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return [
    `## ${title} (\`${name}\`)`,
    '',
    starts[start.how],
    secrets[secret.from],
    `- ${identities[identity]}`,
    '',
    '| Setting | Kind | Default | What it is |',
    '|---|---|---|---|',
    ...Object.entries(properties).map(([setting, property]) => {
      const preset = property.default === undefined ? '' : `\`${JSON.stringify(property.default)}\``;
      const cells = [`\`${setting}\``, typeOf(property), preset, property.description ?? ''];
      return `| ${cells.map(cell).join(' | ')} |`;
    }),
    '',
  ];
}

it('every setting of every kind has a description', () => {
  for (const { name, schema } of sourceKinds)
    for (const [setting, field] of Object.entries(schema.shape as Record<string, z.ZodType>))
      expect(field.description, `${name}: ${setting}`).toMatch(/\w/);
});

it('docs/sources.md has every kind and its settings (UPDATE_SOURCES_DOC=1 writes it)', () => {
  const [intro = ''] = readFileSync(file, 'utf8').split(begin);
  const wanted = `${intro}${begin}\n\n${sourceKinds.flatMap(section).join('\n')}`;
  if (process.env.UPDATE_SOURCES_DOC === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});

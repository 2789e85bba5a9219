import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filters, tags } from './engine.ts';
import { defaultTemplates } from './ticket-text.ts';
import { variables } from './variables.ts';

const file = new URL('../../../docs/templates.md', import.meta.url);
const begin = '<!-- made from src/tickets/compose: UPDATE_TEMPLATES_DOC=1 writes it -->';
const cell = (text: string) => text.replaceAll('|', '\\|');

function generated(): string {
  const row = (...cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    '## Variables',
    '',
    '| Variable | Kind | Meaning | Example |',
    '|---|---|---|---|',
    ...Object.entries(variables).map(([name, { kind, what, example }]) =>
      row(`\`${name}\``, kind, what, `\`${example}\``),
    ),
    '',
    '## Tags',
    '',
    `${tags.map((tag) => `\`${tag}\``).join(', ')}, each with what belongs to it (\`else\`, \`elsif\`, \`when\`, \`endif\`, …).`,
    '',
    '## Filters',
    '',
    '| Filter | What it does |',
    '|---|---|',
    ...Object.entries(filters).map(([name, what]) => row(`\`${name}\``, what)),
    '',
    '## The text without templates',
    '',
    'Summary:',
    '',
    '```liquid',
    defaultTemplates.summary,
    '```',
    '',
    'Description:',
    '',
    '```liquid',
    defaultTemplates.description,
    '```',
    '',
  ].join('\n');
}

it('docs/templates.md has every variable, tag and filter (UPDATE_TEMPLATES_DOC=1 writes it)', () => {
  const [intro = ''] = readFileSync(file, 'utf8').split(begin);
  const wanted = `${intro}${begin}\n\n${generated()}`;
  if (process.env.UPDATE_TEMPLATES_DOC === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});

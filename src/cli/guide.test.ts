import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeProgram } from './program.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'SECURITY.md',
  ...['docs', 'docs/guide'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join(folder, name)),
  ),
];

interface Written {
  readonly page: string;
  readonly text: string;
  /** In a block of commands, text is typed unchanged. In other text, a command may be named without its arguments. */
  readonly whole: boolean;
}

/** Every `picket …` of a page: lines of its command blocks, and text in backticks. */
function commandsOf(page: string): Written[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  const typed = lines.flatMap((line) =>
    line
      .replace(/\s+#.*$/, '')
      .split(/&&|[|>]/)
      .flatMap(
        (part) =>
          /^(?:sudo |docker compose exec picket |[A-Z_]+=\S+ )*picket (.+)$/.exec(part.trim())?.[1] ?? [],
      ),
  );
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const named = [...prose.matchAll(/`(?:sudo )?picket ([^`]+)`/g)].map(([, rest = '']) => rest);
  return [
    ...typed.map((rest) => ({ page, text: rest, whole: true })),
    ...named.map((rest) => ({ page, text: rest.replace(/\s+/g, ' '), whole: false })),
  ];
}

/** Splits a line like a shell; supports what the guide uses. `<file>` is one word. */
const wordsOf = (line: string): string[] =>
  [...line.replace(/<[^>]+>/g, 'FILE').matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/["']/g, ''),
  );

/** The error of a command; null if it would run. Arguments are not checked, since the guide has examples. */
function complaintAbout(program: Command, words: readonly string[], whole: boolean): string | null {
  const { operands, unknown } = program.parseOptions([...words]);
  const [next, ...rest] = operands;
  const named = program.commands.find((one) => one.name() === next);
  if (named !== undefined) return complaintAbout(named, [...rest, ...unknown], whole);
  const usual = (program as Command & { _defaultCommandName?: string })._defaultCommandName;
  const implied = program.commands.find((one) => one.name() === usual);
  if (implied !== undefined) return complaintAbout(implied, [...operands, ...unknown], whole);
  if (program.commands.length > 0)
    return next === undefined || (!whole && next === '…')
      ? null
      : `“${next}” is no command of ${program.name()}`;
  const option = unknown.find((word) => /^-./.test(word) && word !== '--help');
  if (option !== undefined) return `${program.name()} has no option ${option}`;
  const given = [...operands, ...unknown].filter((word) => word !== '--help');
  const places = program.registeredArguments;
  if (given.length > places.length && places.at(-1)?.variadic !== true)
    return `${program.name()} takes ${places.length} arguments, not ${given.length}`;
  if (whole && given.length < places.filter(({ required }) => required).length)
    return `${program.name()} needs more arguments`;
  return null;
}

describe('every command of the guide', () => {
  const io = { env: {}, out: () => {}, err: () => {}, color: false, terminal: false };
  const program = () => makeProgram(io as never, false);

  it('is found', () => {
    const all = pages.flatMap(commandsOf);
    expect(all.filter(({ whole }) => whole).length).toBeGreaterThan(40);
    expect(all.length).toBeGreaterThan(150);
  });

  it.each(pages)('exists, with its options and number of arguments: %s', (page) => {
    const wrong = commandsOf(page).flatMap(({ text, whole }) => {
      try {
        const complaint = complaintAbout(program(), wordsOf(text), whole);
        return complaint === null ? [] : [`picket ${text}: ${complaint}`];
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        const fine = code === 'commander.version' || (!whole && code === 'commander.optionMissingArgument');
        return fine ? [] : [`picket ${text}: ${message}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  it('has the options that are given after its name, also if the command above has options of the same names', () => {
    const seen: string[] = [];
    const visit = (path: readonly string[], above: readonly string[]) => {
      const at = (root: Command) =>
        path.reduce((one, name) => one.commands.find((sub) => sub.name() === name) ?? one, root);
      const own = at(program()).options.map(({ long }) => long ?? '');
      for (const long of own.filter((name) => name !== '--json' && above.includes(name))) {
        const root = program();
        const leaf = at(root);
        const option = leaf.options.find((one) => one.long === long);
        const value = option?.argChoices?.[0] ?? 'value';
        leaf.action(() => {
          seen.push(`${path.join(' ')} ${long}`);
          expect([path, long, leaf.opts()[option?.attributeName() ?? '']]).toEqual([path, long, value]);
        });
        const places = leaf.registeredArguments.map(() => '1');
        root.parse([...path, ...places, long, value], { from: 'user' });
      }
      for (const sub of at(program()).commands) visit([...path, sub.name()], [...above, ...own]);
    };
    visit([], []);
    expect(seen).toContain('report billing --month');
  });

  it('would be reported if it did not exist', () => {
    const wrong = (line: string) => complaintAbout(program(), wordsOf(line), true);
    expect(wrong('statsu')).toContain('no command');
    expect(wrong('user added bob@msp.example')).toContain('takes 0 arguments');
    expect(wrong('status --verbose')).toContain('no option --verbose');
    expect(wrong('export')).toContain('needs more arguments');
    expect(wrong('status now')).toContain('takes 0 arguments');
    expect(wrong('backup settings --on --at 02:30')).toBeNull();
  });
});

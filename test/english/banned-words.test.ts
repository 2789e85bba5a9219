import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'plain-english.mjs');

function check(...files: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
  return { status, complaints: stderr.split('\n').filter((line) => line !== '') };
}

describe('the words that people read', () => {
  it('are plain English: none of scripts/banned-words.json', () => {
    expect(check()).toEqual({ status: 0, complaints: [] });
  });
});

describe('the check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'picket-english-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The complaints about files of these texts, the first named 0. */
  const checked = (samples: readonly (readonly [ending: string, text: string])[]) => {
    const files = samples.map(([ending, text], at) => {
      const file = path.join(folder, `${at}.${ending}`);
      writeFileSync(file, text);
      return file;
    });
    return check(...files).complaints.map((line) => line.slice(folder.length + 1));
  };

  it('finds a banned word in strings, templates, texts of the console and pages, with its place', () => {
    const complaints = checked([
      ['ts', "\nconst hint = 'Mend the key.';"],
      ['ts', 'const said = `First\nand it was\n told`;'],
      ['tsx', 'const A = () => <p>\nThe company is gone.</p>;'],
      ['md', '# A\n\nSend it\nelsewhere.'],
    ]);
    expect(complaints.map((line) => line.slice(0, line.indexOf(': use')))).toEqual([
      '0.ts:2: “Mend”',
      '1.ts:2: “was told”',
      '2.tsx:2: “gone”',
      '3.md:4: “elsewhere”',
    ]);
  });

  it('finds some of them in comments, also over two lines', () => {
    const complaints = checked([
      ['ts', '/** Mends what is gone. */\nconst a = 1;'],
      ['ts', 'const a = 1;\n/**\n * What became\n * of it.\n */\nconst b = 2;'],
      ['ts', 'const a = 1;\n// It is put\n// aside.\nconst b = 2;'],
    ]);
    expect(complaints.map((line) => line.slice(0, line.indexOf(': use')))).toEqual([
      '0.ts:1: “Mends”',
      '1.ts:3: “became of”',
      '2.ts:2: “put aside”',
    ]);
  });

  it('leaves out other comments, values, columns, SQL, code and parts of other words', () => {
    const complaints = checked([
      ['ts', '// The company is gone.\nconst a = 1;'],
      ['ts', "const a = ['gone', 'ticket.elsewhere', 'ticket.elsewhere as elsewhere'];"],
      ['ts', 'const a = sql`select elsewhere from ticket`;'],
      ['ts', "const a = 'The filter `gone` lists them.';"],
      ['ts', "const a = 'Recommended amendments';"],
      ['md', 'Use `elsewhere`:\n\n```\nmend it\n```\n'],
    ]);
    expect(complaints).toEqual([]);
  });
});

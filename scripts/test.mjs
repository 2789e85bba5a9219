#!/usr/bin/env node
/**
 * `npm test`: everything there is to check, from a fresh clone. Every step counts as one check, and so does every
 * test in it; after a failure the rest is still run. Arguments are passed on to vitest.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { root, run, runPackage, secondsSince } from './run.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'picket-tests-'));
const results = [];

await step('install', async () => {
  const missing = await install();
  if (missing) console.log(missing);
  return { ok: !missing };
});
await step('build', () => succeeds(run(process.execPath, ['scripts/build.mjs'])));
await step('typecheck', () => succeeds(runPackage('typescript-native/bin/tsc', ['--noEmit'])));
await step('typecheck of the console', () =>
  succeeds(runPackage('typescript-native/bin/tsc', ['--noEmit', '-p', 'web'])),
);
await step('types of the API', () =>
  succeeds(run(process.execPath, ['scripts/generate-api.mjs', '--check'])),
);
await step('lint', () => succeeds(runPackage('@biomejs/biome/bin/biome', ['check', '.'])));
await step('walls', () => walls(['src', 'web'], '.dependency-cruiser.cjs'));
await step('walls between folders', () => walls(['src'], '.dependency-cruiser-folders.cjs'));
await step('tests', vitest);
const browserTests = readdirSync(path.join(root, 'test', 'e2e'), { recursive: true }).filter((name) =>
  name.endsWith('.test.mjs'),
);
await step('browser tests', endToEnd);

rmSync(scratch, { recursive: true, force: true });
summarize();

/** Checks the imports in `folders` against the rules of `config`. */
function walls(folders, config) {
  return succeeds(
    runPackage('dependency-cruiser/bin/dependency-cruise.mjs', [...folders, '--config', config]),
  );
}

/** Runs one step; whatever goes wrong in it is its failure and not the end. */
async function step(name, work) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  let result;
  try {
    result = await work();
  } catch (error) {
    console.error(error.message);
    result = { ok: false };
  }
  results.push({
    name,
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: [],
    ...result,
    took: secondsSince(start),
  });
}

async function succeeds(running) {
  const { status } = await running;
  return { ok: status === 0 };
}

async function vitest() {
  const report = path.join(scratch, 'vitest.json');
  const { status } = await runPackage('vitest/vitest.mjs', [
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...process.argv.slice(2),
  ]);
  const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return {
    // Both: the status shows unhandled errors, and the report shows failures that an exit hook hid from the status.
    ok: status === 0 && success && numPassedTests > 0,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(failuresOf),
  };
}

/** One line for each failed test of a file, and for a file that failed as a whole. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = path.relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map(
    ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`,
  );
}

function firstLine(text = '') {
  return text.split('\n', 1)[0].slice(0, 300);
}

async function endToEnd() {
  const { file, missing } = await findChromium();
  if (missing) throw new Error(missing);
  const report = path.join(scratch, 'e2e.tap');
  const { status } = await run(
    process.execPath,
    [
      // Two at a time: more than two browsers wait for each other on a small machine.
      ...['--test', '--test-concurrency=2'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
      ...browserTests.map((name) => path.join('test', 'e2e', name)),
    ],
    { env: { ...process.env, PICKET_CHROMIUM: file } },
  );
  const tap = readFileSync(report, 'utf8');
  const count = (what) => Number(tap.match(new RegExp(`^# ${what} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    ok: status === 0,
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
    failures: failuresIn(tap),
  };
}

/**
 * One line for each failed test, with its error, and for each error outside of tests. A suite fails with its tests, and
 * has nothing to add.
 */
function failuresIn(tap) {
  const outside = [...tap.matchAll(/^# (Error: .*)$/gm)].map(([, error]) => error.slice(0, 300));
  const failed = [...tap.matchAll(/^( *)not ok \d+ - (.*)\n(?:\1 {2}.*\n)*/gm)].flatMap(
    ([report, , name]) => {
      if (/^ *failureType: 'subtestsFailed'$/m.test(report)) return [];
      const [, , block, line] = /^( *)error: (?:\|-\n((?:\1 {2}.*\n)+)|'(.*)'$)/m.exec(report) ?? [];
      return [`${name}: ${firstLine((block ?? line ?? '').trim().replaceAll(/\s+/g, ' '))}`];
    },
  );
  return [...failed, ...outside];
}

function summarize() {
  console.log('\n── summary ──');
  for (const { name, ok, passed, failed, skipped, failures, took } of results) {
    const tests = passed + failed > 0 ? `, ${passed} passed, ${failed} failed, ${skipped} skipped` : '';
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${took}${tests})`);
    // Here too: of a long log, often only the end is kept.
    for (const failure of failures) console.log(`       ${failure}`);
  }
  const total = (count) => results.reduce((sum, result) => sum + count(result), 0);
  const passed = total((result) => result.passed + (result.ok ? 1 : 0));
  const failed = total((result) => result.failed + (result.ok ? 0 : 1));
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

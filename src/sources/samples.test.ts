import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceKinds } from './index.ts';
import type { Settings, SourceKind } from './kind.ts';

/** A file of `<kind>/samples/`. */
interface Sample {
  readonly about: string;
  readonly now: string;
  readonly settings: Settings;
  readonly received: unknown;
  /** The expected detections, in order, with times as ISO 8601. */
  readonly detections: readonly unknown[];
  /** The expected reasons, in order. */
  readonly unreadable: readonly string[];
}

describe.each(sourceKinds)('the recorded rows of $name', (kind: SourceKind) => {
  const folder = new URL(`${kind.name}/samples/`, import.meta.url);
  const samples = readdirSync(folder).map(
    (file): Sample => JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  );

  it.each(samples)('$about', async ({ settings, received, now, detections, unreadable }) => {
    const read = await kind.receive(received, kind.schema.parse(settings), new Date(now));
    if (!read.ok) throw new Error(read.problem.message);
    expect(JSON.parse(JSON.stringify(read.value.detections))).toEqual(detections);
    expect(read.value.unreadable.map(({ reason }) => reason)).toEqual(unreadable);
  });

  it('include a detection, and a row that cannot be parsed', () => {
    expect(samples.flatMap((sample) => sample.detections)).not.toEqual([]);
    expect(samples.flatMap((sample) => sample.unreadable)).not.toEqual([]);
  });

  it.each([null, 5, 'text', {}, { logs: 5 }])('never throw with %j in any field', async (received) => {
    expect(await kind.receive(received, kind.schema.parse({}), new Date())).toHaveProperty('ok');
  });
});

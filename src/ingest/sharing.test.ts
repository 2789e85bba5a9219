import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { serverUnreachable } from '../platform/database/problems.ts';
import { ProblemError } from '../platform/values/problem.ts';
import type { Batch, IngestResult } from './ingest.ts';
import { sharing } from './sharing.ts';

const batch = (sourceId: number, rows = 1): Batch => ({
  sourceId,
  detections: Array.from({ length: rows }, () => makeDetection()),
});

/** A store whose transactions end when the test ends them, with the number of rows of each batch. */
function openStore() {
  const begun: { readonly rows: string; end(failure?: Error): void }[] = [];
  const receive = sharing(
    (batches) =>
      new Promise((resolve, reject) => {
        const rows = batches.map(({ sourceId, detections }) => `${sourceId}:${detections.length}`).join(' ');
        const results = batches.map(({ detections }) => ({ accepted: detections.length }) as IngestResult);
        begun.push({ rows, end: (failure) => (failure ? reject(failure) : resolve(results)) });
      }),
  );
  /** Ends the transaction that was begun as the nth. */
  const end = async (nth: number, failure?: Error) => {
    begun[nth]?.end(failure);
    await nextTurn();
  };
  return { receive, end, rows: () => begun.map((one) => one.rows) };
}

it('batches that wait for one of the same source are stored together, each with its own result', async () => {
  const { receive, end, rows } = openStore();
  const sent = [receive(batch(1, 1)), receive(batch(1, 2)), receive(batch(2, 5))];
  await nextTurn();
  expect(rows()).toEqual(['1:1 1:2', '2:5']);
  sent.push(receive(batch(1, 3)), receive(batch(1, 4)));
  await end(0);
  expect(rows()).toEqual(['1:1 1:2', '2:5', '1:3 1:4']);
  await end(2);
  await end(1);
  expect((await Promise.all(sent)).map(({ accepted }) => accepted)).toEqual([1, 2, 5, 3, 4]);
  // Nobody waits any more: the next one begins at once.
  void receive(batch(1, 7));
  await nextTurn();
  expect(rows()).toHaveLength(4);
});

it('no more than 5,000 rows are stored together, and a batch of more is stored alone', async () => {
  const { receive, end, rows } = openStore();
  for (const size of [3_000, 2_000, 1, 6_000, 2]) void receive(batch(1, size));
  await nextTurn();
  for (let nth = 0; nth < 3; nth += 1) await end(nth);
  expect(rows()).toEqual(['1:3000 1:2000', '1:1', '1:6000', '1:2']);
});

it('one that fails stops no other: each is stored alone', async () => {
  const { receive, end, rows } = openStore();
  const sent = [receive(batch(1, 1)), receive(batch(1, 2)), receive(batch(1, 3))].map((one) =>
    one.then(
      ({ accepted }) => accepted,
      ({ message }: Error) => message,
    ),
  );
  await nextTurn();
  await end(0, new Error('It cannot be stored.'));
  expect(rows()).toEqual(['1:1 1:2 1:3', '1:1', '1:2', '1:3']);
  await end(2, new Error('This is the one.'));
  await end(1);
  await end(3);
  expect(await Promise.all(sent)).toEqual([1, 'This is the one.', 3]);
});

it('all fail at once while the database cannot store anything', async () => {
  const { receive, end, rows } = openStore();
  const sent = [receive(batch(1, 1)), receive(batch(1, 2))].map((one) =>
    one.catch(({ problem }: ProblemError) => problem.code),
  );
  await nextTurn();
  await end(0, new ProblemError(serverUnreachable('db.example:5432', 'ECONNREFUSED')));
  expect(await Promise.all(sent)).toEqual(['database.server_unreachable', 'database.server_unreachable']);
  expect(rows()).toEqual(['1:1 1:2']);
});

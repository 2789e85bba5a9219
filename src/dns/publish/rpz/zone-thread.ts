/** The thread that writes the policy of a company as a zone: a million names take seconds of CPU time. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ZoneStart } from './stream-zone.ts';
import { policyZone } from './zone-records.ts';
import { zoneText } from './zone-text.ts';

const { file, company, at } = workerData as ZoneStart;
const chunks = zoneText(policyZone(readFileSync(file), company.id, at), company.name);

// One chunk for each request, so nothing is written that the client does not read.
parentPort?.on('message', () => {
  const { value } = chunks.next();
  parentPort?.postMessage(value ?? null);
  if (value === undefined) parentPort?.close();
});

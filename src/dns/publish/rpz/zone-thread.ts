/** The thread that writes the policy of a company as a zone: a million names take seconds of a core. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ZoneStart } from './stream-zone.ts';
import { policyZone } from './zone-records.ts';
import { zoneText } from './zone-text.ts';

const { file, company, at } = workerData as ZoneStart;
const chunks = zoneText(policyZone(readFileSync(file), company.id, at), company.name);

// One chunk for each that is asked for: what the client does not take is not made.
parentPort?.on('message', () => {
  const { value } = chunks.next();
  parentPort?.postMessage(value ?? null);
  if (value === undefined) parentPort?.close();
});

import { companyNames } from '../../ingest/company-names.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { Reading } from '../kind.ts';
import type { HyasClient } from './client.ts';
import { type HyasConfig, hyasConfigSchema } from './config.ts';
import { fetchLogs } from './fetch-logs.ts';
import { hyasProblems } from './problems.ts';
import { type HyasCursor, type LogWindow, nextWindow } from './window.ts';

/** Organizations change rarely, and the log names the relevant ones anyway. */
const organizationsEveryMs = 60 * 60_000;

/** Stored beside {@link HyasCursor}: when the organizations were last requested. */
interface StoredCursor extends HyasCursor {
  readonly organizationsAt?: string;
}

/**
 * Reads the log of an account up to now, and its list of organizations every hour. Each page is stored when it arrives.
 * The cursor moves when everything before it is stored.
 */
export async function fetchAccount(reading: Reading, open: () => HyasClient): Promise<Result<void>> {
  const config = hyasConfigSchema.safeParse(reading.source.config);
  if (!config.success) return failed(hyasProblems.badSettings(config.error.issues[0]?.path.join('.') ?? ''));
  const client = open();
  try {
    return await fetchInto(reading, config.data, client);
  } finally {
    await client.close();
  }
}

async function fetchInto(
  { source, clock, signal, keepLease, store }: Reading,
  config: HyasConfig,
  client: HyasClient,
): Promise<Result<void>> {
  const started = clock.now();
  const known = source.cursor as StoredCursor | null;
  const names = companyNames(known === null ? null : new Date(known.end));
  const { verdicts, pageSize } = config;
  const window = atLeastAMoment(nextWindow(known, config, started, source.created_at));
  let cursor = known;
  const whileHeld = {
    logs: async (...[query, stop]: Parameters<HyasClient['logs']>) =>
      (await keepLease()) ? client.logs(query, stop) : failed(hyasProblems.stopped()),
  };

  for await (const read of fetchLogs(whileHeld, { ...window, verdicts, pageSize, clock, signal })) {
    if (!read.ok) return read;
    // The companies come from the detections.
    const { detections, unreadable, readThrough } = read.value;
    if (readThrough !== null) cursor = { ...known, end: readThrough.toISOString() };
    else if (detections.length + unreadable.length === 0) continue;
    const moved = readThrough === null || cursor === null ? {} : { cursor: { ...cursor } };
    await store({ detections, unreadable, ...moved }, names);
  }
  if (cursor === null || !organizationsDue(known, started)) return ok(undefined);
  const organizations = await client.organizations(signal);
  // Only the Companies tab needs this list. The log was read, and the next reading requests the list again.
  if (!organizations.ok) return ok(undefined);
  const companies = organizations.value ?? [];
  await store(
    { detections: [], companies, cursor: { ...cursor, organizationsAt: started.toISOString() } },
    names,
  );
  return ok(undefined);
}

/** An empty window would send no request to HYAS, so a source with a refused key would look healthy. */
const atLeastAMoment = ({ from, end }: LogWindow): LogWindow => ({
  from: from < end ? from : new Date(end.getTime() - 1),
  end,
});

function organizationsDue(cursor: StoredCursor | null, now: Date): boolean {
  const askedMs = Date.parse(cursor?.organizationsAt ?? '');
  // NaN if they were never requested; negative if the clock was set back.
  return !(Math.abs(now.getTime() - askedMs) < organizationsEveryMs);
}

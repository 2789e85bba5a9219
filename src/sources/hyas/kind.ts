import { plural } from '../../platform/values/text.ts';
import type { SourceKind } from '../kind.ts';
import { type HyasClient, type HyasClientOptions, type HyasTest, hyasClient } from './client.ts';
import { hyasConfigSchema } from './config.ts';
import { fetchAccount } from './fetch-account.ts';
import { openClient } from './open-client.ts';
import { parseAnswer } from './parse-answer.ts';

/**
 * HYAS Protect, and UltraDDR, which has the same API.
 * @param client opens the log API of an account; default: the real one.
 */
export const hyas = (client: (options: HyasClientOptions) => HyasClient = hyasClient) =>
  ({
    name: 'hyas',
    title: 'HYAS Protect',
    schema: hyasConfigSchema,
    secret: { from: 'provider', sentTo: ({ baseUrl }) => baseUrl },
    identity: 'id',
    start: {
      how: 'poll',
      everyMs: (settings) => hyasConfigSchema.parse(settings).pollSeconds * 1000,
      read: (reading) => fetchAccount(reading, () => openClient(reading, reading.source, client)),
    },
    receive: async (received) => parseAnswer(received),
    async probe(deps, source, signal) {
      const opened = openClient(deps, source, client);
      try {
        const tested = await opened.test(signal);
        return tested.ok
          ? { status: 'pass', what: accepted(tested.value) }
          : { status: 'fail', what: tested.problem.message, hint: tested.problem.hint };
      } finally {
        await opened.close();
      }
    },
  }) satisfies SourceKind<'hyas'>;

function accepted({ entriesLastHour, organizations }: HyasTest): string {
  const entries =
    entriesLastHour === null
      ? ''
      : ` ${plural(entriesLastHour, 'log entry', 'log entries')} in the last hour.`;
  const listed = organizations === null ? '' : ` It may list ${plural(organizations, 'organization')}.`;
  return `The key is accepted.${entries}${listed}`;
}

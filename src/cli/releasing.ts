import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import { type ReleaseChoice, releaseChoices } from '../platform/settings/change.ts';
import { plural } from '../platform/values/text.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import type { Awaiting } from '../tickets/releases/release.ts';
import type { Api } from './api-client.ts';
import type { Cli } from './command.ts';
import { CommandFailure } from './io.ts';

export interface ReleaseOption {
  readonly release?: ReleaseChoice;
}

export const releaseOption = () =>
  new Option(
    '--release <choice>',
    'for held incidents that the change releases: now (open tickets) or new-only (ticket only new incidents)',
  ).choices(releaseChoices);

export const releasesPath = '/api/v1/releases';

/**
 * Makes a change. If it would release many incidents, asks how. Without a person at a terminal the change is saved, the
 * incidents are held, and the command says that it needs `--release`.
 */
export async function releasing(
  cli: Cli,
  api: Api,
  { release }: ReleaseOption,
  change: (query: string) => Promise<void>,
): Promise<void> {
  if (release !== undefined) return change(`?release=${release}`);
  const before = await api.get<Awaiting>(releasesPath);
  await change('');
  const after = await api.get<Awaiting>(releasesPath);
  if (after.total <= before.total) return;
  for (const line of describeAwaiting(after)) cli.io.err(line);
  const choice = cli.io.terminal ? await ask(cli) : null;
  if (choice === null) throw new CommandFailure(releaseNeeded(after.total));
  const { released } = await api.send<{ released: number }>('POST', releasesPath, { release: choice });
  cli.io.err(describeReleased(choice, released));
}

export const describeAwaiting = ({ total, companies }: Awaiting): string[] => [
  `The change would release ${plural(total, 'incident')} at once, so ${total === 1 ? 'it is' : 'they are'} held:`,
  ...companies.map(({ name, count }) => `  ${String(count).padStart(5)}  ${visibleText(name)}`),
];

export const describeReleased = (choice: ReleaseChoice, count: number): string =>
  choice === 'now'
    ? `${plural(count, 'incident')} released.`
    : `${plural(count, 'incident')} closed without a ticket. New incidents are ticketed.`;

/** Null if the person chooses neither. */
async function ask({ io }: Cli): Promise<ReleaseChoice | null> {
  const lines = createInterface({ input: io.stdin, output: process.stderr });
  try {
    const typed = await lines.question('Release them (now), or ticket only new ones (new-only)? ', {
      signal: io.signal,
    });
    return releaseChoices.find((choice) => choice === typed.trim()) ?? null;
  } finally {
    lines.close();
  }
}

const releaseNeeded = (count: number) => ({
  code: 'cli.release_needed',
  message: `The change is saved. It would release ${plural(count, 'incident')} at once, so they are held until you choose.`,
  hint: 'Run `picket releases now` to open tickets, or `picket releases new-only`. To choose in advance, use `--release now` or `--release new-only`.',
  retry: 'never' as const,
});

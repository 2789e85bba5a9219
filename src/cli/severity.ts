import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { severities } from '../incidents/severities.ts';
import type { SeveritySettings, Treatment } from '../incidents/severity-settings.ts';
import { parseJson } from '../platform/values/parse-json.ts';
import { plural } from '../platform/values/text.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/severity';

interface TreatOptions {
  do?: string;
  minimumDetections?: string;
  minimumDevices?: string;
  withinMinutes?: string;
}

/** `picket severity`: how severe an incident is, and what happens for each severity. */
export function severityCommand(cli: Cli): Command {
  const group = newCommand('severity', 'Severity rules, and the action for each severity');
  group.addCommand(
    apiCommand(cli, 'show', 'Show the rules, and the action for each severity', async (api, given) => {
      cli.answer(given.command, await api.get<SeveritySettings>(path), show);
    }),
    { isDefault: true },
  );
  const save = (
    api: Api,
    options: ReleaseOption,
    settings: unknown,
    answer: (saved: SeveritySettings) => void,
  ) =>
    releasing(cli, api, options, async (query) =>
      answer(await api.send<SeveritySettings>('PUT', `${path}${query}`, settings)),
    );
  group.addCommand(
    apiCommand<TreatOptions & ReleaseOption>(
      cli,
      'treat <severity>',
      'Set the action for a severity; omitted options keep their values',
      async (api, { args, options, command }) => {
        const severity = severities.find((one) => one === args[0]);
        if (severity === undefined)
          throw wrongUse(`There is no severity “${args[0]}”.`, `Enter one of ${severities.join(', ')}.`);
        const before = await api.get<SeveritySettings>(path);
        const treatments = {
          ...before.treatments,
          [severity]: { ...before.treatments[severity], ...changed(options) },
        };
        await save(api, options, { ...before, treatments }, (saved) => cli.answer(command, saved, show));
      },
    )
      .addOption(releaseOption())
      .option('--do <what>', 'ticket, digest or none')
      .option(
        '--minimum-detections <number>',
        'how many detections it takes for a ticket; “any”: as in the incident settings',
      )
      .option('--minimum-devices <number>', 'on how many devices')
      .option('--within-minutes <number>', 'within this time; “any”: while the incident is open'),
  );
  group.addCommand(
    apiCommand<ReleaseOption & { file: string }>(
      cli,
      'load',
      'Load rules and actions from a file, as `severity --json` writes it',
      async (api, { options, command }) => {
        await save(api, options, loadJson(options.file), (saved) => cli.answer(command, saved, show));
      },
    )
      .requiredOption('--file <file>', 'JSON')
      .addOption(releaseOption()),
  );
  return group;
}

function changed(options: TreatOptions): Partial<Treatment> {
  const orNull = (name: string, typed: string | undefined) =>
    typed === 'any' ? { [name]: null } : typedNumber(name, typed);
  return {
    ...(options.do === undefined ? {} : { action: options.do as Treatment['action'] }),
    ...orNull('minimumDetections', options.minimumDetections),
    ...typedNumber('minimumDevices', options.minimumDevices),
    ...orNull('withinMinutes', options.withinMinutes),
  };
}

function loadJson(file: string): object {
  try {
    return parseJson(readFileSync(file, 'utf8')) as object;
  } catch (error) {
    throw wrongUse(`Picket cannot read “${file}”: ${(error as Error).message}.`, 'Choose a JSON file.');
  }
}

const show = ({ rules, otherwise, treatments }: SeveritySettings): string[] => [
  ...rules.map(
    ({ severity, reasons, verdicts, threatLevels }, at) =>
      `${String(at + 1).padStart(2)}. ${severity.padEnd(13)} ${[
        ['reasons', reasons],
        ['verdicts', verdicts],
        ['threat levels', threatLevels],
      ]
        .filter(([, values]) => values?.length)
        .map(([what, values]) => `${what} ${(values as string[]).join(', ')}`)
        .join('; ')}`,
  ),
  `    ${otherwise.padEnd(13)} everything that no rule matches`,
  '',
  ...severities.map((severity) => `${severity.padEnd(13)} ${describe(treatments[severity])}`),
];

function describe({ action, minimumDetections, minimumDevices, withinMinutes }: Treatment): string {
  const done = { ticket: 'a ticket', digest: 'a line in the daily digest', none: 'nothing' }[action];
  const from = [
    ...(minimumDetections === null ? [] : [plural(minimumDetections, 'detection')]),
    ...(minimumDevices > 1 ? [plural(minimumDevices, 'device')] : []),
  ].join(' on ');
  const within = withinMinutes === null ? '' : ` within ${withinMinutes} min`;
  return `${done}${from === '' ? '' : ` after ${from}${within}`}`;
}

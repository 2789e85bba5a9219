import type { Command } from 'commander';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import type { Retention } from '../ops/retention/retention.ts';
import { plural } from '../platform/values/text.ts';
import type { CallbackSetting } from '../tickets/callbacks/setting.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { linksCommand } from './settings-links.ts';
import { lookUpsCommand } from './settings-look-ups.ts';
import { recurrenceCommand } from './settings-recurrence.ts';
import { rollUpsCommand } from './settings-roll-ups.ts';
import { signInCommand } from './settings-sign-in.ts';
import { silentSourcesCommand } from './settings-silent.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/incidents';
const retentionPath = '/api/v1/settings/retention';
const callbacksPath = '/api/v1/settings/callbacks';

type Callbacks = CallbackSetting & { readonly url: string | null };

interface SetOptions extends ReleaseOption {
  grouping?: string;
  groupingWaitSeconds?: string;
  quietAfterHours?: string;
  heldLimitHours?: string;
  minimumDetections?: string;
  verdicts?: string[];
  mute?: string[];
  unmute?: string[];
  defang?: boolean;
}

interface KeepOptions {
  detectionDays?: string;
  incidentDays?: string;
}

const show = (settings: IncidentSettings): string[] => [
  `Grouped by      ${settings.grouping}`,
  `Grouping wait   ${settings.groupingWaitSeconds} s`,
  `Closes after    ${settings.quietAfterHours} h without a detection`,
  `Held at most    ${settings.heldLimitHours} h`,
  `Ticketed after  ${plural(settings.minimumDetections, 'detection')}`,
  `Verdicts        ${settings.ticketedVerdicts.join(', ') || '(none: no tickets are opened)'}`,
  `Muted reasons   ${settings.mutedReasons.join(', ') || '(none)'}`,
  `Domains         ${settings.defangDomains ? 'defanged: bad[.]example' : 'unchanged'}`,
];

/** `picket settings`: how incidents are grouped, which get tickets, and how long data is kept. */
export function settingsCommand(cli: Cli): Command {
  const group = newCommand(
    'settings',
    'How detections are grouped into incidents, which are ticketed, and how long they are kept',
  );
  group.addCommand(
    apiCommand(cli, 'show', 'Show the settings', async (api, { command }) => {
      cli.answer(command, await api.get<IncidentSettings>(path), show);
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(
      cli,
      'set',
      'Change settings; omitted options keep their values',
      async (api, given) => {
        const before = await api.get<IncidentSettings>(path);
        const after = changed(before, given.options);
        await releasing(cli, api, given.options, async (query) => {
          cli.answer(given.command, await api.send<IncidentSettings>('PUT', `${path}${query}`, after), show);
        });
      },
    )
      .addOption(releaseOption())
      .option('--grouping <what>', 'domain+device, domain or device: how detections are grouped')
      .option('--grouping-wait-seconds <seconds>', 'how long to group repeats before the ticket')
      .option('--quiet-after-hours <hours>', 'without a detection for this long, an incident closes')
      .option('--held-limit-hours <hours>', 'incidents held longer than this get no ticket')
      .option('--minimum-detections <number>', 'how many detections it takes for a ticket')
      .option('--verdicts <verdict...>', 'the verdicts that open tickets')
      .option('--mute <reason...>', 'block reasons that open no tickets')
      .option('--unmute <reason...>', 'muted reasons that open tickets again')
      .option('--defang', 'write bad[.]example in tickets')
      .option('--no-defang', 'write domains unchanged'),
  );
  group.addCommand(rollUpsCommand(cli));
  group.addCommand(recurrenceCommand(cli));
  group.addCommand(signInCommand(cli));
  group.addCommand(silentSourcesCommand(cli));
  group.addCommand(lookUpsCommand(cli));
  group.addCommand(linksCommand(cli));
  group.addCommand(
    apiCommand<KeepOptions>(cli, 'keep', 'Show or set how long records are kept', async (api, given) => {
      const { command, options } = given;
      const before = await api.get<Retention>(retentionPath);
      const change = {
        ...typedNumber('detectionDays', options.detectionDays),
        ...typedNumber('incidentDays', options.incidentDays),
      };
      const asked = Object.keys(change).length > 0;
      const kept = asked ? await api.send<Retention>('PUT', retentionPath, { ...before, ...change }) : before;
      cli.answer(command, kept, ({ detectionDays, incidentDays }) => [
        `Detections      ${detectionDays} days`,
        `Incidents       ${incidentDays} days after they were closed`,
      ]);
    })
      .option('--detection-days <days>', 'how long to keep detections')
      .option('--incident-days <days>', 'how long to keep closed incidents, with timeline and tickets'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'callbacks [on|off]',
      'Show or set whether ConnectWise sends callbacks',
      async (api, given) => {
        const { command, args } = given;
        if (!['on', 'off', undefined].includes(args[0])) {
          throw wrongUse(
            `“${args[0]}” is neither on nor off.`,
            'Enter `on` or `off`, or nothing to show the setting.',
          );
        }
        const now = await (args[0] === undefined
          ? api.get<Callbacks>(callbacksPath)
          : api.send<Callbacks>('PUT', callbacksPath, { enabled: args[0] === 'on' }));
        cli.answer(command, now, ({ enabled, registered, problem, url }) => [
          `Callbacks       ${enabled ? 'on' : 'off'}${registered === null ? '' : ', registered with ConnectWise'}`,
          `Called at       ${url ?? '(PICKET_PUBLIC_URL is not set)'}`,
          ...(problem === null ? [] : [`Problem         ${problem.message} ${problem.hint}`]),
        ]);
      },
    ),
  );
  return group;
}

function changed(before: IncidentSettings, options: SetOptions) {
  const { grouping, verdicts, mute = [], unmute = [], defang } = options;
  const unmuted = new Set(unmute.map((reason) => reason.toLowerCase()));
  return {
    ...before,
    ...(grouping === undefined ? {} : { grouping }),
    ...typedNumber('groupingWaitSeconds', options.groupingWaitSeconds),
    ...typedNumber('quietAfterHours', options.quietAfterHours),
    ...typedNumber('heldLimitHours', options.heldLimitHours),
    ...typedNumber('minimumDetections', options.minimumDetections),
    ...(verdicts === undefined ? {} : { ticketedVerdicts: verdicts }),
    mutedReasons: [...new Set([...before.mutedReasons, ...mute])].filter(
      (reason) => !unmuted.has(reason.toLowerCase()),
    ),
    ...(defang === undefined ? {} : { defangDomains: defang }),
  };
}

import type { Command } from 'commander';
import { visibleText } from '../platform/values/visible-text.ts';
import type { IncidentConfigurations, PinView } from '../tickets/devices/link-view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { findCompany } from './companies.ts';
import { queryOf } from './download.ts';
import { table, words, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { typedId } from './typed-id.ts';

const path = (id: string | undefined) => `/api/v1/incidents/${typedId(id)}/configurations`;

const states = {
  on: '',
  off: 'Linking devices to configurations is off: picket settings links --configurations',
  not_permitted: 'The security role in ConnectWise lacks a right for this: picket verify',
  no_ticket: 'ConnectWise has no ticket of this incident that could be linked.',
} as const;

/** The devices in ConnectWise: shown, linked, unlinked, pinned. */
export function configurationCommands(cli: Cli): Command[] {
  const show = (links: IncidentConfigurations): string[] => [
    ...(links.state === 'on' ? [] : [states[links.state]]),
    ...(links.devices.length === 0
      ? []
      : table(
          cli.io,
          ['DEVICE', 'STATE', 'CONFIGURATION', 'FOUND BY', 'PINNED', 'WHY'],
          links.devices.map(({ device, state, configuration, foundBy, pinned, problem, candidates }) => [
            device,
            state,
            configuration === null ? null : `${configuration.name} (${configuration.id})`,
            foundBy,
            pinned === null ? null : `${pinned.name} (${pinned.id})`,
            problem === null
              ? candidates.map(({ id, name }) => `${name} (${id})`).join(', ') || null
              : words(`${problem.message} ${problem.hint}`),
          ]),
        )),
  ];

  return [
    apiCommand(
      cli,
      'configurations <id>',
      'Show the ConnectWise configuration of each device of an incident',
      async (api, { args, command }) =>
        cli.answer(command, await api.get<IncidentConfigurations>(path(args[0])), show),
    ),
    apiCommand<{ device?: string; pin?: boolean }>(
      cli,
      'link <id> <configuration>',
      'Link a device of an incident to a configuration, by its number in ConnectWise',
      async (api, { args, command, options }) => {
        const body = {
          device: await deviceOf(api, args[0], options.device),
          configurationId: typedId(args[1]),
          pin: options.pin ?? false,
        };
        cli.answer(command, await api.send<IncidentConfigurations>('POST', path(args[0]), body), show);
      },
    )
      .option('--device <name>', 'the device; may be left out if the incident has one only')
      .option('--pin', 'use this configuration for the device in later incidents, too'),
    apiCommand<{ device?: string }>(
      cli,
      'unlink <id>',
      'Remove the link of a device; it is not linked again automatically',
      async (api, { args, command, options }) => {
        const body = { device: await deviceOf(api, args[0], options.device) };
        const done = await api.send<IncidentConfigurations>('POST', `${path(args[0])}/unlink`, body);
        cli.answer(command, done, show);
      },
    ).option('--device <name>', 'the device; may be left out if the incident has one only'),
    apiCommand(
      cli,
      'look-up <id>',
      'Look the devices of an incident up again that are not linked',
      async (api, { args, command }) =>
        cli.answer(command, await api.send<IncidentConfigurations>('POST', `${path(args[0])}/look-up`), show),
    ),
    apiCommand<ListOptions & { company?: string }>(
      cli,
      'pins',
      'List the configurations that are pinned to devices',
      async (api, { command, options }) => {
        const companyId =
          options.company === undefined ? undefined : (await findCompany(api, options.company)).id;
        const pins = await api.all<PinView>(`/api/v1/device-pins?${queryOf({ companyId })}`, options.limit);
        cli.answer(command, pins, (rows) =>
          table(
            cli.io,
            ['ID', 'COMPANY', 'DEVICE', 'CONFIGURATION', 'PINNED BY'],
            rows.map(({ id, companyName, device, configuration, pinnedBy }) => [
              id,
              companyName,
              device,
              `${configuration.name} (${configuration.id})`,
              pinnedBy,
            ]),
          ),
        );
      },
    )
      .option('--company <company>', 'only devices of this company (id or name)')
      .addOption(limitOption()),
    apiCommand(
      cli,
      'unpin <pin>',
      'Unpin a configuration from a device: later incidents look it up again',
      async (api, { args, command }) => {
        const id = typedId(args[0]);
        await api.send('DELETE', `/api/v1/device-pins/${id}`);
        cli.answer(command, { id }, () => [`Pin ${id} was removed.`]);
      },
    ),
  ];
}

/** The only device of an incident, or the one that was typed. */
async function deviceOf(api: Api, id: string | undefined, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return typed;
  const { devices } = await api.get<IncidentConfigurations>(path(id));
  const [only] = devices;
  if (only !== undefined && devices.length === 1) return only.device;
  throw wrongUse(
    `The incident has ${devices.length} devices.`,
    `Give one with --device: ${devices.map(({ device }) => visibleText(device)).join(', ')}`,
  );
}

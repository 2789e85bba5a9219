import { type Command, Option } from 'commander';
import type { ProviderSettings } from '../accounts/provider/provider-settings.ts';
import type { SignInSettings } from '../accounts/sign-in/sign-in-settings.ts';
import { roles } from '../platform/http/principal.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { findCompany } from './companies.ts';
import { wrongUse } from './io.ts';

const path = '/api/v1/settings/sign-in';
const providerPath = '/api/v1/settings/sign-in-provider';
const choices: readonly SignInSettings['requireTwoFactor'][] = ['nobody', 'administrators', 'everybody'];

interface SetOptions {
  requireTwoFactor?: SignInSettings['requireTwoFactor'];
  emailClaim?: string;
  trustEmail?: boolean;
  groupsClaim?: string;
  group?: string[];
  removeGroup?: string[];
  groupCompany?: string[];
  withoutGroup?: ProviderSettings['withoutGroup'];
  signOutAtProvider?: boolean;
}

/** `picket settings sign-in`: who must use two-factor sign-in, and how the OpenID provider is used. */
export function signInCommand(cli: Cli): Command {
  return apiCommand<SetOptions>(
    cli,
    'sign-in',
    'Show or set who must use two-factor sign-in, and the roles of groups at the OpenID provider',
    async (api, { command, options: { requireTwoFactor, ...given } }) => {
      const before = await api.get<ProviderSettings>(providerPath);
      const change = await limited(api, changedProvider(before, given), given.groupCompany ?? []);
      const own =
        requireTwoFactor === undefined
          ? await api.get<SignInSettings>(path)
          : await api.send<SignInSettings>('PUT', path, { requireTwoFactor });
      const provider = await saveProvider(api, change, Object.keys(given).length > 0);
      cli.answer(command, { ...own, provider }, show);
    },
  )
    .addOption(
      new Option(
        '--require-two-factor <whom>',
        'until they switch it on, these users can do nothing else',
      ).choices(choices),
    )
    .option('--email-claim <name>', 'the claim with the e-mail address (Entra ID: preferred_username)')
    .option('--trust-email', 'accept addresses that the provider does not call verified (Entra ID)')
    .option('--no-trust-email', 'accept only addresses that it calls verified')
    .option('--groups-claim <name>', 'the claim with the groups of a person')
    .option('--group <group=role...>', 'give everybody in a group a role: Technicians=analyst')
    .option('--remove-group <group...>', 'a group gives no role any more')
    .option(
      '--group-company <group=company...>',
      'limit everybody in a group to companies (id or name); “Group=” for all companies',
    )
    .addOption(
      new Option('--without-group <what>', 'who is in no such group: refused, or this role').choices([
        'refuse',
        ...roles,
      ]),
    )
    .option('--sign-out-at-provider', 'sign people out at the provider, too')
    .option('--no-sign-out-at-provider', 'end the session in Picket alone');
}

const saveProvider = (api: Api, settings: ProviderSettings, changed: boolean): Promise<ProviderSettings> =>
  changed ? api.send<ProviderSettings>('PUT', providerPath, settings) : Promise.resolve(settings);

function changedProvider(
  before: ProviderSettings,
  { group = [], removeGroup = [], groupCompany: _, ...values }: Omit<SetOptions, 'requireTwoFactor'>,
): ProviderSettings {
  const added = group.map(parseGroup);
  const unknown = removeGroup.find((name) => !before.roles.some((one) => one.group === name));
  if (unknown !== undefined)
    throw wrongUse(
      `No role is set for the group “${unknown}”.`,
      'Run `picket settings sign-in` to see which are.',
    );
  const gone = new Set([...removeGroup, ...added.map((one) => one.group)]);
  return { ...before, ...values, roles: [...before.roles.filter((one) => !gone.has(one.group)), ...added] };
}

/** The last `=` counts, because names of groups may contain one. */
function parseGroup(text: string): ProviderSettings['roles'][number] {
  const at = text.lastIndexOf('=');
  const role = roles.find((one) => one === text.slice(at + 1));
  if (at < 1 || role === undefined)
    throw wrongUse(
      `“${text}” does not give a group a role.`,
      `Write the group, “=” and one of ${roles.join(', ')}: --group Technicians=analyst.`,
    );
  return { group: text.slice(0, at), role, companyIds: null };
}

/** Sets the companies of the named groups; those of other groups stay. */
async function limited(
  api: Api,
  settings: ProviderSettings,
  typed: readonly string[],
): Promise<ProviderSettings> {
  const limits = new Map<string, number[] | null>();
  for (const one of typed) {
    const at = one.indexOf('=');
    const group = one.slice(0, at);
    if (at < 1 || !settings.roles.some((role) => role.group === group))
      throw wrongUse(
        `“${one}” does not name a group that has a role, and a company.`,
        'Write the group, “=” and the company: --group-company "Contoso viewers=Contoso".',
      );
    const company = one.slice(at + 1);
    if (company === '') limits.set(group, null);
    else limits.set(group, [...(limits.get(group) ?? []), (await findCompany(api, company)).id]);
  }
  const roles = settings.roles.map((role) => {
    const companyIds = limits.get(role.group);
    return companyIds === undefined ? role : { ...role, companyIds };
  });
  return { ...settings, roles };
}

function show({ requireTwoFactor, provider }: SignInSettings & { provider: ProviderSettings }): string[] {
  const { emailClaim, trustEmail, groupsClaim, roles: given, withoutGroup, signOutAtProvider } = provider;
  return [
    `Two-factor sign-in is required for: ${requireTwoFactor}.`,
    '',
    'With the OpenID provider:',
    `E-mail address  ${emailClaim}, ${trustEmail ? 'always accepted' : 'if the provider calls it verified'}`,
    ...(given.length === 0
      ? ['Roles           set in Picket']
      : [
          ...given.map(({ group, role, companyIds }) => {
            const limit =
              companyIds === null ? '' : `, limited to companies ${companyIds.join(', ') || '(none)'}`;
            return `Group           ${group}: ${role}${limit}`;
          }),
          `In no group     ${withoutGroup === 'refuse' ? 'refused' : withoutGroup} (claim ${groupsClaim})`,
        ]),
    `Sign-out        ${signOutAtProvider ? 'at the provider, too' : 'in Picket alone'}`,
  ];
}

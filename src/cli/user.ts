import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { userSchema } from '../accounts/users/user-view.ts';
import { roles } from '../platform/http/principal.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, time, wrongUse } from './io.ts';
import { companyOption, namesOf, typedCompanies } from './limited-to.ts';

type User = z.infer<typeof userSchema>;
type Invited = User & { readonly link: string; readonly linkExpiresAt: string };

export function userCommand(cli: Cli): Command {
  const group = newCommand('user', 'People who sign in');
  group.addCommand(listCommand(cli), { isDefault: true });
  group.addCommand(addCommand(cli));
  group.addCommand(disableCommand(cli));
  group.addCommand(changeCommand(cli, 'enable', 'Enable a user', { disabled: false }));
  group.addCommand(roleCommand(cli));
  group.addCommand(companiesCommand(cli));
  group.addCommand(resetCommand(cli));
  return group;
}

function listCommand(cli: Cli): Command {
  return apiCommand(cli, 'list', 'List all users', async (api, { command }) => {
    cli.answer(command, await api.all<User>('/api/v1/users'), (users) =>
      table(
        cli.io,
        ['E-MAIL', 'NAME', 'ROLE', 'COMPANIES', 'STATE', 'TWO-FACTOR', 'ADDED'],
        users.map((user) => [
          user.email,
          user.name,
          user.role,
          namesOf(user.companies),
          user.state,
          user.twoFactorEnabled ? 'on' : 'off',
          time(user.createdAt),
        ]),
      ),
    );
  });
}

function addCommand(cli: Cli): Command {
  return apiCommand<{ name: string; role: string; company?: string[] }>(
    cli,
    'add <e-mail>',
    'Add a user, and create a link to set the password',
    async (api, { args, options, command }) => {
      const { name, role } = options;
      const companyIds = await typedCompanies(api, options.company);
      const body = { email: args[0], name, role, companyIds };
      const added = await api.send<Invited>('POST', '/api/v1/users', body);
      cli.answer(command, added, showLink);
    },
  )
    .requiredOption('--name <name>', 'the name for the audit trail')
    .addOption(new Option('--role <role>').choices([...roles]).default('viewer'))
    .option(...companyOption);
}

function changeCommand(cli: Cli, verb: string, description: string, change: { disabled: boolean }): Command {
  return apiCommand(cli, `${verb} <e-mail>`, description, async (api, { args, command }) => {
    const { id } = await findUser(api, args[0] ?? '');
    cli.answer(command, await api.send<User>('PATCH', `/api/v1/users/${id}`, change), showUser);
  });
}

function disableCommand(cli: Cli): Command {
  return apiCommand<{ revokeTokens?: true }>(
    cli,
    'disable <e-mail>',
    'Disable a user and end the sessions',
    async (api, { args, options, command }) => {
      const { id } = await findUser(api, args[0] ?? '');
      const { items } = await api.get<{ items: { id: number; name: string }[] }>(
        `/api/v1/users/${id}/tokens`,
      );
      const revokeTokens = options.revokeTokens === true;
      const user = await api.send<User>('PATCH', `/api/v1/users/${id}`, { disabled: true, revokeTokens });
      const names = items.map((one) => `${one.id} (${one.name})`).join(', ');
      cli.answer(command, user, (changed) => [
        ...showUser(changed),
        ...(items.length > 0 && !revokeTokens
          ? [`API tokens that they created still work: ${names}. Revoke them with \`picket token revoke\`.`]
          : []),
      ]);
    },
  ).option('--revoke-tokens', 'also revoke the API tokens that they created');
}

function roleCommand(cli: Cli): Command {
  return apiCommand(
    cli,
    'role <e-mail> <role>',
    `Change a user’s role: ${roles.join(', ')}`,
    async (api, { args, command }) => {
      const role = roles.find((one) => one === args[1]);
      if (role === undefined)
        throw wrongUse(`There is no role “${args[1]}”.`, `Choose one of ${roles.join(', ')}.`);
      const { id } = await findUser(api, args[0] ?? '');
      cli.answer(command, await api.send<User>('PATCH', `/api/v1/users/${id}`, { role }), showUser);
    },
  );
}

function companiesCommand(cli: Cli): Command {
  return apiCommand<{ company?: string[]; all?: true }>(
    cli,
    'companies <e-mail>',
    'Limit a user to companies, or let them see all again',
    async (api, { args, options, command }) => {
      if ((options.company === undefined) === (options.all === undefined))
        throw wrongUse('Which companies is missing.', 'Add --company, or --all for all companies.');
      const { id } = await findUser(api, args[0] ?? '');
      const companyIds = await typedCompanies(api, options.company);
      cli.answer(command, await api.send<User>('PATCH', `/api/v1/users/${id}`, { companyIds }), showUser);
    },
  )
    .option(...companyOption)
    .option('--all', 'all companies');
}

function resetCommand(cli: Cli): Command {
  return apiCommand<{ twoFactor?: true }>(
    cli,
    'reset <e-mail>',
    'Remove a user’s password, end the sessions, and create a link to set a new password',
    async (api, { args, options, command }) => {
      const { id } = await findUser(api, args[0] ?? '');
      const body = { twoFactor: options.twoFactor === true };
      cli.answer(command, await api.send<Invited>('POST', `/api/v1/users/${id}/reset`, body), showLink);
    },
  ).option('--two-factor', 'also remove the second factor, if its device is lost');
}

async function findUser(api: Api, email: string): Promise<User> {
  const users = await api.all<User>('/api/v1/users');
  const user = users.find((one) => one.email === email.toLowerCase() || one.id === email);
  if (user !== undefined) return user;
  throw wrongUse(`There is no user “${email}”.`, '`picket user list` shows all users.');
}

const showUser = ({ name, email, role, state, companies }: User): string[] => [
  `${name} (${email}): ${role}, ${state}${companies === null ? '' : `, limited to ${namesOf(companies)}`}.`,
];

const showLink = ({ name, link, linkExpiresAt }: Invited): string[] => [
  link,
  `Send this link to ${name} to set a password. It works once, until ${time(linkExpiresAt)}.`,
];

import type { Command } from 'commander';
import { Option } from 'commander';
import type { z } from 'zod';
import type { tokenSchema } from '../accounts/token-view.ts';
import { guardedScopes, roles } from '../platform/http/principal.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, time } from './io.ts';
import { companyOption, namesOf, typedCompanies } from './limited-to.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

type Token = z.infer<typeof tokenSchema>;

interface CreateOptions {
  readonly name: string;
  readonly role: string;
  readonly company?: string[];
  readonly expires?: string;
  readonly scope?: string[];
  readonly replace?: boolean;
}

export function tokenCommand(cli: Cli): Command {
  const group = newCommand('token', 'API tokens');
  group.addCommand(
    apiCommand(cli, 'list', 'List all tokens', async (api, { command }) => {
      cli.answer(command, await api.all<Token>('/api/v1/tokens'), (tokens) =>
        table(
          cli.io,
          ['ID', 'NAME', 'ROLE', 'COMPANIES', 'SCOPES', 'TOKEN', 'LAST USED', 'EXPIRES', 'REVOKED'],
          tokens.map((one) => [
            one.id,
            one.name,
            one.role,
            namesOf(one.companies),
            one.scopes.join(', '),
            `${one.hint}…`,
            time(one.lastUsedAt),
            time(one.expiresAt),
            time(one.revokedAt),
          ]),
        ),
      );
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<CreateOptions>(
      cli,
      'create',
      'Create a token; it is shown once',
      async (api, { command, options }) => {
        const same = (await api.all<Token>('/api/v1/tokens')).find(
          ({ name, revokedAt, expiresAt }) =>
            name === options.name.trim() &&
            revokedAt === null &&
            (expiresAt === null || new Date(expiresAt) > new Date()),
        );
        if (same !== undefined && options.replace !== true)
          return cli.answer(command, same, ({ id, name, role }) => [
            `Token ${id} of ${name} (${role}) exists already. It is unchanged, and Picket does not show it again; --replace revokes it and creates another.`,
          ]);
        const made = await api.send<Token & { token: string }>('POST', '/api/v1/tokens', {
          name: options.name,
          role: options.role,
          companyIds: await typedCompanies(api, options.company),
          scopes: options.scope ?? [],
          ...(options.expires === undefined ? {} : { expiresAt: typedTime(options.expires) }),
        });
        // Revoked afterwards, because a token may replace itself.
        if (same !== undefined) await api.send('DELETE', `/api/v1/tokens/${same.id}`);
        cli.answer(command, made, ({ token, name, role }) => [
          token,
          `This is the token of ${name} (${role}). Picket does not show it again.`,
        ]);
      },
    )
      .requiredOption('--name <name>', 'the person or program that uses it')
      .addOption(new Option('--role <role>').choices([...roles]).default('viewer'))
      .addOption(
        new Option(
          '--scope <scopes...>',
          'what it may do beyond its role; `export` reads every secret',
        ).choices([...guardedScopes]),
      )
      .option(...companyOption)
      .option('--expires <time>', 'the expiry, in ISO form: 2027-01-31T00:00:00Z')
      .option('--replace', 'revoke the token of this name, and create another'),
  );
  group.addCommand(
    apiCommand(cli, 'revoke <id>', 'Revoke a token', async (api, { args, command }) => {
      const id = typedId(args[0]);
      await api.send('DELETE', `/api/v1/tokens/${id}`);
      cli.answer(command, { revoked: Number(id) }, () => [`Token ${id} is revoked.`]);
    }),
  );
  return group;
}

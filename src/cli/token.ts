import type { Command } from 'commander';
import { Option } from 'commander';
import type { z } from 'zod';
import type { tokenSchema } from '../accounts/token-view.ts';
import { guardedScopes, roles } from '../platform/http/principal.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, time } from './io.ts';

type Token = z.infer<typeof tokenSchema>;

export function tokenCommand(cli: Cli): Command {
  const group = newCommand('token', 'API tokens');
  group.addCommand(
    apiCommand(cli, 'list', 'List all tokens', async (api, { command }) => {
      cli.answer(command, await api.all<Token>('/api/v1/tokens'), (tokens) =>
        table(
          cli.io,
          ['ID', 'NAME', 'ROLE', 'SCOPES', 'TOKEN', 'LAST USED', 'EXPIRES', 'REVOKED'],
          tokens.map((one) => [
            one.id,
            one.name,
            one.role,
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
    apiCommand<{ name: string; role: string; expires?: string; scope?: string[] }>(
      cli,
      'create',
      'Create a token; it is shown once',
      async (api, { command, options }) => {
        const made = await api.send<Token & { token: string }>('POST', '/api/v1/tokens', {
          name: options.name,
          role: options.role,
          scopes: options.scope ?? [],
          ...(options.expires === undefined ? {} : { expiresAt: options.expires }),
        });
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
      .option('--expires <time>', 'the expiry, in ISO form: 2027-01-31T00:00:00Z'),
  );
  group.addCommand(
    apiCommand(cli, 'revoke <id>', 'Revoke a token', async (api, { args, command }) => {
      await api.send('DELETE', `/api/v1/tokens/${encodeURIComponent(args[0] ?? '')}`);
      cli.answer(command, { revoked: Number(args[0]) }, () => [`Token ${args[0]} is revoked.`]);
    }),
  );
  return group;
}

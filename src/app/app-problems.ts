import type { Problem } from '../platform/values/problem.ts';

export const appProblems = {
  cannotListen: (host: string, port: number, code: string | undefined): Problem => ({
    code: 'picket.cannot_listen',
    message:
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is in use by another program.`
        : `Picket cannot listen on ${host}, port ${port} (${code ?? 'unknown error'}).`,
    hint: 'Stop the program that uses it, or set PICKET_HOST and PICKET_PORT (0 selects any free port).',
    retry: 'never',
  }),
  notMigrated: (pending: readonly string[]): Problem => ({
    code: 'picket.not_migrated',
    message: `The database lacks ${pending.join(', ')}. It belongs to an older version of Picket, or it is empty.`,
    hint: 'Run `picket migrate`, or start Picket: it then migrates automatically.',
    retry: 'never',
  }),
} as const;

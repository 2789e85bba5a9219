import type { Problem } from '../values/problem.ts';

const config = (
  code: string,
  message: string,
  hint: string,
  details: Record<string, string | number> = {},
): Problem => ({ code: `config.${code}`, message, hint, retry: 'never', details });

/** The errors of the environment and the configuration file. Values of secrets are never shown. */
export const configProblems = {
  invalid: (variable: string, shown: string | null, advice: string) =>
    config(
      'invalid',
      shown === null
        ? `${variable} is not valid (its value is not shown).`
        : `${variable} is “${shown}”, which is not valid.`,
      advice,
      { variable },
    ),
  twoKeys: () =>
    config(
      'two_keys',
      'Both PICKET_SECRET_KEY and PICKET_SECRET_KEY_FILE are set, and they may differ.',
      'Set only one of them: the one that encrypted the stored secrets.',
      { variable: 'PICKET_SECRET_KEY_FILE' },
    ),
  halfAProvider: () =>
    config(
      'half_a_provider',
      'Only one of PICKET_OIDC_DISCOVERY_URL and PICKET_OIDC_CLIENT_ID is set.',
      'Set both to sign in with an OpenID provider, or neither.',
      { variable: 'PICKET_OIDC_CLIENT_ID' },
    ),
  halfTls: () =>
    config(
      'half_tls',
      'Only some of PICKET_TLS_LISTEN, PICKET_TLS_CERT_FILE and PICKET_TLS_KEY_FILE are set.',
      'Set all three to serve HTTPS, or none behind a proxy that does so.',
      { variable: 'PICKET_TLS_LISTEN' },
    ),
  setTwice: (variable: string) =>
    config(
      'set_twice',
      `Both ${variable} and ${variable}_FILE are set, and they may differ.`,
      'Set only one of them.',
      {
        variable,
      },
    ),
  unreadableFile: (variable: string, file: string, why: string) =>
    config(
      'unreadable_file',
      `${variable} names ${file}, which cannot be used: ${why}.`,
      'Check the path, and that the user Picket runs as may read the file.',
      { variable },
    ),
  lineWithoutName: (file: string, line: number) =>
    config(
      'line_without_name',
      `Line ${line} of ${file} sets no variable.`,
      'Write NAME=value on each line, as in .env.example, and # in front of comments.',
      { file, line },
    ),
};

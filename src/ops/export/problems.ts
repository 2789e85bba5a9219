import type { Problem } from '../../platform/values/problem.ts';

const never = { retry: 'never' } as const;

export const exportProblems = {
  notEmpty: (): Problem => ({
    code: 'export.not_empty',
    message:
      'This installation already has sources, companies or a connection, and an import would mix the two.',
    hint: 'Import into a new, empty installation with its own data folder or database.',
    ...never,
  }),
  notAnExport: (why: string): Problem => ({
    code: 'export.not_an_export',
    message: `The file is not a complete Picket export: ${why}. Picket uses nothing of it.`,
    hint: 'Use the file exactly as `picket export` wrote it. If it was copied, copy it again.',
    ...never,
  }),
  newer: (version: string, migrations: readonly string[]): Problem => ({
    code: 'export.other_version',
    message: `Picket ${version} wrote the export, and this Picket is older: it does not know its tables${migrations.length === 0 ? '' : ` (${migrations.join(', ')})`}. Picket uses nothing of it.`,
    hint: `Update this Picket to ${version} or newer, then import the file again.`,
    ...never,
  }),
  otherKey: (needed: string, present: string): Problem => ({
    code: 'export.other_key',
    message: `The secrets in the file are encrypted with the secret key ${needed} of its installation, and this one has the key ${present}. Picket uses nothing of it.`,
    hint: 'Set PICKET_SECRET_KEY, or restore secret.key of the data folder, to the key of the installation that wrote the file. Then import it again.',
    ...never,
  }),
  passphraseMissing: (): Problem => ({
    code: 'export.passphrase_missing',
    message: 'The passphrase of the export is missing.',
    hint: 'Send it percent-encoded in the header `picket-passphrase` (`picket import --passphrase-file`).',
    ...never,
  }),
} as const;

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
    message: `The file is not a complete Picket export: ${why}. Nothing was imported.`,
    hint: 'Use the file exactly as `picket export` wrote it. If it was copied, copy it again.',
    ...never,
  }),
  otherTables: (version: string): Problem => ({
    code: 'export.other_version',
    message: `Picket ${version} wrote the export, and its tables differ from this version’s. Nothing was imported.`,
    hint: `Import it with Picket ${version}, then update that installation.`,
    ...never,
  }),
  passphraseMissing: (): Problem => ({
    code: 'export.passphrase_missing',
    message: 'The passphrase of the export is missing.',
    hint: 'Send it percent-encoded in the header `picket-passphrase`.',
    ...never,
  }),
} as const;

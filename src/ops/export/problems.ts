import type { Problem } from '../../platform/values/problem.ts';

const never = { retry: 'never' } as const;

export const exportProblems = {
  notEmpty: (): Problem => ({
    code: 'export.not_empty',
    message:
      'This installation already has sources, companies or a connection, and an import would mix with them.',
    hint: 'Import into a new, empty installation: a data folder or database of its own.',
    ...never,
  }),
  notAnExport: (why: string): Problem => ({
    code: 'export.not_an_export',
    message: `The file is not a whole export of Picket: ${why}. Nothing was imported.`,
    hint: 'Take the file as `picket export` wrote it; if it was copied, copy it again.',
    ...never,
  }),
  otherTables: (version: string): Problem => ({
    code: 'export.other_version',
    message: `The export is of Picket ${version}, whose tables differ from this version’s. Nothing was imported.`,
    hint: `Import it with Picket ${version}, and update that installation.`,
    ...never,
  }),
  passphraseMissing: (): Problem => ({
    code: 'export.passphrase_missing',
    message: 'The passphrase of the export is missing.',
    hint: 'Send it percent-encoded in the header `picket-passphrase`.',
    ...never,
  }),
} as const;

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { ExportReport } from '../ops/export/check-export.ts';
import { systemRandom } from '../platform/values/random.ts';
import { plural } from '../platform/values/text.ts';
import type { Cli } from './command.ts';
import { CommandFailure, time, wrongUse } from './io.ts';
import { withProgress } from './progress.ts';
import { readSecret } from './secret-input.ts';

/** Shows the content of an export or a backup, and whether it can be imported. Changes no installation. */
export async function checkFile(
  cli: Cli,
  command: Command,
  file: string,
  passphraseFile: string | undefined,
): Promise<void> {
  if (!existsSync(file)) throw wrongUse(`There is no file ${file}.`, 'Check the path.');
  const passphrase =
    passphraseFile === undefined
      ? null
      : await readSecret(cli.io, {
          what: 'Passphrase of the file',
          option: '--passphrase-file',
          file: passphraseFile,
        });
  const { checkExport } = await import('../ops/export/check-export.ts');
  const report = await withProgress(cli.io, 'Reading', () => checkExport(file, passphrase, systemRandom));
  cli.answer(command, { file, ...report, ok: report.problem === null }, () => show(file, report));
  if (report.problem !== null) throw new CommandFailure(report.problem);
}

const schemas: Readonly<Record<ExportReport['schema'], string>> = {
  same: 'the one of this Picket',
  older: 'older: an import migrates it',
  newer: 'newer than this Picket',
};

function show(file: string, report: ExportReport): string[] {
  const { sealedWith, opens } = report;
  const tried = {
    true: 'the passphrase opens it',
    false: 'the passphrase does not open it',
    null: 'not tried',
  };
  return [
    `File            ${file} (${report.bytes} bytes), complete`,
    `Written         ${time(report.exportedAt)} by Picket ${report.version}`,
    `Tables          ${schemas[report.schema]} (${report.migration ?? 'none'})`,
    sealedWith === 'passphrase'
      ? `Secrets         encrypted with a passphrase: ${tried[`${opens}`]}${opens === null ? ' (--passphrase-file)' : ''}`
      : `Secrets         encrypted with the secret key ${sealedWith.fingerprint} of its installation`,
    `Rows            ${plural(report.rows, 'row')}`,
    ...Object.entries(report.tables)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `  ${name.padEnd(22)}${count}`),
  ];
}

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { ReportSettings } from '../ops/reports/report-settings.ts';
import { apiCommand, type Cli } from './command.ts';
import { wrongUse } from './io.ts';

const path = '/api/v1/settings/reports';
const logoPath = '/api/v1/reports/logo';

interface SettingsOptions {
  readonly mspName?: string;
  readonly intro?: string;
  readonly outro?: string;
  readonly logo?: string | false;
}

/** `picket report settings`: the texts and the logo on every report. */
export function reportSettingsCommand(cli: Cli): Command {
  return apiCommand<SettingsOptions>(
    cli,
    'settings',
    'Show or set the words and the logo on reports',
    async (api, { command, options: { logo, ...words } }) => {
      if (logo === false) await api.send('DELETE', logoPath);
      else if (logo !== undefined) await api.send('PUT', logoPath, readLogo(logo));
      const before = await api.get<ReportSettings>(path);
      const isChanged = Object.keys(words).some((key) => key in before);
      const after = isChanged
        ? await api.send<ReportSettings>('PUT', path, {
            mspName: words.mspName ?? before.mspName,
            intro: words.intro ?? before.intro,
            outro: words.outro ?? before.outro,
          })
        : before;
      const { logo: kept } = await api.get<{ logo: object | null }>(logoPath);
      cli.answer(command, { ...after, hasLogo: kept !== null }, ({ mspName, intro, outro, hasLogo }) => [
        `Name    ${mspName || '(none)'}`,
        `Intro   ${intro || '(none)'}`,
        `Outro   ${outro || '(none)'}`,
        `Logo    ${hasLogo ? 'set' : '(none)'}`,
      ]);
    },
  )
    .option('--msp-name <name>', 'at the head and the foot of each report')
    .option('--intro <text>', 'before the numbers')
    .option('--outro <text>', 'after the numbers, such as whom to call')
    .option('--logo <file>', 'a PNG or JPEG file of at most 256 KiB')
    .option('--no-logo', 'remove the logo');
}

function readLogo(file: string) {
  try {
    const bytes = readFileSync(file);
    return { type: bytes[0] === 0xff ? 'image/jpeg' : 'image/png', data: bytes.toString('base64') };
  } catch (error) {
    throw wrongUse(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Check the path in --logo.',
    );
  }
}

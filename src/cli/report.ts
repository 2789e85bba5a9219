import { type Command, Option } from 'commander';
import type { Summary } from '../ops/reports/summary.ts';
import { apiCommand, type Cli } from './command.ts';
import { findCompany } from './companies.ts';
import { type OutputOption, outputOption, queryOf, saveDownload } from './download.ts';
import { reportSchedulesCommand } from './report-schedules.ts';
import { reportSettingsCommand } from './report-settings.ts';

interface PeriodOptions {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
  readonly timeZone?: string;
}

interface ReportOptions extends PeriodOptions, OutputOption {
  readonly company?: string;
  readonly format: 'html' | 'csv';
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The month before the present one in the zone of the terminal: the usual report for customers. */
function lastMonth(now: Date): string {
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
}

function periodOf({ month, from, to, last, timeZone }: PeriodOptions) {
  const isGiven = month !== undefined || from !== undefined || to !== undefined || last !== undefined;
  return {
    ...(isGiven ? { month, from, to, last } : { month: lastMonth(new Date()) }),
    timeZone: timeZone ?? ownZone(),
  };
}

const withPeriod = (command: Command) =>
  command
    .option('--month <month>', 'such as 2026-10; without a period, the last month')
    .option('--from <day>', 'the first day, such as 2026-10-01')
    .option('--to <day>', 'the last day, which is included')
    .addOption(new Option('--last <period>', 'the time up to now').choices(['24h', '7d', '30d', '90d']))
    .option('--time-zone <zone>', 'such as Europe/London; without it, that of this machine');

/** `picket report`: the report for customers, and the counts for bills. */
export function reportCommand(cli: Cli): Command {
  const report = withPeriod(
    apiCommand<ReportOptions>(
      cli,
      'report',
      'Write the report of a month: of one company, or of all together',
      async (api, { command, options }) => {
        const query = queryOf({
          ...periodOf(options),
          companyId: options.company === undefined ? undefined : (await findCompany(api, options.company)).id,
        });
        if (cli.isJson(command)) {
          cli.answer(command, await api.get<Summary>(`/api/v1/reports/summary?${query}`), () => []);
          return;
        }
        query.set('format', options.format);
        await saveDownload(cli, await api.download(`/api/v1/reports/document?${query}`), options);
      },
    ),
  )
    .option('--company <company>', 'its id or name; without it, all companies together')
    .addOption(
      new Option('--format <format>', 'for paper, or for a spreadsheet')
        .choices(['html', 'csv'])
        .default('html'),
    )
    .addOption(outputOption());
  report.addCommand(
    withPeriod(
      apiCommand<PeriodOptions & OutputOption>(
        cli,
        'billing',
        'Write the counts of every company as CSV, or with --json as JSON: devices, users, queries, detections, incidents, tickets',
        async (api, { command, options }) => {
          const query = queryOf(periodOf(options));
          query.set('format', cli.isJson(command) ? 'json' : 'csv');
          await saveDownload(cli, await api.download(`/api/v1/reports/billing?${query}`), options);
        },
      ),
    ).addOption(outputOption()),
  );
  report.addCommand(reportSchedulesCommand(cli));
  report.addCommand(reportSettingsCommand(cli));
  return report;
}

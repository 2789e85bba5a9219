import type { Command } from 'commander';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { queryOf } from './download.ts';
import { table, time } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';

interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** `picket audit`: who changed what. */
export function auditCommand(cli: Cli): Command {
  const group = newCommand('audit', 'The audit trail: who changed what');
  group.addCommand(
    apiCommand<ListOptions & { subject?: string; area?: string }>(
      cli,
      'list',
      'List the changes, newest first; with --json with the values before and after',
      async (api, { command, options: { subject, area, limit } }) => {
        const items = await api.all<AuditEvent>(`/api/v1/audit?${queryOf({ subject, area })}`, limit);
        cli.answer(command, items, (events) =>
          table(
            cli.io,
            ['AT', 'WHO', 'ACTION', 'SUBJECT', 'CHANGE'],
            events.map((one) => [time(one.at), one.actor, one.action, one.subject, changeOf(one)]),
          ),
        );
      },
    )
      .option('--subject <record>', 'only changes of this record: setting:retention, source:3')
      .option('--area <area>', 'only actions that begin with this: source, dns_list')
      .addOption(limitOption()),
    { isDefault: true },
  );
  return group;
}

const longest = 120;

/** The fields that differ, on one line. */
function changeOf({ before, after }: AuditEvent): string {
  const text =
    isFields(before) && isFields(after)
      ? Object.keys({ ...before, ...after })
          .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
          .map(
            (key) => `${key}: ${JSON.stringify(before[key]) ?? '–'} → ${JSON.stringify(after[key]) ?? '–'}`,
          )
          .join('; ')
      : JSON.stringify(after ?? before ?? null);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import type { Command } from 'commander';
import { type Cli, newCommand } from '../command.ts';
import { dnsCategoriesCommand } from './categories.ts';
import { dnsCompaniesCommand } from './companies.ts';
import { dnsFeedsCommand } from './feeds.ts';
import { dnsListsCommand } from './lists.ts';
import { dnsLogCommand } from './log.ts';
import { queryCommand } from './query.ts';
import { dnsRulesCommand } from './rules.ts';
import { statisticsCommand } from './statistics.ts';
import { statusCommand, switchCommand } from './status.ts';
import { whyCommand } from './why.ts';

/** `picket dns`: the protective DNS of Picket itself. */
export function dnsCommand(cli: Cli): Command {
  const group = newCommand('dns', 'The protective DNS of Picket itself');
  group.addCommand(statusCommand(cli), { isDefault: true });
  for (const enabled of [true, false]) group.addCommand(switchCommand(cli, enabled));
  for (const command of [
    dnsCompaniesCommand,
    dnsListsCommand,
    dnsFeedsCommand,
    dnsRulesCommand,
    dnsCategoriesCommand,
    whyCommand,
    statisticsCommand,
    dnsLogCommand,
    queryCommand,
  ])
    group.addCommand(command(cli));
  return group;
}

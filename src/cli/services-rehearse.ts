import type { Command } from 'commander';
import { plural } from '../platform/values/text.ts';
import type { Rehearsed } from '../tickets/rehearse/rehearse.ts';
import { apiCommand, type Cli } from './command.ts';
import { paint, table, wrongUse } from './io.ts';

type Answer = Rehearsed & { readonly missing: readonly string[] };

/** `services rehearse`: which tickets these settings would have opened. */
export function rehearseCommand(cli: Cli): Command {
  return apiCommand<{ days: string }>(
    cli,
    'rehearse',
    'Show the tickets that an enabled ticket service would have opened; nothing is changed',
    async (api, { command, options }) => {
      if (!['1', '7', '30'].includes(options.days))
        throw wrongUse('--days is 1, 7 or 30.', 'Use one of them.');
      const days = Number(options.days);
      const rehearsed = await api.send<Answer>('POST', '/api/v1/connectwise/ticket-service/rehearse', {
        days,
      });
      cli.answer(command, rehearsed, (answer) => show(cli, answer, days));
    },
  ).option('--days <days>', '1, 7 or 30', '7');
}

function show({ io }: Cli, answer: Answer, days: number): string[] {
  const {
    incidents,
    alreadyTicketed,
    wouldTicket,
    wouldHold,
    wouldSkip,
    byCompany,
    byRule,
    examples,
    missing,
  } = answer;
  const { wouldRollUp, wouldDigest } = answer;
  const covered = [
    ['above the limit within an hour', wouldRollUp, 'roll-up'],
    ['for the daily digest', wouldDigest, 'digest'],
  ] as const;
  const reasons = [
    ...wouldHold.map((one) => ['held', one] as const),
    ...wouldSkip.map((one) => ['skipped', one] as const),
  ];
  return [
    `Of ${plural(incidents, 'incident')} in ${plural(days, 'day')}: ${plural(wouldTicket, 'ticket')}, ${alreadyTicketed} already ticketed.`,
    ...covered
      .filter(([, { incidents }]) => incidents > 0)
      .map(
        ([why, would, what]) =>
          `${String(would.incidents).padStart(8)} together, ${why}: ${plural(would.tickets, what)}`,
      ),
    ...reasons.map(([what, { title, count }]) => `${String(count).padStart(8)} ${what}: ${title}`),
    ...(missing.length === 0 ? [] : [`Not chosen yet: ${missing.join(', ')}.`]),
    ...(byRule.length < 2
      ? []
      : byRule.map(
          ({ name, tickets }) =>
            `${String(tickets).padStart(8)} ${name === null ? 'by the ticket service' : `routed by “${name}”`}`,
        )),
    ...(byCompany.length === 0
      ? []
      : [
          '',
          ...table(
            io,
            ['COMPANY', 'TICKETS', 'TOGETHER', 'HELD', 'SKIPPED'],
            byCompany
              .slice(0, 20)
              .map(({ name, tickets, covered, held, skipped }) => [name, tickets, covered, held, skipped]),
          ),
        ]),
    ...(examples.length === 0
      ? []
      : ['', paint(io, 'bold', 'Examples'), ...examples.slice(0, 5).map(({ summary }) => summary)]),
  ];
}

import type { Command } from 'commander';
import { apiCommand, type Cli } from '../command.ts';
import { findCompany } from '../companies.ts';
import { typedTime } from '../typed-time.ts';

interface Place {
  readonly line: number | null;
  readonly inFeed: boolean;
}

interface Why {
  readonly summary: string;
  readonly decidedBy: Place | null;
  readonly alsoMatched: readonly (Place & { readonly text: string })[];
  readonly without: string | null;
}

/** `picket dns why`: the verdict of the policy for a name. */
export function whyCommand(cli: Cli): Command {
  return apiCommand<{ company?: string; type: string; client?: string; device?: string; at?: string }>(
    cli,
    'why <name>',
    'Show why a name is blocked, allowed or answered',
    async (api, { args, command, options }) => {
      const { company, type, client, device, at } = options;
      const query = new URLSearchParams({ name: args[0] ?? '', type });
      if (company !== undefined) query.set('companyId', String((await findCompany(api, company)).id));
      if (client !== undefined) query.set('client', client);
      if (device !== undefined) query.set('device', device);
      if (at !== undefined) query.set('at', typedTime(at));
      cli.answer(command, await api.get<Why>(`/api/v1/dns/why?${query}`), (why) => [
        why.summary,
        ...(why.decidedBy?.line == null ? [] : [`It is ${placeOf(why.decidedBy)} there.`]),
        ...why.alsoMatched.map(
          (one) => `Also matched: ${one.text}${one.line === null ? '' : `, ${placeOf(one)}`}.`,
        ),
        ...(why.without === null ? [] : [why.without]),
      ]);
    },
  )
    .option('--company <company>', 'for this company (id or name); else the policy of the MSP')
    .option('--type <type>', 'the query type', 'A')
    .option('--client <address>', 'the address of the client')
    .option('--device <name>', 'the name of the device')
    .option('--at <time>', 'at this time; else now');
}

const placeOf = ({ line, inFeed }: Place): string => `${inFeed ? 'line' : 'entry'} ${line}`;

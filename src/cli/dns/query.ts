import { isIP } from 'node:net';
import type { Command } from 'commander';
import { typeNumber } from '../../dns/policy/rulesets/rule-body.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type Cli, newCommand } from '../command.ts';
import { withApi } from '../connect.ts';
import { CommandFailure, wrongUse } from '../io.ts';
import { ask } from './ask.ts';
import type { DnsStatus } from './status.ts';

interface QueryOptions {
  readonly type: string;
  readonly from?: string;
  readonly server?: string;
}

/** `picket dns query`: queries the resolver like any client, for machines without dig. */
export function queryCommand(cli: Cli): Command {
  const command = newCommand('query', 'Ask the protective DNS, as a client does')
    .argument('<name>')
    .option('--type <type>', 'the query type', 'A')
    .option('--from <address>', 'the address of this machine that asks: another company’s, such as 127.0.0.2')
    .option('--server <address:port>', 'another server than the Picket on this machine');
  return command.action(async (name: string, options: QueryOptions) => {
    const type = typeNumber(options.type.toUpperCase());
    if (type === null)
      throw wrongUse(`“${options.type}” is not a query type.`, 'Write A, AAAA, TXT, TYPE65 or another.');
    const { server: given, from } = options;
    const server = given === undefined ? await ownServer(cli) : parseServer(given);
    const answered = await ask({ name, type, server, from });
    if (answered === null) throw new CommandFailure(noAnswer(server));
    cli.answer(command, answered, ({ status, answers, because }) => [
      status,
      ...answers.map(({ type: shown, ttl, value }) => `${shown}  ${value}  (${ttl} s)`),
      ...(because === null ? [] : [because]),
    ]);
  });
}

async function ownServer({ io }: Cli): Promise<Server> {
  const { listening } = await withApi(io, (api) => api.get<DnsStatus>('/api/v1/dns/status'));
  const [server] = listening;
  if (server === undefined) throw new CommandFailure(notListening);
  return server;
}

interface Server {
  readonly host: string;
  readonly port: number;
}

const notListening: Problem = {
  code: 'dns.not_listening',
  message: 'The protective DNS does not answer on this machine.',
  hint: 'Switch it on with `picket dns on`, or name a server with --server.',
  retry: 'never',
};

const noAnswer = ({ host, port }: Server): Problem => ({
  code: 'dns.no_answer',
  message: `${host}, port ${port}, did not answer within 5 seconds.`,
  hint: 'See `picket dns status`, and check the address and the firewall.',
  retry: 'later',
});

function parseServer(text: string): Server {
  const [, bracketed, plain, digits] = /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  if (isIP(host) === 0) throw wrongUse(`“${text}” is not a server.`, 'Write 127.0.0.1:5300 or [::1]:5300.');
  return { host, port: Number(digits ?? 53) };
}

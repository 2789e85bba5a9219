import type { Command } from 'commander';
import type { Problem } from '../../platform/values/problem.ts';
import { type Cli, newCommand } from '../command.ts';
import { CommandFailure, paint } from '../io.ts';
import { numberOf } from '../sandbox.ts';
import { setUp } from './set-up.ts';
import { type DemoDns, queryMalware, setUpDns } from './set-up-dns.ts';
import { makeAdministrator, type SignIn } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { followTickets, ticketsFromSandbox } from './tickets.ts';

/** With `--exit`: how many tickets to wait for, and how long. */
const enough = 5;
const patienceMs = 90_000;

interface Options {
  exit?: boolean;
  port: number;
}

export function demoCommand({ io }: Cli): Command {
  const command = newCommand('demo', 'Run a demo: both sandboxes, Picket, and tickets as they are opened')
    .option('--exit', `end after ${enough} tickets, and print each ticket as one line of JSON`)
    .option('--port <number>', 'the port of Picket; 0 selects any free port', numberOf, 0)
    .addHelpText('after', '\nThe demo uses a new folder and deletes it at the end.');
  return command.action(async ({ exit, port }: Options) => {
    const { onStage } = await import('./stage.ts');
    await onStage(io, port, exit === true ? 60 : 20, async (stage) => {
      // With --exit, standard output has only the tickets.
      const say = exit ? io.err : io.out;
      await setUp(stage, say);
      const dns = await setUpDns(stage, say);
      if (exit) {
        await queryMalware(dns);
        return untilEnough(stage);
      }
      for (const line of whereToLook(stage, await makeAdministrator(stage), dns)) say(line);
      await followTickets(stage, say);
    });
  });
}

function whereToLook(
  { io, app, connectWise, hyas }: Stage,
  { email, password }: SignIn,
  { server, malware, social }: DemoDns,
): string[] {
  const bold = (text: string) => paint(io, 'bold', text);
  return [
    '',
    `${bold('Console')}              ${app.url}  — sign in as ${email} with ${password}`,
    `${bold('ConnectWise sandbox')}  ${connectWise.url}  — boards and tickets, as a technician sees them`,
    `${bold('HYAS sandbox')}         ${hyas.url}  — the log that Picket reads`,
    `${bold('Picket’s API')}         ${app.url}/api/docs  — token: ${app.firstToken}`,
    '',
    'A device of Lakeside Orthodontics looks a blocked name up: its ticket is there within 20 seconds.',
    `  dig @${server.host} -p ${server.port} ${malware}`,
    `  npx picket dns query ${malware} --server ${server.host}:${server.port}   (without dig; the second company: --from 127.0.0.2)`,
    `${social} is blocked, too, and recorded without a ticket: its category is content, not a threat.`,
    '',
    `With PICKET_URL=${app.url} and PICKET_TOKEN set to that token, \`npx picket status\` shows its status.`,
    'Press Ctrl-C to end the demo. New tickets:',
    '',
  ];
}

async function untilEnough({ io, connectWise, api }: Stage): Promise<void> {
  const end = Date.now() + patienceMs;
  while (connectWise.tickets().length < enough) {
    if (io.signal.aborted) throw new CommandFailure(null);
    if (Date.now() > end) {
      const { attention } = await api.get<{ attention: { what: string }[] }>('/api/v1/status');
      throw new CommandFailure(
        tooFew(connectWise.tickets().length),
        1,
        attention.map(({ what }) => what),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const ticket of await ticketsFromSandbox(connectWise.url, enough)) io.out(JSON.stringify(ticket));
}

const tooFew = (count: number): Problem => ({
  code: 'cli.demo_too_slow',
  message: `After ${patienceMs / 1000} s there are ${count} tickets of ${enough}.`,
  hint: 'Run `npm run demo` without --exit to see what happens. The lines above show the errors of Picket.',
  retry: 'later',
});

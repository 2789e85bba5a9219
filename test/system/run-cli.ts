import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/program.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs commands against a running Picket, as a script without a terminal does. */
export function cliOf(app: { readonly url: string; readonly token: string }) {
  return async (...argv: string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const status = await runCli(argv, {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      env: { PICKET_URL: app.url, PICKET_TOKEN: app.token },
      terminal: false,
      color: false,
      signal: new AbortController().signal,
      stdin: Readable.from(['']),
    });
    return { status, out: out.join('\n'), err: err.join('\n') };
  };
}

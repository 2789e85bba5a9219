import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const main = path.resolve(import.meta.dirname, '../../dist/main.js');

export interface Life {
  readonly child: ChildProcess;
  readonly url: string;
  readonly firstToken: string | null;
}

/** A separate process of Picket, which can be killed as a power cut would. */
export async function live(env: Record<string, string>): Promise<Life> {
  const child = spawn(process.execPath, [main, 'start', '--json'], {
    env: {
      PATH: process.env.PATH,
      PICKET_PORT: '0',
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
      PICKET_DELIVERY_SEARCH_DELAYS: '50ms,100ms',
      PICKET_CONNECTWISE_CREATE_TIMEOUT: '2s',
      PICKET_LOG_LEVEL: 'silent',
      PICKET_LOG_FORMAT: 'json',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    return { child, ...JSON.parse(line) };
  }
  throw new Error('Picket ended before it ran.');
}

export async function kill({ child }: Life): Promise<void> {
  if (child.exitCode !== null) throw new Error(`Picket ended by itself, with status ${child.exitCode}.`);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

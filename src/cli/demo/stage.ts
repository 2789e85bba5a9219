import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../app/app.ts';
import { version } from '../../platform/config/version.ts';
import { type ConnectWiseSandbox, startConnectWiseSandbox } from '../../sandbox/connectwise/start.ts';
import { type HyasSandbox, startHyasSandbox } from '../../sandbox/hyas/start.ts';
import { type Api, remoteApi } from '../api-client.ts';
import { configOf, silent } from '../connect.ts';
import type { Io } from '../io.ts';
import { demoDnsPort } from './dns-port.ts';

/** The parts of the demo. */
export interface Stage {
  readonly io: Io;
  readonly app: App;
  readonly api: Api;
  readonly connectWise: ConnectWiseSandbox;
  readonly hyas: HyasSandbox;
}

/** Starts all parts, and removes everything at the end, also after an error. */
export async function onStage(
  io: Io,
  port: number,
  ratePerMinute: number,
  play: (stage: Stage) => Promise<void>,
) {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const folder = await mkdtemp(path.join(tmpdir(), 'picket-demo-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const connectWise = await startConnectWiseSandbox();
    undo.push(() => connectWise.close());
    const hyas = await startHyasSandbox({ ratePerMinute });
    undo.push(() => hyas.close());
    const config = configOf(io, {
      PICKET_DATA: folder,
      PICKET_PORT: String(port),
      PICKET_DNS_LISTEN: `127.0.0.1:${await demoDnsPort()}`,
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
    });
    const demo = { connectWiseUrl: connectWise.url, hyasUrl: hyas.url };
    const app = await startApp(config, { log: silent(), version, demo });
    undo.push(() => app.stop());
    await play({ io, app, api: remoteApi(app.url, app.firstToken ?? ''), connectWise, hyas });
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** Picket in a separate process, on a clock that the soak moves by messages; it reports its state on request. */
import { pino } from 'pino';
import { startApp } from '../../dist/app/app.js';
import { loadConfig } from '../../dist/platform/config/config.js';
import { jumpingClock } from './jumping-clock.mjs';

const clock = jumpingClock();
const { ok, config, problems } = loadConfig(process.env);
if (!ok) throw new Error(JSON.stringify(problems));
const log = pino({ level: config.logLevel }, pino.destination(2));
const app = await startApp(config, { log, clock, version: 'soak' });

process.on('message', async (message) => {
  switch (message.what) {
    case 'jump':
      clock.jump(message.ms);
      break;
    case 'measure':
      // Garbage that was not collected yet would distort the figure.
      globalThis.gc();
      process.send({
        what: 'measured',
        heap: process.memoryUsage().heapUsed,
        rss: process.memoryUsage().rss,
      });
      break;
    case 'stop':
      await app.stop();
      process.disconnect();
  }
});
process.send({ what: 'ready', url: app.url, token: app.firstToken });

/** `npm run dns:hostile`: mutated packets and connections against the resolver, as many as are asked for. */
import { parseArgs } from 'node:util';
import { sendHostilePackets } from './packets.ts';
import { sendHostileStreams } from './streams.ts';

const { values } = parseArgs({
  options: { packets: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
const packets = Number(values.packets);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const say = (text: string) => process.stdout.write(`${text}\n`);

const before = process.memoryUsage().rss;
const { fault, totals } = sendHostilePackets({ packets, seed });
const connections = Math.ceil(packets / 1_000);
const streamFault = await sendHostileStreams({ connections, seed });
const grown = Math.round((process.memoryUsage().rss - before) / 1024 ** 2);
say(`${packets} packets: ${JSON.stringify(totals)}. Memory grew by ${grown} MB.`);
say(fault ?? streamFault ?? `No fault in ${packets} packets and ${connections} connections (seed ${seed}).`);
process.exitCode = fault === null && streamFault === null ? 0 : 1;

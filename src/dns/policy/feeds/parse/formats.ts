import type { FeedFormat } from '../parsed-feed.ts';
import { adblock } from './adblock.ts';
import { Collector } from './collector.ts';
import { dnsmasq } from './dnsmasq.ts';
import { domains } from './domains.ts';
import { hosts } from './hosts.ts';
import type { Format } from './line-reader.ts';
import { linesOf } from './lines.ts';
import { rpz } from './rpz.ts';

export const formats: Readonly<Record<FeedFormat, Format>> = { hosts, domains, adblock, dnsmasq, rpz };

const sampleBytes = 1024 * 1024;
const sampleLines = 1000;

/** The format in which most of the first lines are valid; null if none accepts half of them. */
export function detectFormat(content: Uint8Array): Format | null {
  const sample = [...linesOf(content.subarray(0, sampleBytes))];
  if (/^\s*\[adblock/i.test(sample.find((line) => line.trim() !== '') ?? '')) return adblock;
  let best: { format: Format; recognized: number } | null = null;
  for (const format of Object.values(formats)) {
    const collector = new Collector(format, { plainReach: null });
    for (const line of sample) {
      if (collector.spoken >= sampleLines) break;
      collector.read(line);
    }
    const { recognized, spoken } = collector;
    if (recognized > (best?.recognized ?? 0) && 2 * recognized >= spoken) best = { format, recognized };
  }
  return best?.format ?? null;
}

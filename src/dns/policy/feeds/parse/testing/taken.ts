import type { NamesByReach } from '../../../model.ts';
import type { FeedFormat } from '../../parsed-feed.ts';
import type { ReadOptions } from '../line-reader.ts';
import { parseFeed } from '../parse-feed.ts';

/**
 * The content of a feed in short form: `x` is x with all names below it, `=x` is x alone, `*.x` is the names below x.
 */
export function taken(format: FeedFormat, text: string, plainReach: ReadOptions['plainReach'] = null) {
  // An empty feed is refused, and so is one that is mostly invalid.
  const known = knownLines[format];
  const result = parseFeed(Buffer.from(`${text}\n${known}`), { format, plainReach });
  if (!result.ok) throw new Error(result.problem.message);
  const { blocked, excepted, addresses, report } = result.value;
  return {
    blocked: short(blocked).filter((name) => !/known-\d\.test$/.test(name)),
    excepted: short(excepted),
    addresses,
    notTaken: report.linesNotTaken.map(({ line, reason }) => `${line} ${reason}`),
  };
}

const short = ({ exact, with_below, only_below }: NamesByReach) => [
  ...with_below,
  ...exact.map((name) => `=${name}`),
  ...only_below.map((name) => `*.${name}`),
];

const line: Readonly<Record<FeedFormat, (name: string) => string>> = {
  hosts: (name) => `0.0.0.0 ${name}`,
  domains: (name) => name,
  adblock: (name) => `||${name}^`,
  dnsmasq: (name) => `local=/${name}/`,
  rpz: (name) => `${name} CNAME .`,
};

const knownLines = Object.fromEntries(
  Object.entries(line).map(([format, write]) => [
    format,
    Array.from({ length: 9 }, (_, at) => write(`known-${at}.test`)).join('\n'),
  ]),
) as Readonly<Record<FeedFormat, string>>;

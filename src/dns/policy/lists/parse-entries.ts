import { readName } from '../read-name.ts';
import { readNetwork } from '../read-network.ts';

type Reach = 'exact' | 'with_below' | 'only_below' | 'address';
export function parseEntries(
  text: string,
  present: readonly { value: string; reach: Reach }[],
  { wholeSuffix = false } = {},
) {
  const known = new Set(present.map(({ value, reach }) => `${reach} ${value}`));
  const added: { value: string; reach: Reach }[] = [];
  const ignored: { line: number; text: string; reason: string }[] = [];
  let duplicates = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const { network } = readNetwork(line);
    const reach: Reach =
      network !== null
        ? 'address'
        : line.startsWith('*.')
          ? 'only_below'
          : line.startsWith('=')
            ? 'exact'
            : 'with_below';
    const read = readName(line.replace(/^(\*\.|=)/, ''));
    if (network === null && (read.name === null || (read.complaint !== null && !wholeSuffix))) {
      ignored.push({ line: index + 1, text: line, reason: 'It is not a domain name.' });
      continue;
    }
    const value = network ?? read.name ?? '';
    if (known.has(`${reach} ${value}`)) duplicates++;
    else {
      known.add(`${reach} ${value}`);
      added.push({ value, reach });
    }
  }
  return { added, duplicates, ignored };
}

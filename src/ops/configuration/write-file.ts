import { Document } from 'yaml';
import type { AnyKind, ConfigurationReader } from '../../platform/settings/configuration-kind.ts';
import { placeOf } from './sections.ts';

const heading = ` The configuration of Picket, without secrets. Apply it with: picket apply -f FILE
 Objects that the file does not name stay as they are, and so do fields that it does not name.`;

/** The whole configuration as a file that `parseFile` parses. */
export async function loadConfiguration<Client>(
  kinds: readonly AnyKind<Client>[],
  reader: ConfigurationReader,
): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const kind of kinds) {
    const place = placeOf(kind);
    const last = place.pop() ?? '';
    let level = content;
    for (const key of place) {
      level[key] ??= {};
      level = level[key] as Record<string, unknown>;
    }
    const values = (await kind.load(reader)).map(({ value }) => value);
    level[last] = kind.single === true ? values[0] : values;
  }
  return content;
}

/** Long texts stay on one line, so that a diff of two files shows what changed. */
export function writeFile(content: Readonly<Record<string, unknown>>): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = heading;
  return document.toString({ lineWidth: 0 });
}

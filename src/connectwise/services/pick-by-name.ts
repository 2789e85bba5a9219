import { z } from 'zod';
import { type Problem, type Result, refuse } from '../../platform/values/problem.ts';
import type { NamedRecord } from '../client/types.ts';
import { fromConnectWise } from '../connection/connectwise-failure.ts';

/** A ConnectWise record in the configuration file: its name, or its number if several have that name. */
export const writtenChoice = z
  .union([z.string().min(1).max(200), z.number().int().positive()])
  .nullable()
  .default(null);

export type WrittenChoice = z.infer<typeof writtenChoice>;

/** The most records that a refusal names. */
const mostNamed = 20;

/** The id of the only active record that matches; null for none. @throws `invalid`, with the existing records. */
export async function pickByName(
  written: WrittenChoice,
  what: string,
  read: () => Promise<Result<NamedRecord[]>>,
): Promise<number | null> {
  if (written === null || typeof written === 'number') return written;
  const records = fromConnectWise(await read()).filter(({ inactive }) => !inactive);
  const found = records.filter(({ name }) => name.toLowerCase() === written.toLowerCase());
  if (found.length === 1 && found[0] !== undefined) return found[0].id;
  throw refuse(
    'invalid',
    found.length > 1 ? severalOfName(what, written, found) : noneOfName(what, written, records),
  );
}

const noneOfName = (what: string, name: string, records: readonly NamedRecord[]): Problem => ({
  code: 'connectwise.none_of_name',
  message: `ConnectWise has no active ${what} “${name}”.`,
  hint:
    records.length === 0
      ? 'Check that the API member may read these records.'
      : `Choose one of: ${records
          .slice(0, mostNamed)
          .map(({ name: one }) => one)
          .join(', ')}.`,
  retry: 'never',
});

const severalOfName = (what: string, name: string, records: readonly NamedRecord[]): Problem => ({
  code: 'connectwise.several_of_name',
  message: `ConnectWise has ${records.length} records of “${name}” as ${what}: numbers ${records.map(({ id }) => id).join(', ')}.`,
  hint: 'Write the number instead of the name.',
  retry: 'never',
});

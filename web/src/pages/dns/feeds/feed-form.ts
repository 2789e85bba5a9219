import { isNotEmpty } from '@mantine/form';
import { text } from '../../../text/index.ts';
import type { CatalogueEntry, DnsFeed, FeedBody } from './queries.ts';

/** The value for “as the list is written”, since a choice in a form cannot be null. */
export const automatic = 'automatic';

/** A feed while it is edited. */
export interface FeedValues {
  readonly name: string;
  readonly address: string;
  readonly category: string;
  readonly format: NonNullable<DnsFeed['format']> | typeof automatic;
  readonly plainReach: NonNullable<DnsFeed['plainReach']> | typeof automatic;
  /** Hours, as text because choices of a form are text. */
  readonly everyHours: string;
  readonly enabled: boolean;
}

export const validate = {
  name: isNotEmpty(text.ui.fieldMissing),
  address: isNotEmpty(text.ui.fieldMissing),
};

const usual: FeedValues = {
  name: '',
  address: '',
  category: 'malware',
  format: automatic,
  plainReach: automatic,
  everyHours: '24',
  enabled: true,
};

/** The values for a list of the catalogue, or (null) for an address that a person enters. */
export const valuesOfNew = (entry: CatalogueEntry | null): FeedValues =>
  entry === null
    ? usual
    : {
        ...usual,
        name: entry.name,
        address: entry.address,
        category: entry.category,
        format: entry.format,
        everyHours: String(entry.everyHours),
      };

export const valuesOf = ({
  name,
  address,
  category,
  format,
  plainReach,
  everyHours,
  enabled,
}: DnsFeed): FeedValues => ({
  name,
  address,
  category,
  format: format ?? automatic,
  plainReach: plainReach ?? automatic,
  everyHours: String(everyHours),
  enabled,
});

export const bodyOf = ({ format, plainReach, everyHours, ...values }: FeedValues): FeedBody => ({
  ...values,
  format: format === automatic ? null : format,
  plainReach: plainReach === automatic ? null : plainReach,
  everyHours: Number(everyHours),
});

const intervals = [1, 6, 12, 24, 168, 720];

/** The usual intervals, and that of this feed. */
export const intervalChoices = (own: string): readonly number[] =>
  [...new Set([...intervals, Number(own)])].sort((a, b) => a - b);

import { oneOf, readSearch } from '../../ui/list-search.ts';

/** Which silences or accepted risks are shown; without it, those in force. */
export const noiseSearch = readSearch({ show: oneOf(['all']) });
export type NoiseSearch = ReturnType<typeof noiseSearch>;

import type { z } from 'zod';
import type { mappingSchema } from '../mapping.ts';

/** A mapping to begin with, for a product whose JSON is known. */
export interface MappingPreset {
  readonly name: string;
  readonly title: string;
  /** What has to be set at the product, and in the mapping. */
  readonly about: string;
  readonly mapping: z.input<typeof mappingSchema>;
  /** The body of a request as the product sends it, with the names of the documentation ranges. */
  readonly sample: string;
}

import type { z } from 'zod';
import type { mappingSchema } from '../mapping.ts';

/** A ready mapping for a product with a known JSON format. */
export interface MappingPreset {
  readonly name: string;
  readonly title: string;
  /** What to set in the product, and in the mapping. */
  readonly about: string;
  readonly mapping: z.input<typeof mappingSchema>;
  /** A request body of the product, with names of the documentation ranges. */
  readonly sample: string;
}

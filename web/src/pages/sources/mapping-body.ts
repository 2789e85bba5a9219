import type { paths } from '../../api/schema.d.ts';

export type PreviewRequest =
  paths['/api/v1/source-mappings/preview']['post']['requestBody']['content']['application/json'];

/** A field mapping as it is sent and saved. */
export type MappingBody = PreviewRequest['mapping'];

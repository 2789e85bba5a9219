import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import type { MappingBody } from './mapping-body.ts';

export type Preview =
  paths['/api/v1/source-mappings/preview']['post']['responses'][200]['content']['application/json'];

export const presetsQuery = queryOptions({
  queryKey: ['source-mappings', 'presets'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/source-mappings/presets', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The result of a mapping for a sample; requested again when one of them changes. */
export const previewQuery = (mapping: MappingBody, sample: string, defaultVerdict: string) =>
  queryOptions({
    queryKey: ['source-mappings', 'preview', mapping, sample, defaultVerdict],
    queryFn: ({ signal }) =>
      read(
        api.POST('/api/v1/source-mappings/preview', { body: { mapping, sample, defaultVerdict }, signal }),
      ),
    enabled: sample.trim() !== '',
    retry: false,
  });

export const readAgain = ({ id }: { id: number }) =>
  read(api.POST('/api/v1/sources/{id}/quarantine/read-again', { params: { path: { id } } }));

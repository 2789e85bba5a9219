import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';

export type LookUps = Answer<'/api/v1/settings/look-ups'>;

export const lookUpsQuery = queryOptions({
  queryKey: ['settings', 'look-ups'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/look-ups', { signal })),
});

/** The most that the API accepts. */
export const mostServices = 12;

const words = incidentSettings.lookUps;

/** Services in which a technician looks up a domain. */
export const useLookUpsForm = (saved: LookUps) =>
  useEditForm({
    saved,
    queryKey: lookUpsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/look-ups', { body })),
    complaints: ({ services }) =>
      Object.fromEntries(
        services.flatMap(({ name, url }, at) => [
          ...(name.trim() === '' ? [[`services.${at}.name`, words.nameMissing]] : []),
          ...(url.trim().startsWith('https://') && url.includes('{domain}')
            ? []
            : [[`services.${at}.url`, words.urlWrong]]),
        ]),
      ),
  });

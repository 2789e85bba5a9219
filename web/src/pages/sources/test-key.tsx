import { Alert, Button, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { api, read } from '../../api/client.ts';
import { fieldErrors, isAboutFields } from '../../api/field-errors.ts';
import { sources as sourcesText } from '../../text/en/sources.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { HyasValues } from './hyas-values.ts';

interface TestKeyProps {
  readonly form: UseFormReturnType<HyasValues>;
  /** The source whose saved key is tested if no key was entered. */
  readonly sourceId: number | undefined;
}

/** Tests the values of the form, without saving them. */
export function TestKey({ form, sourceId }: TestKeyProps) {
  const words = sourcesText.hyas;
  const { apiKey, baseUrl } = form.values;
  const testing = useMutation({
    mutationFn: ({ apiKey, baseUrl }: Pick<HyasValues, 'apiKey' | 'baseUrl'>) =>
      read(
        api.POST('/api/v1/sources/test', {
          body: {
            kind: 'hyas',
            baseUrl: baseUrl.trim(),
            ...(apiKey.trim() === '' ? {} : { apiKey }),
            ...(sourceId === undefined ? {} : { sourceId }),
          },
        }),
      ),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const { variables, data } = testing;
  // Hidden as soon as the key or the address is edited: the result is that of the former values.
  const isCurrent = variables?.apiKey === apiKey && variables.baseUrl === baseUrl;

  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        size="xs"
        loading={testing.isPending}
        disabled={sourceId === undefined && apiKey.trim() === ''}
        onClick={() => testing.mutate({ apiKey, baseUrl })}
      >
        {words.test}
      </Button>
      <div role="status" style={{ width: '100%' }}>
        {isCurrent && data?.works === true && (
          <Alert color="green" icon={<CircleCheck aria-hidden />} title={words.testOk}>
            {data.entriesLastHour !== null && (
              <Text size="sm">{words.testEntries(data.entriesLastHour)}</Text>
            )}
            {data.organizations !== null && (
              <Text size="sm">{words.testOrganizations(data.organizations)}</Text>
            )}
          </Alert>
        )}
      </div>
      {isCurrent && data !== undefined && data.problem !== null && (
        <ProblemAlert error={{ detail: data.problem.message, hint: data.problem.hint }} />
      )}
      {isCurrent && testing.isError && !isAboutFields(testing.error) && (
        <ProblemAlert error={testing.error} />
      )}
    </Stack>
  );
}

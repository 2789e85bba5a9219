import { Button, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { closing as closingText } from '../../text/en/closing.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { bodyOf, type ClosingForm } from './use-closing-form.ts';

const words = closingText;
const kinds = ['allowed', 'over', 'quiet'] as const;

/** How many open tickets the choices would close now, saved or not. */
export function ClosingPreview({ form }: { readonly form: ClosingForm }) {
  const preview = useMutation({
    mutationFn: () => read(api.POST('/api/v1/settings/closing/preview', { body: bodyOf(form.values) })),
  });
  const { data } = preview;
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        onClick={() => preview.mutate()}
        loading={preview.isPending}
        disabled={!form.isValid}
      >
        {words.preview}
      </Button>
      <div role="status">
        {data !== undefined && (
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              {words.wouldClose(data.wouldClose.total, data.checked)}
            </Text>
            <List size="sm">
              {kinds
                .filter((kind) => data.wouldClose[kind] > 0)
                .map((kind) => (
                  <List.Item key={kind}>{words.kinds[kind](data.wouldClose[kind])}</List.Item>
                ))}
            </List>
            {data.withoutStatus > 0 && <Text size="sm">{words.withoutStatus(data.withoutStatus)}</Text>}
            {data.more && <Text size="sm">{words.more}</Text>}
          </Stack>
        )}
      </div>
      {preview.isError && <ProblemAlert error={preview.error} />}
    </Stack>
  );
}

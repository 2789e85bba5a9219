import { Button, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { previewOf, type SavedField } from './queries.ts';

const words = connectWise.customFields;

/** The values that the saved fields would have on a ticket of the newest incident. */
export function FieldsPreview({
  boardId,
  fields,
}: {
  readonly boardId: number;
  readonly fields: readonly SavedField[];
}) {
  const preview = useMutation({ mutationFn: () => previewOf(boardId, fields) });
  const { data } = preview;
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" onClick={() => preview.mutate()} loading={preview.isPending}>
        {words.preview}
      </Button>
      <Text size="xs" c="dimmed">
        {words.previewHint}
      </Text>
      <div role="status">
        {data !== undefined && (
          <List size="sm" style={{ overflowWrap: 'anywhere' }}>
            {data.fields.map(({ id, caption, value, outcome, why }) => (
              <List.Item key={id}>
                {caption}: {value === null ? words.noValue : String(value)}
                {outcome === 'value' ? '' : ` (${words.outcomes[outcome]}: ${why})`}
              </List.Item>
            ))}
          </List>
        )}
      </div>
      {preview.isError && <ProblemAlert error={preview.error} />}
    </Stack>
  );
}

import { Anchor, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { toProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { Words } from '../../../ui/words.tsx';
import { CompanyPicker, targetName } from './company-picker.tsx';
import type { Company, Suggestion } from './queries.ts';
import { Suggestions } from './suggestions.tsx';
import { TicketDefaultsButton } from './ticket-defaults-dialog.tsx';
import type { MappingChange } from './use-mapping.ts';

const words = connectWise.companies;

interface MappingCellProps {
  readonly company: Company;
  readonly change: MappingChange | undefined;
  readonly suggestion: Suggestion | undefined;
  readonly onChoose: (company: Company, targetId: number | null) => void;
  readonly onUndo: (change: MappingChange) => void;
}

/** The mapped ConnectWise company: chosen and saved at once, with the result beside it. */
export const MappingCell = memo(function MappingCell(props: MappingCellProps) {
  const { company, change, suggestion, onChoose, onUndo } = props;
  const { mapping } = company;
  const saving = change?.state === 'saving';
  return (
    <Stack gap={6} py={4}>
      <CompanyPicker
        label={words.picker(company.name)}
        chosen={
          mapping && { id: mapping.connectwiseCompanyId, name: mapping.name, identifier: mapping.identifier }
        }
        onChoose={({ id }) => onChoose(company, id)}
        remove={{ label: words.remove(company.name), act: () => onChoose(company, null) }}
        disabled={saving}
        invalid={mapping?.problem != null}
      />
      {mapping?.problem != null && (
        <Text size="sm">
          <Text span inherit c="var(--mantine-color-error)">
            <Words>{mapping.problem.message}</Words>
          </Text>{' '}
          <Text span inherit c="dimmed">
            <Words>{mapping.problem.hint}</Words>
          </Text>
        </Text>
      )}
      <div aria-live="polite">
        {change !== undefined && (
          <ChangeNote company={company} change={change} onUndo={() => onUndo(change)} />
        )}
      </div>
      {mapping !== null && !saving && <TicketDefaultsButton id={company.id} name={company.name} />}
      {mapping === null && suggestion !== undefined && suggestion.candidates.length > 0 && (
        <Suggestions
          suggestion={suggestion}
          onAccept={(targetId) => onChoose(company, targetId)}
          disabled={saving}
        />
      )}
    </Stack>
  );
});

function ChangeNote({
  company,
  change,
  onUndo,
}: Pick<MappingCellProps, 'company'> & { readonly change: MappingChange; readonly onUndo: () => void }) {
  switch (change.state) {
    case 'saving':
      return (
        <Text size="sm" c="dimmed">
          {words.saving}
        </Text>
      );
    case 'failed': {
      const { detail, hint } = toProblem(change.error);
      return (
        <Text size="sm">
          <Text span inherit c="var(--mantine-color-error)">
            <Words>{detail}</Words>
          </Text>{' '}
          <Text span inherit c="dimmed">
            <Words>{hint}</Words>
          </Text>
        </Text>
      );
    }
    case 'undone':
      return (
        <Text size="sm" c="dimmed">
          {words.undone}
        </Text>
      );
    case 'saved':
      return (
        <Text size="sm">
          {company.mapping === null ? words.removed : words.saved(targetName(company.mapping))}{' '}
          <Anchor
            component="button"
            type="button"
            inherit
            fw={600}
            onClick={onUndo}
            aria-label={words.undo(company.name)}
          >
            {text.ui.undo}
          </Anchor>
        </Text>
      );
  }
}

import { plainText } from '../../platform/values/text.ts';
import type { CreateOutcome, NewTicket } from '../client/types.ts';
import { customFieldProblems } from './custom-field-problems.ts';

/** A refusal for custom fields, with the captions of the fields and the page where a person fixes it. */
export function explainFields(
  outcome: CreateOutcome,
  { content, boardName }: { readonly content: NewTicket; readonly boardName: string },
): CreateOutcome {
  if (outcome.outcome !== 'refused' || outcome.customFields === undefined) return outcome;
  const { details } = outcome.problem;
  const sent = content.customFields ?? [];
  const named = outcome.customFields.named.map(
    (name) =>
      sent.find(({ id, caption }) => String(id) === name || caption === name)?.caption ?? plainText(name),
  );
  const said = typeof details?.said === 'string' ? details.said : '';
  const problem = customFieldProblems.refused(boardName, [...new Set(named)], said);
  return { ...outcome, problem: details === undefined ? problem : { ...problem, details } };
}

import { troubleshoot } from '../../text/en/troubleshoot.ts';
import { areas, type Shown } from './checks.ts';

/** The results as plain text, for a support ticket: times in UTC, since its readers are in other zones. */
export function reportOf(checks: readonly Shown[], version: string, at: Date): string {
  const words = troubleshoot;
  const sections = areas.flatMap((area) => {
    const mine = checks.filter((check) => check.area === area);
    return mine.length === 0 ? [] : [['', words.areas[area], ...mine.flatMap(linesOf)].join('\n')];
  });
  return [words.report.title(version, at.toISOString()), ...sections].join('\n');
}

function linesOf(check: Shown): string[] {
  const { statuses, toDo, where } = troubleshoot.report;
  const first = `[${statuses[check.status]}] ${check.title}`;
  if (check.status === 'pending') return [first];
  return [
    `${first}: ${check.what}`,
    ...(check.hint === undefined ? [] : [`    ${toDo}: ${check.hint}`]),
    ...(check.where === undefined ? [] : [`    ${where}: ${check.where}`]),
  ];
}

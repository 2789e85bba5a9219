/**
 * The steps of a text that numbers them in order, “1. … 2. …”, on one line or several; null if it does not. Tickets have
 * them on one line, since ConnectWise may show line ends as spaces.
 */
export function numberedSteps(text: string): string[] | null {
  const trimmed = text.trim();
  if (!/^1[.)]\s/.test(trimmed)) return null;
  const steps: string[] = [];
  let rest = trimmed;
  for (let number = 1; ; number += 1) {
    const step = rest.replace(/^\d+[.)]\s+/, '');
    const next = new RegExp(`\\s${number + 1}[.)]\\s`).exec(step);
    if (next === null) {
      steps.push(step.trim());
      break;
    }
    steps.push(step.slice(0, next.index).trim());
    rest = step.slice(next.index).trimStart();
  }
  return steps.length > 1 && steps.every((step) => step !== '') ? steps : null;
}

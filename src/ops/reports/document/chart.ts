import { escapeHtml, whole } from './words.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value of the previous period, drawn as an outline. */
  readonly before?: number;
}

const width = 680;
const height = 150;
const left = 44;
const bottom = 22;
const top = 8;
/** More labels than these would touch each other. */
const mostLabels = 10;

/** Bars as inline SVG. Dark and outlined bars differ without any colour. */
export function barChart(name: string, bars: readonly Bar[]): string {
  const largest = niceMaximum(Math.max(1, ...bars.flatMap(({ value, before = 0 }) => [value, before])));
  const room = height - top - bottom;
  const slot = (width - left) / Math.max(1, bars.length);
  const y = (value: number) => top + room - (room * value) / largest;
  const n = (value: number) => value.toFixed(1);
  const every = Math.ceil(bars.length / mostLabels);
  const lines = [0, largest / 2, largest].map(
    (value) =>
      `<line x1="${left}" x2="${width}" y1="${n(y(value))}" y2="${n(y(value))}" stroke="#bbb" stroke-width="0.5"/>` +
      `<text x="${left - 6}" y="${n(y(value) + 3)}" text-anchor="end">${whole(value)}</text>`,
  );
  const drawn = bars.map(({ label, value, before }, at) => {
    const x = left + slot * at;
    const rect = (of: number, style: string, inset: number) =>
      of === 0
        ? ''
        : `<rect x="${n(x + slot * inset)}" y="${n(y(of))}" width="${n(slot * (1 - 2 * inset))}" height="${n(top + room - y(of))}" ${style}/>`;
    const text =
      at % every === 0
        ? `<text x="${n(x + slot / 2)}" y="${height - 6}" text-anchor="middle">${escapeHtml(label)}</text>`
        : '';
    return (
      rect(value, 'fill="#33415c"', 0.2) +
      (before === undefined
        ? ''
        : rect(before, 'fill="none" stroke="#777" stroke-width="0.8" stroke-dasharray="2 1.5"', 0.08)) +
      text
    );
  });
  const sum = bars.reduce((total, { value }) => total + value, 0);
  return (
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${name}: ${whole(sum)} in total`)}">` +
    `${lines.join('')}${drawn.join('')}</svg>`
  );
}

/** An even number with one leading digit of 1, 2, 4 or 6, or 10: its half is a whole number. */
function niceMaximum(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 10].find((factor) => factor * unit >= value) ?? 10;
  return Math.max(2, step * unit);
}

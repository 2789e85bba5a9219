/** The figures that must stay flat, their units, and by how much the second half may exceed the first. */
const figures = {
  heap: { unit: mebibytes, most: 1.15 },
  rss: { unit: mebibytes, most: 1.2 },
  files: { unit: String, most: 1.2 },
  database: { unit: mebibytes, most: 1.2 },
  incidents: { unit: String, most: 1.2 },
  detections: { unit: String, most: 1.2 },
  // On a busy machine a little longer means nothing; twice as long does.
  delay: { unit: (ms) => `${Math.round(ms)} ms`, most: 2 },
};
/** Days until the oldest data has reached its retention. */
const warmUp = 34;
const leastDays = warmUp + 20;

/** Samples as lines of a table. */
export function table(samples, withHead) {
  const names = ['day', ...Object.keys(figures)];
  const row = (cells) => cells.map((cell) => cell.padStart(11)).join('');
  const lines = samples.map((sample) =>
    row(names.map((name) => (name === 'day' ? String(sample.day) : figures[name].unit(sample[name])))),
  );
  return [...(withHead ? [row(names)] : []), ...lines].join('\n');
}

/** Whether the second half after the warm-up is like the first. */
export function judge(samples) {
  if (samples.length < leastDays) {
    const minutes = Math.ceil((leastDays * 15) / 60);
    return {
      ok: false,
      lines: [`Too short to tell: what is kept needs ${minutes} minutes to be its own size.`],
    };
  }
  const steady = samples.slice(warmUp);
  const half = Math.floor(steady.length / 2);
  const verdicts = Object.entries(figures).map(([name, { unit, most }]) => {
    const [first, second] = [steady.slice(0, half), steady.slice(half)].map((part) =>
      median(part.map((sample) => sample[name])),
    );
    const flat = second <= first * most;
    const line = `${flat ? 'flat ' : 'GROWS'} ${name}: ${unit(first)}, then ${unit(second)}`;
    return { flat, line };
  });
  return { ok: verdicts.every(({ flat }) => flat), lines: verdicts.map(({ line }) => line) };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

function mebibytes(bytes) {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

export type CsvValue = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula is given an apostrophe before it, by
 * which spreadsheets know text (OWASP, "CSV Injection"): domains, devices and reasons are what an attacker writes.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

const formula = /^\s*[=+\-@|%]|^[\t\r\n]/;
const special = /[",\r\n]/;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export type CsvValue = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180). Text that a spreadsheet would run as a formula gets a leading apostrophe, which
 * spreadsheets
 * read as text (OWASP, "CSV Injection"): attackers choose domains, devices and reasons.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

/**
 * Where a spreadsheet takes a semicolon for the end of a field, a formula may begin after each; and East Asian ones take
 * full-width signs for formulas as well. Such a text is quoted, and each beginning of a formula in it disarmed.
 */
const formula = /(^|[;\t\r\n])(?=[\s\p{Cf}"]*[=+\-@|%＝＋－＠｜％])/gu;
const special = /[",;\t\r\n]/;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replace(/^(?=[\t\r\n])/, "'").replace(formula, "$1'");
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

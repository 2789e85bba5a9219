export type CsvValue = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180). Attackers choose domains, devices and reasons. So text that a spreadsheet would run as a
 * formula gets a leading apostrophe, which spreadsheets read as text (OWASP, "CSV Injection").
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

/**
 * If a spreadsheet separates fields by semicolons, a formula may begin after each. East Asian ones also accept
 * full-width signs. Such a text is quoted, and each beginning of a formula in it gets an apostrophe.
 */
const formula = /(^|[;\t\r\n])(?=[\s\p{Cf}"]*[=+\-@|%＝＋－＠｜％])/gu;
const special = /[",;\t\r\n]/;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replace(/^(?=[\t\r\n])/, "'").replace(formula, "$1'");
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

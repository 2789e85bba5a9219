import type { Problem } from '../../platform/values/problem.ts';
import { visibleText } from '../../platform/values/visible-text.ts';

const problem = (code: string, message: string, hint: string): Problem => ({
  code: `companies.csv_${code}`,
  message,
  hint,
  retry: 'never',
});

const shown = (text: string) => visibleText(text).slice(0, 100);

export const csvProblems = {
  empty: () =>
    problem('empty', 'The file is empty.', 'Download the mappings, change the file, and import that.'),
  tooLong: (most: number) =>
    problem('too_long', `The file has more than ${most} lines.`, 'Divide it into several files.'),
  openQuote: (line: number) =>
    problem(
      'open_quote',
      `A quote that is opened in line ${line} is not closed, so the lines after it cannot be read.`,
      'Close it, or save the file again in the spreadsheet.',
    ),
  columnsMissing: (names: readonly string[]) =>
    problem(
      'columns_missing',
      `The first line does not name these columns: ${names.join(', ')}.`,
      'Keep the first line of the downloaded file. The order of the columns does not matter.',
    ),
  idShortened: (text: string) =>
    problem(
      'id_shortened',
      `The spreadsheet shortened an id to ${shown(text)}, so its digits are lost.`,
      'Download the file again, and set the column to text before you save it.',
    ),
  idRounded: (text: string) =>
    problem(
      'id_rounded',
      `No company has the id ${shown(text)}. A spreadsheet may have written zeros for its last digits.`,
      'Download the file again, and set the column to text before you save it.',
    ),
  noId: (text: string) =>
    problem('no_id', `${shown(text)} is not the id of a ConnectWise company.`, 'Enter a whole number.'),
  noSource: (name: string) =>
    problem(
      'no_source',
      `There is no source with the name ${shown(name)}.`,
      'Copy its name from the list of sources.',
    ),
  severalSources: (name: string) =>
    problem(
      'several_sources',
      `Several sources have the name ${shown(name)}.`,
      'Give the sources different names, and download the file again.',
    ),
  noCompany: (id: string, source: string) =>
    problem(
      'no_company',
      `${shown(source)} has no company with the id ${shown(id) || '(empty)'}.`,
      'Copy the id from the downloaded file. Picket creates no company.',
    ),
  twice: (line: number) =>
    problem('twice', `Line ${line} names the same company.`, 'Keep one of the two lines.'),
  noTarget: (what: string) =>
    problem(
      'no_target',
      `ConnectWise has no company ${shown(what)}, or it was deleted.`,
      'Search for it with `picket companies search`, and enter its id.',
    ),
  severalTargets: (what: string) =>
    problem(
      'several_targets',
      `Several ConnectWise companies have the identifier ${shown(what)}.`,
      'Enter the id of one in the column connectwiseCompanyId.',
    ),
};

import { describe, expect, it } from 'vitest';
import { csvLine } from '../../platform/values/csv.ts';
import { parseCsv } from './parse-csv.ts';
import { readMappings } from './read-mappings.ts';

const head = 'source,companySourceId,company,connectwiseCompanyId,connectwiseIdentifier';
const read = (...lines: string[]) => readMappings([head, ...lines].join('\r\n'));

describe('a file of mappings', () => {
  it('is read as spreadsheets write it: with a byte order mark, semicolons or tabs, and any line ends', () => {
    const plain = readMappings(`${head}\nHYAS,c1,Cedar,250,`);
    expect(plain).toMatchObject([
      { line: 2, source: 'HYAS', externalId: 'c1', target: { id: 250 }, problem: null },
    ]);
    for (const file of [
      `\uFEFF${head}\r\nHYAS,c1,Cedar,250,\r\n`,
      `sep=;\r\n${head.replaceAll(',', ';')}\r\n"HYAS";c1;Cedar;250;\r\n`,
      `${head.replaceAll(',', '\t')}\rHYAS\tc1\tCedar\t250\t`,
    ])
      expect(readMappings(file)).toMatchObject([{ source: 'HYAS', externalId: 'c1', target: { id: 250 } }]);
  });

  it('keeps commas, quotes and line ends in quotes, and counts lines as an editor does', () => {
    expect(parseCsv('a,b\n"x, ""y""\nz",2\n\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"\nz', '2'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  it('accepts the apostrophes by which the export disarms formulas', () => {
    const line = csvLine(['HYAS', '=1+1', '-Cedar', 250, '@cedar']).trimEnd();
    expect(read(line)).toMatchObject([{ externalId: '=1+1', company: '-Cedar', target: { id: 250 } }]);
    expect(read("HYAS,'quoted,x,,")).toMatchObject([{ externalId: "'quoted" }]);
  });

  it('says that the spreadsheet shortened a long id', () => {
    const codes = (...lines: string[]) => {
      const found = read(...lines);
      return 'code' in found ? found.code : found.map(({ problem }) => problem?.code ?? null);
    };
    expect(codes('HYAS,"1,23457E+15",x,250,', 'HYAS,1.2E15,x,250,', 'HYAS,5e3,x,,Cedar')).toEqual([
      'companies.csv_id_shortened',
      'companies.csv_id_shortened',
      'companies.csv_id_shortened',
    ]);
    expect(codes('HYAS,c1,x,250.0,', 'HYAS,c1,x,-1,', 'HYAS,c1,x,99999999999,')).toEqual([
      null,
      'companies.csv_no_id',
      'companies.csv_no_id',
    ]);
  });

  it('is refused as a whole if its lines cannot be separated', () => {
    expect(readMappings('')).toMatchObject({ code: 'companies.csv_empty' });
    expect(readMappings(`${head}\nHYAS,"c1,x,250,`)).toMatchObject({ code: 'companies.csv_open_quote' });
    expect(readMappings('source;company\nHYAS;x')).toMatchObject({
      code: 'companies.csv_columns_missing',
      message: expect.stringContaining('companysourceid, connectwisecompanyid'),
    });
  });
});

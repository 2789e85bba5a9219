import type { Problem } from '../../platform/values/problem.ts';

const never = { retry: 'never' } as const;

/** Every problem with a configuration file as a whole. */
export const configurationProblems = {
  notYaml: (line: number, column: number, why: string): Problem => ({
    code: 'configuration.not_yaml',
    message: `The file is not valid YAML at line ${line}, column ${column}: ${why}`,
    hint: 'Correct that line. Text with a colon, “#” or quotes inside needs quotes around it.',
    details: { line, column },
    ...never,
  }),
  tooDeep: (most: number): Problem => ({
    code: 'configuration.too_deep',
    message: `Values in the file are nested more than ${most} deep.`,
    hint: 'Compare it with a file of `picket config export`.',
    ...never,
  }),
  notAMap: (): Problem => ({
    code: 'configuration.not_a_map',
    message: 'The file is not a map of sections, such as “sources:” or “silences:”.',
    hint: 'Compare it with a file of `picket config export`.',
    ...never,
  }),
  invalid: (count: number): Problem => ({
    code: 'configuration.invalid',
    message:
      count === 1 ? 'One value in the file is not valid.' : `${count} values in the file are not valid.`,
    hint: 'Correct them. Nothing was changed.',
    ...never,
  }),
  secretsMissing: (count: number): Problem => ({
    code: 'configuration.secrets_missing',
    message: `The file needs ${count === 1 ? 'a secret' : `${count} secrets`} that it does not contain.`,
    hint: 'Write them into a file of secrets, and add `--secrets FILE`. Nothing was changed.',
    ...never,
  }),
  changedMeanwhile: (): Problem => ({
    code: 'configuration.changed_meanwhile',
    message:
      'The configuration, ConnectWise or the file changed after the plan was shown. Nothing was changed.',
    hint: 'Make the plan again, check it, and apply it.',
    retry: 'later',
  }),
} as const;

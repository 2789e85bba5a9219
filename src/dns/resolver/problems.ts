import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with answering DNS. */
export const resolverProblems = {
  cannotListen: (where: string, why: string): Problem => ({
    code: 'resolver.cannot_listen',
    message: `The DNS resolver cannot listen at ${where}: ${why}.`,
    hint: 'Choose a free address and port of this machine. Ports under 1024 need the right to bind them.',
    retry: 'later',
  }),
  badSettings: (what: string): Problem => ({
    code: 'resolver.bad_settings',
    message: `The settings of the DNS resolver are not valid: ${what}.`,
    hint: 'Correct the settings. The resolver continues with the previous ones.',
    retry: 'never',
  }),
  noFile: (file: string, why: string): Problem => ({
    code: 'resolver.index_not_read',
    message: `The DNS resolver cannot read the index ${file}: ${why}.`,
    hint: 'Check that the file exists and that Picket may read it. The previous index stays in force.',
    retry: 'later',
  }),
  ended: (why: string): Problem => ({
    code: 'resolver.ended',
    message: `The thread of the DNS resolver ended: ${why}`,
    hint: 'Picket does not answer DNS until it is started again. Find this time in the log.',
    retry: 'later',
  }),
};

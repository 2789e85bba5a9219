import type { Problem } from '../../values/problem.ts';
import { moment } from '../../values/zoned-time.ts';

/** The problems of HTTPS that Picket serves itself. */
export const tlsProblems = {
  unreadable: (file: string, why: string): Problem => ({
    code: 'http.certificate_unreadable',
    message: `${file} cannot be read: ${why}.`,
    hint: 'Check the path, and that the user Picket runs as may read the file. Picket looks again every half minute.',
    retry: 'later',
  }),
  unusable: (certificate: string, key: string, why: string): Problem => ({
    code: 'http.certificate_unusable',
    message: `Certificate ${certificate} and key ${key} cannot be used: ${why}.`,
    hint: 'Both are PEM files; the key has no passphrase and belongs to the first certificate. Picket looks again every half minute.',
    retry: 'later',
  }),
  changing: (certificate: string, key: string): Problem => ({
    code: 'http.certificate_changing',
    message: `Certificate ${certificate} and key ${key} are being written.`,
    hint: 'Nothing to do, unless it lasts. Picket looks again every half minute.',
    retry: 'later',
  }),
  expires: (certificate: string, at: Date, now: Date): Problem => ({
    code: 'http.certificate_expires',
    message: `Certificate ${certificate} ${at < now ? 'expired' : 'expires'} ${moment(at)}.`,
    hint: 'Renew it and write it to the same file: Picket reads it within half a minute, without a restart.',
    retry: 'later',
  }),
  /** A new certificate that clients would refuse, while the former one is valid. */
  outOfDate: (
    certificate: string,
    { validFrom, expiresAt }: { readonly validFrom: Date; readonly expiresAt: Date },
    now: Date,
  ): Problem => ({
    code: 'http.certificate_out_of_date',
    message: `The new certificate ${certificate} ${
      expiresAt <= now ? `expired ${moment(expiresAt)}` : `is valid only from ${moment(validFrom)}`
    }, so the former one stays in use.`,
    hint: 'Write a valid certificate to the same file, and check the clock of this machine. Picket looks again every half minute.',
    retry: 'later',
  }),
  cannotListen: (host: string, port: number, why: string): Problem => ({
    code: 'http.tls_cannot_listen',
    message: `HTTPS cannot be served at ${host} port ${port}: ${why}.`,
    hint: 'Choose another address with PICKET_TLS_LISTEN, or end the program that has this one.',
    retry: 'never',
  }),
};

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { type Problem, refuse, toProblem } from '../../values/problem.ts';
import { pemFault } from './pem-fault.ts';
import { tlsProblems } from './problems.ts';

export interface CertificateFiles {
  /** PEM: the server's certificate, followed by those of the intermediate authorities. */
  readonly certificate: string;
  readonly key: string;
}

interface PemFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Certificate {
  readonly context: SecureContextOptions;
  readonly validFrom: Date;
  readonly expiresAt: Date;
}

export interface Certificates {
  readonly current: Certificate;
  /** Reads the files again. Returns a certificate that is new and works; until then the current one stays. */
  reload(now: Date): Promise<Certificate | null>;
  /** What is wrong with the files, or with the certificate in force; null if nothing is wrong. */
  problem(now: Date): Problem | null;
}

/** A certificate that is renewed automatically is renewed long before this. */
const soonMs = 7 * 86_400_000;

/** Longer than a program takes to write a small file. */
const writtenMs = 500;

/**
 * Reads certificate and key. Throws a problem if they cannot be used.
 * @param pause waits for the end of writing.
 */
export async function openCertificates(
  files: CertificateFiles,
  pause: () => Promise<unknown> = () => sleep(writtenMs),
): Promise<Certificates> {
  let text = await readBoth(files);
  let current = parse(text, files);
  let failure: Problem | null = null;
  return {
    get current() {
      return current;
    },
    async reload(now) {
      try {
        const seen = await readBoth(files);
        if (isSame(seen, text)) {
          failure = null;
          return null;
        }
        // A file that is being written may be valid already, without the certificates of the authorities.
        await pause();
        const next = await readBoth(files);
        if (!isSame(next, seen))
          throw refuse('unavailable', tlsProblems.changing(files.certificate, files.key));
        // A renewal writes two files one after the other. The previous certificate stays until both match.
        const made = parse(next, files);
        // A renewal that went wrong leaves an old certificate. Clients accept the current one.
        if (!isValid(made, now) && isValid(current, now)) {
          failure = tlsProblems.outOfDate(files.certificate, made, now);
          return null;
        }
        current = made;
        text = next;
        failure = null;
        return current;
      } catch (thrown) {
        failure = toProblem(thrown);
        return null;
      }
    },
    problem(now) {
      if (failure !== null) return failure;
      const { expiresAt } = current;
      return expiresAt.getTime() - now.getTime() < soonMs
        ? tlsProblems.expires(files.certificate, expiresAt, now)
        : null;
    },
  };
}

const isSame = (one: PemFiles, other: PemFiles) => one.cert === other.cert && one.key === other.key;

const isValid = ({ validFrom, expiresAt }: Certificate, now: Date) => validFrom <= now && now < expiresAt;

async function readBoth({ certificate, key }: CertificateFiles): Promise<PemFiles> {
  return { cert: await readText(certificate), key: await readText(key) };
}

async function readText(file: string): Promise<string> {
  try {
    // Editors on Windows write a byte order mark, with which OpenSSL finds no PEM.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (thrown) {
    throw refuse('unavailable', tlsProblems.unreadable(file, (thrown as Error).message));
  }
}

function parse(text: PemFiles, files: CertificateFiles): Certificate {
  const fault = pemFault(text);
  if (fault !== null) throw refuse('unavailable', tlsProblems.unusable(files.certificate, files.key, fault));
  try {
    createSecureContext(text);
    const { validFrom, validTo } = new X509Certificate(text.cert);
    return { context: text, validFrom: new Date(validFrom), expiresAt: new Date(validTo) };
  } catch (thrown) {
    throw refuse(
      'unavailable',
      tlsProblems.unusable(files.certificate, files.key, (thrown as Error).message),
    );
  }
}

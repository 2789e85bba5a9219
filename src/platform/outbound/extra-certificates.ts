import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export interface ExtraCertificates {
  /** The file that NODE_EXTRA_CA_CERTS names; null if it is not set. */
  readonly file: string | null;
  /** Why Node.js trusts no certificate of it, in words; null if it trusts them. */
  readonly problem: string | null;
}

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Whether the additional certificate authorities can be read: Node.js only warns, and then trusts no such authority. */
export async function checkExtraCertificates(named: string | undefined): Promise<ExtraCertificates> {
  const file = named?.trim() || null;
  if (file === null) return { file, problem: null };
  try {
    const certificates = (await readFile(file, 'utf8')).match(pem) ?? [];
    if (certificates.length === 0) return { file, problem: 'it holds no certificate in PEM format' };
    for (const certificate of certificates) new X509Certificate(certificate);
    return { file, problem: null };
  } catch (error) {
    return { file, problem: (error as Error).message };
  }
}

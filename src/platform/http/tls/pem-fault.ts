import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

const certificates = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** What is wrong with a certificate file and a key file, in words; null if it is none of the usual mistakes. */
export function pemFault({ cert, key }: { readonly cert: string; readonly key: string }): string | null {
  if (isCut(cert)) return 'the certificate file is incomplete';
  if (isCut(key)) return 'the key file is incomplete';
  const [first, ...others] = cert.match(certificates) ?? [];
  if (first === undefined)
    return /PRIVATE KEY-----/.test(cert)
      ? 'the certificate file holds a key and no certificate'
      : 'the certificate file holds no certificate in PEM format';
  if (!/PRIVATE KEY-----/.test(key)) return 'the key file holds no private key in PEM format';
  if (/ENCRYPTED/.test(key)) return 'the key is encrypted with a passphrase';
  const privateKey = readKey(key);
  if (privateKey === null || belongs(first, privateKey) !== false) return null;
  return others.some((other) => belongs(other, privateKey) === true)
    ? 'the server’s own certificate is not the first one in its file'
    : 'the key does not belong to the certificate';
}

/** Whether a part of a file is missing: a renewal may be writing it. */
const isCut = (text: string): boolean =>
  (text.match(/-----BEGIN /g) ?? []).length !== (text.match(/-----END [A-Z ]+-----/g) ?? []).length;

function readKey(key: string): KeyObject | null {
  try {
    return createPrivateKey(key);
  } catch {
    return null;
  }
}

/** Null if the certificate cannot be read. */
function belongs(certificate: string, key: KeyObject): boolean | null {
  try {
    return new X509Certificate(certificate).checkPrivateKey(key);
  } catch {
    return null;
  }
}

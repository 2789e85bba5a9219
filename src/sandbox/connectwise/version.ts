/** The model version of this stand-in. */
export const apiVersion = '2025.16';

const vendorType = /application\/vnd\.connectwise\.com\+json/i;

/**
 * The media type of an answer: ConnectWise's own with the requested version, if that was requested; otherwise plain
 * JSON.
 */
export function mediaType(accept: string | undefined): { type: string; version: string } {
  const version = /version=(\d{4}\.\d{1,2})/i.exec(accept ?? '')?.[1] ?? apiVersion;
  return vendorType.test(accept ?? '')
    ? { type: `application/vnd.connectwise.com+json; version=${version}; charset=utf-8`, version }
    : { type: 'application/json; charset=utf-8', version };
}

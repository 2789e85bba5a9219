/** The nonce with which the page’s Content-Security-Policy permits added style elements. */
export const styleNonce: string = readNonce();

function readNonce(): string {
  const element = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return element?.content ?? '';
}

/** The reloads that this tab has done, so that none happens twice. */
const key = 'picket.reloads';

/** The first page as it is served now. */
export async function readServed(): Promise<string | null> {
  try {
    const answer = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

export const runningScript = (): string =>
  document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';

/** Storage may be switched off. Then nothing is reloaded, since reloads could repeat without end. */
export function wasReloaded(failure: string): boolean {
  try {
    return readReloads().includes(failure);
  } catch {
    return true;
  }
}

export function reloadFor(failure: string): void {
  sessionStorage.setItem(key, JSON.stringify([...readReloads().slice(-20), failure]));
  location.reload();
}

function readReloads(): readonly string[] {
  const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  return Array.isArray(stored) ? stored : [];
}

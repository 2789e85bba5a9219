import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { run } from '../../programs.ts';

interface Browse {
  readonly dohUrl: string;
  /** The first is visited; its page requests the others. */
  readonly names: readonly string[];
}

interface Browsed {
  /** The final result of the page for each other name. */
  readonly page: string;
  /** The names under which the site was reached. */
  readonly reached: ReadonlySet<string>;
}

/**
 * Lets Chromium visit names of a site on this machine. It resolves them by DNS over HTTPS alone (mode “secure”, as its
 * settings have it), and takes the certificate of the test’s proxy.
 */
export async function browse(
  program: string,
  folder: string,
  { dohUrl, names: [first = '', ...others] }: Browse,
): Promise<Browsed> {
  const reached = new Set<string>();
  const site = createServer(({ headers, url }, response) => {
    if (url === '/') reached.add(headers.host?.split(':')[0] ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/html').end(page(others));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const profile = path.join(folder, 'chromium');
  await mkdir(profile, { recursive: true });
  const settings = { dns_over_https: { mode: 'secure', templates: dohUrl } };
  await writeFile(path.join(profile, 'Local State'), JSON.stringify(settings));
  const { output } = await run(program, [
    ...['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`],
    ...['--ignore-certificate-errors', '--no-proxy-server', '--disable-background-networking'],
    ...['--virtual-time-budget=20000', '--dump-dom'],
    `http://${first}:${(site.address() as AddressInfo).port}/`,
  ]);
  site.close();
  site.closeAllConnections();
  return { page: output, reached };
}

/** Reports for each name whether it can be fetched. */
const page = (names: readonly string[]) => `<!doctype html><title>Names</title><pre></pre><script>
for (const name of ${JSON.stringify(names)}) {
  const say = (what) => document.querySelector('pre').append(name + ': ' + what + '\\n');
  fetch('//' + name + ':' + location.port + '/').then(() => say('reached'), () => say('failed'));
}
</script>`;

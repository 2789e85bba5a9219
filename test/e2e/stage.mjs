/**
 * The environment of a browser test: both sandboxes, a separate process of Picket, and pages that report complaints.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { sandboxAccount, startConnectWiseSandbox } from '../../dist/sandbox/connectwise/start.js';
import { startHyasSandbox } from '../../dist/sandbox/hyas/start.js';
import { freePort } from '../free-port.mjs';

const main = path.resolve(import.meta.dirname, '../../dist/main.js');

export const sizes = {
  wide: { width: 1280, height: 850 },
  narrow: { width: 360, height: 780 },
};
export const admin = { name: 'Ada Admin', email: 'ada@msp.example', password: 'a long enough password' };

/** Starts everything. `stop` ends everything that still runs. */
export async function openStage() {
  const connectWise = await startConnectWiseSandbox();
  const hyas = await startHyasSandbox({ ratePerMinute: 0 });
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-e2e-'));
  // Kept over restarts, since an open page knows this port.
  const port = await freePort();
  const dnsPort = await freePort();
  const picket = await startPicket(folder, port, dnsPort);
  const browser = await chromium.launch({
    executablePath: process.env.PICKET_CHROMIUM,
    // Root has no sandbox for Chromium to use; nothing but our own pages is opened.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  const stage = { connectWise, hyas, browser, dnsPort, ...picket };
  return Object.assign(stage, {
    /** Ends Picket as a power cut would, and starts it again on the same data and port. */
    async restart(pause = async () => {}) {
      await kill(stage.child);
      await pause();
      stage.child = (await startPicket(folder, port, dnsPort)).child;
    },
    async stop() {
      await browser.close();
      await kill(stage.child);
      await connectWise.close();
      await hyas.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

async function startPicket(folder, port, dnsPort) {
  const passphraseFile = path.join(folder, 'backup-passphrase');
  writeFileSync(passphraseFile, 'a passphrase of tests\n', { mode: 0o600 });
  const child = spawn(process.execPath, [main, 'start', '--json'], {
    env: {
      PATH: process.env.PATH,
      PICKET_DATA: folder,
      PICKET_PORT: String(port),
      PICKET_DNS_LISTEN: `127.0.0.1:${dnsPort}`,
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
      PICKET_DELIVERY_SEARCH_DELAYS: '100ms,200ms',
      PICKET_BACKUP_PASSPHRASE_FILE: passphraseFile,
      PICKET_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, firstToken, firstLink } = JSON.parse(line);
    return { child, url, token: firstToken, firstLink };
  }
  throw new Error('Picket ended before it ran.');
}

async function kill(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Calls the API as the first administrator’s token, for what a test is not about. */
export async function call({ url, token }, method, address, body) {
  const answer = await fetch(`${url}/api/v1/${address}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${address}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Does what an administrator does first, by the API: account, connection, service, source, mappings. */
export async function setUp(stage) {
  await becomeFirst(stage);
  await call(stage, 'PUT', 'connectwise/connection', connectionTo(stage));
  const { securityAlerts } = sandboxAccount.boards;
  await call(stage, 'PUT', 'connectwise/ticket-service', {
    enabled: true,
    boardId: securityAlerts.id,
    statusId: securityAlerts.statuses.new,
    typeId: securityAlerts.types.dnsThreat,
    priorityId: sandboxAccount.priorities.high,
  });
  await groupAtOnce(stage);
  await call(stage, 'POST', 'sources', {
    kind: 'hyas',
    name: 'HYAS Protect',
    config: { baseUrl: stage.hyas.url, pollSeconds: 10 },
    apiKey: stage.hyas.apiKey,
  });
}

/** Gives the first administrator a password, by the API. */
export async function becomeFirst(stage) {
  const token = new URL(stage.firstLink).hash.replace('#token=', '');
  const answer = await fetch(`${stage.url}/api/v1/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...admin }),
  });
  assert.equal(answer.status, 200);
}

export async function groupAtOnce(stage) {
  const settings = await call(stage, 'GET', 'settings/incidents');
  await call(stage, 'PUT', 'settings/incidents', { ...settings, groupingWaitSeconds: 0 });
}

export function connectionTo({ connectWise }) {
  const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
  return { site: connectWise.url, companyId, publicKey, privateKey, clientId };
}

export const cedar = {
  client_id: '5eed0000-0000-4000-8000-000000000001',
  client_name: 'Cedar Street Dental',
};

/** Adds a blocked look-up to the log of HYAS, and lets Picket read it at once. */
export async function detect(stage, row) {
  stage.hyas.emit({ ...cedar, verdict: 'blocked', ...row });
  await readNow(stage);
}

/** Lets Picket read HYAS now; waits for a reading that is in progress. */
export async function readNow(stage) {
  const [source] = (await call(stage, 'GET', 'sources')).items;
  await until(async () => {
    const { status } = await fetch(`${stage.url}/api/v1/sources/${source.id}/poll`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.token}` },
    });
    return status === 200;
  });
}

/** The result of `look` as soon as there is one; after `ms` an error, with the text of `explain`. */
export async function until(look, ms = 60_000, explain = async () => `It did not come true: ${look}`) {
  for (const end = Date.now() + ms; ; ) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) assert.fail(await explain());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * A new browser with a page without a sign-in. `complaints` are the errors that the browser reported; `ended` closes it
 * and fails if `expected` does not match all of them.
 */
export async function newPage({ browser }, { size = 'wide', colorScheme = 'light' } = {}) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  const elsewhere = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The browser reports every answer of 400 and above; the pages show their meaning.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(page.url()).host && page.url() !== 'about:blank') {
      elsewhere.push(request.url());
    }
  });
  return {
    page,
    context,
    async ended() {
      // Answers that are still held back belong to nobody now.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
      assert.deepEqual(complaints, [], 'the browser complained');
      assert.deepEqual(elsewhere, [], 'the page asked others');
    },
  };
}

/** Signs in by the form, and waits for the page that follows. */
export async function signIn(stage, page, { email, password } = admin, to = '/') {
  await page.goto(`${stage.url}${to}`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .or(page.getByRole('button', { name: 'Open navigation' }))
    .first()
    .waitFor();
}

/** Goes to a page as a link of the console does: a full load takes a second longer. */
export async function follow(page, address) {
  await page.evaluate(async (to) => {
    // TanStack Router leaves itself here, for its own tools.
    const router = self.__TSR_ROUTER__;
    router.history.push(to);
    const isThere = () =>
      router.state.status === 'idle' && router.state.resolvedLocation.href === router.latestLocation.href;
    do await new Promise((resolve) => setTimeout(resolve, 20));
    while (!isThere());
  }, address);
}

/** Adds a user by the API who has chosen a password. */
export async function addUser(stage, { name, email, password }, role, companyIds = null) {
  const { link } = await call(stage, 'POST', 'users', { name, email, role, companyIds });
  const token = new URL(link).hash.replace('#token=', '');
  const answer = await fetch(`${stage.url}/api/v1/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password }),
  });
  assert.equal(answer.status, 200);
}

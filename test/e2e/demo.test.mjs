// The demo, as somebody sees it who has just cloned the repository: its pages, in a real browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';

const main = path.resolve(import.meta.dirname, '../../dist/main.js');
const sizes = { wide: { width: 1280, height: 850 }, narrow: { width: 390, height: 800 } };

let demo;
let browser;
const addresses = {};
/** The e-mail address and password that the demo prints, once all of its output is read. */
let signIn;

before(async () => {
  demo = spawn(process.execPath, [main, 'demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const labels = {
    Console: 'console',
    'ConnectWise sandbox': 'connectWise',
    'HYAS sandbox': 'hyas',
    'Picket’s API': 'api',
  };
  for await (const line of createInterface({ input: demo.stdout })) {
    for (const [label, name] of Object.entries(labels)) {
      if (line.startsWith(label)) addresses[name] = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    }
    signIn = /sign in as (\S+) with (\S+)$/.exec(line) ?? signIn;
    if (addresses.api) break;
  }
  demo.stdout.resume();
  browser = await chromium.launch({
    executablePath: process.env.PICKET_CHROMIUM,
    // Root has no sandbox for Chromium to use; nothing but our own pages is opened.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser?.close();
  demo?.kill('SIGKILL');
});

/** Opens a page, and fails at the end if the browser complained of anything. */
async function visit(url, { size = 'wide', colorScheme = 'light' } = {}, look) {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The console asks who is signed in before anybody is; the browser calls that answer an error.
    if (message.type() === 'error' && !message.text().includes('status of 401'))
      complaints.push(message.text());
  });
  try {
    await page.goto(url);
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

describe('the demo in a browser', () => {
  it('shows a detection become a ticket, with all that a technician needs', async () => {
    await visit(addresses.connectWise, {}, async (page) => {
      await page
        .getByRole('link', { name: /^#\d+$/ })
        .first()
        .click({ timeout: 60_000 });
      const fields = await page.locator('dl').textContent();
      for (const value of ['Security Alerts', 'New', 'DNS Threat', 'Priority 2 - High', /picket:\w{26}/]) {
        assert.match(fields, new RegExp(value));
      }
      const description = await page
        .getByRole('heading', { name: 'Initial description' })
        .locator('+ div')
        .textContent();
      assert.match(description, /Date\/time: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
      assert.match(description, /Domain: [\w.[\]-]+\[\.\]\w+/);
      assert.match(description, /Block reasons: \w+/);
      for (const heading of ['Discussion', 'History']) {
        assert.equal(await page.getByRole('heading', { name: heading }).count(), 1, heading);
      }
    });
  });

  it('lets a technician close the ticket', async () => {
    await visit(addresses.connectWise, {}, async (page) => {
      await page
        .getByRole('link', { name: /^#\d+$/ })
        .first()
        .click();
      await page.getByLabel('Status').selectOption('Closed');
      await page.getByLabel('Note for the discussion').fill('Cleaned. 🧹 <b>not bold</b>');
      await page.getByRole('button', { name: 'Save' }).click();
      assert.match(await page.locator('dl').textContent(), /Closed/);
      assert.equal(await page.getByText('Cleaned. 🧹 <b>not bold</b>').count(), 1);
    });
  });

  it('opens its console with the printed sign-in', async () => {
    const [, email, password] = signIn;
    await visit(addresses.console, {}, async (page) => {
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    });
  });

  it('shows the log that Picket reads', () =>
    visit(addresses.hyas, {}, async (page) => {
      assert.ok((await page.locator('tbody tr').count()) > 0);
    }));

  it('describes the API', () =>
    visit(`${addresses.api}/api/docs`, {}, async (page) => {
      // Swagger UI renders the visible part of a long list: each part is searched from the top.
      await page.getByText('/api/openapi.json', { exact: true }).waitFor();
      const drawn = (part) => page.getByText(`/api/v1/${part}`, { exact: true }).first();
      for (const part of ['status', 'connectwise/ticket-service', 'sources', 'incidents', 'tickets']) {
        await page.evaluate(() => window.scrollTo(0, 0));
        for (let turns = 0; turns < 120 && !(await drawn(part).isVisible()); turns += 1) {
          await page.mouse.wheel(0, 400);
          await page.waitForTimeout(50);
        }
        assert.ok(await drawn(part).isVisible(), part);
      }
    }));

  for (const size of Object.keys(sizes)) {
    for (const colorScheme of ['light', 'dark']) {
      it(`fits and can be read: ${size}, ${colorScheme}`, async () => {
        const first = `${addresses.connectWise}/tickets/5001`;
        for (const url of [addresses.connectWise, first, addresses.hyas]) {
          await visit(url, { size, colorScheme }, async (page) => {
            const seen = await page.evaluate(() => ({
              over: document.documentElement.scrollWidth - window.innerWidth,
              text: getComputedStyle(document.body).color,
              page: getComputedStyle(document.body).backgroundColor,
            }));
            assert.ok(seen.over <= 0, `${url} is ${seen.over} px too wide`);
            assert.ok(contrast(seen.text, seen.page) >= 7, `${url}: ${seen.text} on ${seen.page}`);
          });
        }
      });
    }
  }

  it('ends with Ctrl-C, and leaves nothing running', async () => {
    demo.kill('SIGINT');
    const [status] = await once(demo, 'exit');
    assert.equal(status, 0);
    for (const url of Object.values(addresses)) assert.equal(await isOpen(new URL(url)), false, url);
  });
});

/** Contrast of two colours as `rgb(…)` (WCAG 2.2, relative luminance). */
function contrast(one, other) {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function isOpen({ hostname, port }) {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

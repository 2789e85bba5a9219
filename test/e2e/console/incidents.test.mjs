// Working with incidents, tickets and detections in the console: to find, sort, select and act on them, to return to
// them, and what the page of an incident and the overview show.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkLooks, settled } from '../axe.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { addUser, admin, call, detect, follow, newPage, readNow, signIn, until } from '../stage.mjs';
import { actOnDetections, actOnTickets, ticketMany } from '../triaged-lists.mjs';
import { returnToFormerChoices, returnToPlace } from '../way-back.mjs';

let stage;

/** The request of the list that an address opens. Texts that begin and end with quotes are in another pair. */
function asked(href) {
  const { pathname, searchParams } = new URL(href, 'http://picket.example');
  const values = [...searchParams].map(([name, value]) => [
    name,
    /^".*"$/.test(value) ? JSON.parse(value) : value,
  ]);
  return `/api/v1${pathname}?${new URLSearchParams(values)}`;
}

before(async () => {
  ({ stage } = await openFilledStage());
});
after(() => stage?.stop());

describe('the lists of the console', { concurrency: false }, () => {
  it('find what a person pastes or remembers, by keyboard alone, each kind in its group', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/tickets');
    const { page } = visit;
    const field = page.getByRole('combobox', { name: 'Incidents, tickets, companies' });
    const number = (await call(stage, 'GET', 'tickets?state=created')).items[0].connectwiseId;
    for (const [keys, typed, group, option] of [
      ['/', 'hxxps://login.bad-1[.]example/x', 'Incidents', /^bad-1\.example/],
      ['Control+k', `#${number}`, 'Tickets', new RegExp(`^#${number}`)],
      ['/', 'cedar', 'Companies', /^Cedar Street Dental/],
      ['/', 'maint', 'Pages', /^Maintenance windows/],
      ['/', 'api tok', 'Actions', /^Create an API token/],
    ]) {
      await page.keyboard.press(keys);
      await page.keyboard.type(typed);
      await page.getByRole('group', { name: group }).getByRole('option', { name: option }).first().waitFor();
      assert.equal(await field.inputValue(), typed);
      if (group === 'Incidents') await checkLooks(page, 'the search');
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('/');
    await page.keyboard.type('silen');
    await page.getByRole('option', { name: 'Silences' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/noise\/silences$/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await checkLooks(page, 'the keys');
    await page.getByRole('switch', { name: 'Use keys of a single letter' }).uncheck({ force: true });
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.waitForTimeout(300);
    assert.equal(await field.count(), 0);
    await visit.ended();
  });

  it('let several incidents be sorted, read, selected, skipped and unskipped', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => ({
      ...{
        client_id: '5eed0000-0000-4000-8000-0000000000bb',
        client_name: 'Harbour Logistics International',
      },
      ...{ verdict: 'blocked', domain: `login.triage-${n}.example`, client_ip: `192.0.2.${n}` },
    }));
    stage.hyas.emit(rows);
    await readNow(stage);
    await until(async () => (await call(stage, 'GET', 'incidents?domain=triage&limit=1')).total === 20);
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/incidents');
    const { page } = visit;
    await page.setViewportSize({ width: 1440, height: 900 });
    const table = page.getByRole('table', { name: 'Incidents' });
    const bodyRows = table.locator('tbody tr');
    await settled(page);

    const boxes = await bodyRows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()));
    assert.ok(boxes.filter(({ bottom }) => bottom <= 900).length >= 15, 'rows on a screen of 900 px');
    assert.ok(Math.max(...boxes.map(({ height }) => height)) <= 46, 'at most two lines a row');
    await page.mouse.wheel(0, 300);
    const headTop = () =>
      table
        .getByRole('columnheader')
        .first()
        .evaluate((th) => th.getBoundingClientRect().top);
    await until(async () => (await headTop()) === 56);

    const lastSeen = table.getByRole('columnheader', { name: 'Last seen' });
    assert.equal(await lastSeen.getAttribute('aria-sort'), 'descending');
    for (const [direction, order] of [
      ['descending', 'desc'],
      ['ascending', 'asc'],
    ]) {
      await table.getByRole('button', { name: 'Sort by Severity' }).click();
      const severity = table.getByRole('columnheader', { name: 'Severity' });
      await until(async () => (await severity.getAttribute('aria-sort')) === direction);
      const { items } = await call(stage, 'GET', `incidents?sort=severity&order=${order}&limit=1`);
      await until(async () =>
        (await bodyRows.first().textContent()).toLowerCase().includes(items[0].severity),
      );
    }
    await table.getByRole('button', { name: 'Sort by Last seen' }).click();
    await settled(page);

    // New detections wait while somebody points at the list.
    const company = bodyRows.nth(2).getByRole('cell').nth(2);
    await company.hover();
    const third = await bodyRows.nth(2).textContent();
    await detect(stage, { domain: 'login.brand-new.example', device_name: 'CSD-WS-99' });
    const fresh = page.getByRole('button', { name: /^\d new$/ });
    await fresh.waitFor();
    assert.equal((await bodyRows.nth(2).textContent()).slice(0, 30), third.slice(0, 30));
    await fresh.click();
    await table.getByText('brand-new.example').first().waitFor();

    // Text is selected by dragging, and the row stays closed; a click opens it.
    // Not below the head, which stays in sight.
    await page.evaluate(() => scrollTo(0, 0));
    const { x, y, height, width } = await bodyRows
      .nth(2)
      .getByRole('cell')
      .nth(1)
      .locator('p')
      .last()
      .boundingBox();
    await page.mouse.move(x + 1, y + Math.min(height, 17) / 2);
    await page.mouse.down();
    await page.mouse.move(x + Math.min(width, 60), y + Math.min(height, 17) / 2, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await page.evaluate(() => String(getSelection())), '');
    assert.match(page.url(), /\/incidents\?/);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const named = bodyRows.filter({ hasText: 'triage-' }).first();
    await named.hover();
    await named.getByRole('button', { name: /^Copy triage/ }).click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^triage-\d+\.example$/);
    assert.match(page.url(), /\/incidents\?/);

    // By keyboard alone.
    await page.goto(`${stage.url}/incidents?domain=triage`);
    await settled(page);
    for (const key of ['j', 'j', 'x', 'j', 'ArrowDown', 'X']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'Selected incidents' });
    await bar.getByText('3 selected').waitFor();
    await checkLooks(page, 'selected incidents');
    await page.keyboard.press('a');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Skip 3 incidents' });
    await dialog.waitFor();
    await checkLooks(page, 'skipping several incidents');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('A test of ours');
    const skipped = async () =>
      (await call(stage, 'GET', 'incidents?domain=triage&reason=skipped_by_person')).total;
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await page.getByText('3 incidents skipped').waitFor();
    await until(async () => (await skipped()) === 3);
    await bar.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone for 3 incidents').waitFor();
    await until(async () => (await skipped()) === 0);

    // One of them is skipped by somebody else meanwhile: the others are silenced, and the page shows the result of
    // each.
    const [one] = (await call(stage, 'GET', 'incidents?domain=triage-7.')).items;
    await call(stage, 'POST', `incidents/${one.id}/skip`, { note: 'Mine' });
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await bar.getByText('20 selected').waitFor();
    await bar.getByRole('button', { name: 'Skip' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('A test of ours');
    await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
    const outcomes = page.getByRole('dialog', { name: 'The result for each incident' });
    await outcomes.getByText('triage-7.example').waitFor();
    await checkLooks(page, 'what became of each incident');
    await page.keyboard.press('Escape');
    await bar.getByText('1 selected').waitFor();
    await bar.getByRole('button', { name: 'Silence' }).click();
    await checkLooks(page, 'silencing several incidents');
    await visit.ended();
  });

  it('let several tickets and detections be selected, silenced, allowed and opened', async () => {
    await ticketMany(stage);
    await actOnTickets(stage);
    await actOnDetections(stage);
  });

  it('return to the former choice with Back, and to what a link shows', () => returnToFormerChoices(stage));

  it('return to where the reader was, after a reload and with Back', () => returnToPlace(stage));
});

describe('the page of an incident', { concurrency: false }, () => {
  const headings = (page) => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();

  it('says first what was seen and what to do, and last how it was delivered', async () => {
    const services = [{ name: 'Look-up', url: 'https://look-up.example/domain/{domain}' }];
    await call(stage, 'PUT', 'settings/look-ups', { services });
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/incidents/1');
    await settled(visit.page);
    assert.deepEqual(await headings(visit.page), [
      'What was seen',
      'What to do next',
      'Ticket decision and next step',
      'Ticket',
      'Configurations',
      'Timeline',
      'Detections',
      'Context',
      'Delivery details',
    ]);
    const lookUp = visit.page.getByRole('link', { name: 'Look-up' }).first();
    assert.equal(await lookUp.getAttribute('href'), 'https://look-up.example/domain/bad-1.example');
    assert.deepEqual((await lookUp.getAttribute('rel')).split(' ').sort(), ['noopener', 'noreferrer']);
    const others = visit.page.getByRole('region', { name: /^Other incidents of this device/ });
    await others.getByRole('link', { name: 'bad-2.example' }).waitFor();

    const reference = visit.page.getByText(/^picket:/);
    assert.equal(await reference.isVisible(), false);
    await visit.page.getByRole('button', { name: 'Delivery details' }).press('Enter');
    await reference.waitFor();
    await checkLooks(visit.page, 'the delivery details');
    await visit.ended();
  });

  it('leads to the page where the reason for waiting is changed', async () => {
    const [held] = (await call(stage, 'GET', 'incidents?reason=company_not_mapped')).items;
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, `/incidents/${held.id}`);
    await visit.page.getByRole('link', { name: 'Map Old Mill' }).click();
    await visit.page.waitForURL(/connectwise\/companies\?/);
    await visit.page.getByRole('row', { name: /^Old Mill HYAS/ }).waitFor();
    assert.equal(await visit.page.getByRole('row', { name: /Cedar Street/ }).count(), 0);
    await visit.ended();
  });

  for (const colorScheme of ['light', 'dark'])
    it(`is printed complete and light from the ${colorScheme} scheme`, async () => {
      const visit = await newPage(stage, { colorScheme });
      await signIn(stage, visit.page, undefined, '/incidents/1');
      await settled(visit.page);
      const scheme = () => visit.page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
      assert.equal(await scheme(), colorScheme);
      await visit.page.emulateMedia({ media: 'print' });
      await visit.page.getByText(/^picket:/).waitFor();
      await until(async () => (await scheme()) === 'light');
      assert.equal(await visit.page.getByRole('navigation').count(), 0);
      assert.equal(await visit.page.getByRole('main').getByRole('button', { name: 'Silence' }).count(), 0);
      await visit.page.emulateMedia({ media: 'screen' });
      await visit.page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
      await until(async () => (await scheme()) === colorScheme);
      await visit.ended();
    });
});

describe('the overview', { concurrency: false }, () => {
  it('and the pages of a company and an incident count what their links list, for each person', async () => {
    // A device whose name is the beginning of others, and values that would be read as JSON or as another spelling.
    for (const n of [1, 2, 3]) await detect(stage, { domain: `login.bad-${n}.example`, devicename: 'CSD-1' });
    await detect(stage, { domain: `${'n'.repeat(63)}.${'a'.repeat(63)}.example`, devicename: 'CSD-10' });
    const odd = { devicename: '2001:DB8:0:0::0001', tags: ['1e5', '"quoted"', '12345678901234567890'] };
    for (const n of [1, 2]) await detect(stage, { domain: `odd-${n}.example`, ...odd });
    const other = { client_id: '5eed0000-0000-4000-8000-0000000000aa', client_name: 'Old Mill' };
    for (const domain of ['x.odd-1.example', 'odd-1.example.net']) await detect(stage, { ...other, domain });
    // A decision between the count and the list would change one of them.
    await until(
      async () => (await call(stage, 'GET', 'incidents?reason=waiting_to_group&state=open')).total === 0,
    );
    const [incident] = (await call(stage, 'GET', 'incidents?domain=%3Dodd-1.example&companyId=1')).items;
    const customer = {
      name: 'Carl Customer',
      email: 'carl@cedar.example',
      password: 'a long enough password',
    };
    await addUser(stage, customer, 'viewer', [1]);
    for (const [person, walked] of [
      [admin, { '/': 20, '/companies/1': 5, [`/incidents/${incident.id}`]: 1 }],
      [customer, { '/': 10, '/companies/1': 5, [`/incidents/${incident.id}`]: 0 }],
    ]) {
      const visit = await newPage(stage);
      const { page } = visit;
      await signIn(stage, page, person);
      for (const [address, least] of Object.entries(walked)) {
        await follow(page, address);
        await settled(page);
        if (address === '/') {
          await page.getByRole('region', { name: 'Over time' }).getByText('Table', { exact: true }).click();
          await page.getByRole('table', { name: 'Incidents opened' }).getByRole('link').first().waitFor();
        }
        if (!address.startsWith('/incidents'))
          await page.getByRole('table').getByRole('link', { name: 'CSD-1', exact: true }).waitFor();
        const links = await page.getByRole('main').evaluate((main) =>
          [...main.querySelectorAll('a[href*="?"]')].map((link) => ({
            href: link.getAttribute('href'),
            // A name, which may consist of digits, has its count beside it.
            text: (/^[\d,]+/.test(link.textContent) && link.closest('[title]') === null
              ? link
              : (link.closest('tr')?.lastElementChild ?? link)
            ).textContent,
            // “Old Mill (2 incidents)”
            beside: /\((\d+) incidents?\)$/.exec(link.closest('li')?.textContent ?? '')?.[1],
          })),
        );
        const counted = links
          .map(({ beside, ...link }) => ({ ...link, text: beside ?? link.text }))
          .filter(
            ({ href, text }) => /^\/(incidents|tickets|detections)\?/.test(href) && /^[\d,]+/.test(text),
          );
        assert.ok(counted.length >= least, `${address}: ${counted.length} links`);
        for (const { href, text } of counted) {
          const total = await page.evaluate(
            async (path) => (await (await fetch(path)).json()).total,
            asked(href),
          );
          assert.equal(total, Number.parseInt(text.replaceAll(',', ''), 10), `${address}: ${href}`);
        }
        const others = links.filter(({ href }) => href.startsWith('/companies/'));
        for (const { href } of others) assert.match(href, /last=(24h|7d|30d)$/);
      }
      // The list reads the address as the link means it.
      await follow(page, '/companies/1');
      for (const name of ['1e5', '"quoted"', '12345678901234567890', odd.devicename]) {
        await page.getByRole('table').getByRole('link', { name, exact: true }).click();
        await page.waitForURL(/\/incidents\?/);
        await page.getByText('1–2 of 2').waitFor();
        await page.goBack();
      }
      await visit.ended();
    }
  });

  it('counts any period, and each bar opens the list of what it counts', async () => {
    const visit = await newPage(stage);
    const { page } = visit;
    await signIn(stage, page);
    await settled(page);
    const period = page.getByRole('combobox', { name: 'Period' });
    await period.click();
    await page.getByRole('option', { name: 'Yesterday' }).click();
    await page.waitForURL(/since=/);
    const at = new URL(page.url()).searchParams;
    const [since, until] = ['since', 'until'].map((name) => new Date(at.get(name)?.replaceAll('"', '')));
    const local = (time) =>
      new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(time);
    assert.deepEqual([local(since), local(until)], ['00:00', '00:00']);

    await period.click();
    await page.getByRole('option', { name: 'Last 24 hours' }).click();
    const charts = page.getByRole('region', { name: 'Over time' });
    await charts.scrollIntoViewIfNeeded();
    await charts.getByRole('img', { name: /^Incidents opened/ }).waitFor();
    const bar = charts
      .getByRole('img', { name: /^Incidents opened/ })
      .locator('path[height]')
      .last();
    await bar.click();
    await page.waitForURL(/incidents\?.*openedSince=.*severity=high/);
    // Which incidents the bar counts depends on the time: they may have been opened in two hours.
    const filters = [...new URL(page.url()).searchParams].map(([name, value]) => [
      name,
      value.replaceAll('"', ''),
    ]);
    const { items } = await call(stage, 'GET', `incidents?${new URLSearchParams(filters)}`);
    await page.getByRole('row').filter({ hasText: items[0].registrableDomain }).first().waitFor();

    await page.goto(stage.url);
    await charts.getByText('Table', { exact: true }).click();
    const table = charts.getByRole('table', { name: 'Incidents opened' });
    await table.getByRole('columnheader', { name: 'Critical' }).waitFor();
    await checkLooks(page, 'the charts as tables');
    await table.getByRole('link').first().press('Enter');
    await page.waitForURL(/openedSince=/);
    await visit.ended();
  });
});

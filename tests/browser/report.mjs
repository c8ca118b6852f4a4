// report.mjs TOOLS FOLDER CAMPAIGN: the HTML report of a campaign, and of thousands of units made from its results, as a
// reader uses it: sort, filter, open a unit, print.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {cutOff, examine, inaccessible, lostLinks, open, printed, run} from './page.mjs';

const [tools, folder, campaign] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(folder, {recursive: true});

/** One of our programs in the campaign's folder, whose ceping.yaml names the rubric. A rejected unit is no failure here. */
function tool(name, ...args) {
    const done = spawnSync(join(tools, name), args, {cwd: campaign, encoding: 'utf8', env: {...process.env, CEPING_LANG: 'zh'}});
    if (done.status !== 0 && done.status !== 1) {
        throw new Error(`${name}: ${done.stderr}`);
    }
}

function report(results, name, ...args) {
    const file = join(folder, `${name}.html`);
    tool('ceping-report', '-q', '-o', file, ...args, results);
    return file;
}

/** `count` results, copies of those of the campaign under ids, names and records of their own. */
function many(results, count) {
    const lines = readFileSync(results, 'utf8').trimEnd().split('\n');
    const out = [];
    for (let n = 0; n < count; ++n) {
        const result = JSON.parse(lines[n % lines.length]);
        result.unit.id += `-${n}`;
        result.unit.name += `${n}号`;
        for (const input of result.inputs.filter(({source}) => source === 'self')) {
            input.name += `-${n}`;
            input.sha256 = createHash('sha256').update(String(n)).digest('hex');
        }
        out.push(JSON.stringify(result));
    }
    const file = join(folder, `results-${count}.ndjson`);
    writeFileSync(file, `${out.join('\n')}\n`);
    return file;
}

/** What a reader does. Wrong is whatever does not come of it. */
async function used(page, units) {
    const found = [];
    const expect = (what, holds) => holds || found.push(what);
    const league = page.locator('table.league').first();
    const scores = () => league.locator('tbody td.score').allTextContents();
    const numbers = (texts) => texts.filter((text) => text !== '–').map(Number);
    const head = league.locator('thead th').nth(2);
    await head.getByRole('button').click();
    const rising = numbers(await scores());
    expect('a click on a head does not sort', rising.every((each, at) => at === 0 || rising[at - 1] <= each));
    expect('aria-sort is not ascending', await head.getAttribute('aria-sort') === 'ascending');
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const falling = numbers(await scores());
    expect('the keyboard does not sort the other way', falling.every((each, at) => at === 0 || falling[at - 1] >= each));
    expect('a row was lost by sorting', rising.length === falling.length);
    expect('not all units are listed', await page.locator('table.league tbody tr').count() === units);

    // In one step: asked row by row, thousands take a minute.
    const rows = () => page.locator('table.league tbody tr').evaluateAll((all) =>
        all.filter((row) => row.getClientRects().length > 0).map((row) => row.querySelector('a').textContent));
    const shown = async () => (await rows()).length;
    await page.locator('#find-text').fill('丰泽区');
    const some = await shown();
    expect('the box does not filter', some > 0 && some < units);
    expect('rows that do not fit are shown', (await rows()).every((name) => name.includes('丰泽区')));
    expect('pages that do not fit are shown', await page.locator('section.unit:not([hidden])').count() === some);
    expect('the count is not told', (await page.locator('#find output').textContent()).includes(`显示 ${some} 个单位`));
    await page.locator('#find-band').selectOption({index: 1});
    expect('the band does not filter', await shown() < some);
    await page.locator('#find-text').fill('没有这个单位');
    expect('what nobody is called finds somebody', await shown() === 0);
    await page.locator('#find-band').selectOption('');
    await page.locator('#find-text').fill('');
    expect('not all come back', await shown() === units);

    // Each sentence of the summary leads to where its figures come from.
    const sources = page.locator('ul.said a');
    expect('the summary has no sources', await sources.count() >= 5);
    for (const source of await sources.all()) {
        const title = await source.textContent();
        await source.click();
        const chapter = page.locator(`[id="${(await page.evaluate(() => location.hash)).slice(1)}"]`);
        expect(`the summary does not lead to ${title}`, await chapter.textContent() === title &&
            await chapter.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
    }

    const link = page.locator('table.league tbody a').nth(2);
    const name = await link.textContent();
    await link.click();
    const here = page.locator(`[id="${(await page.evaluate(() => location.hash)).slice(1)}"]`);
    expect('a link does not lead to its unit', await here.textContent() === name);
    expect('the unit is not in view', await here.evaluate((element) => {
        const {top} = element.getBoundingClientRect();
        return top >= -1 && top < innerHeight;
    }));
    await page.locator('#find-text').fill(name);
    await page.keyboard.press('Enter');
    expect('Enter does not open the unit', await here.textContent() === name);
    // A link to a unit that is filtered out brings all back.
    const other = await page.locator('table.league tbody a').nth(3).getAttribute('href');
    await page.evaluate((hash) => { location.hash = hash; }, other);
    const there = page.locator(`[id="${other.slice(1)}"]`);
    await there.waitFor({timeout: 5000}).catch(() => found.push('a link leads to a unit that is hidden'));
    expect('the box still filters', await page.locator('#find-text').inputValue() === '' && await shown() === units);
    // What is filtered out is not printed either.
    await page.locator('#find-text').fill('');
    return found;
}

/** Whether the first league could be sorted before all of the page was there, as it is to be where it is long. */
async function early(browser, file) {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    await page.addInitScript(() => {
        const watch = new MutationObserver(() => {
            const form = document.getElementById('find');
            if (form && !form.hidden) {
                watch.disconnect();
                globalThis.early = document.readyState === 'loading';
            }
        });
        watch.observe(document, {subtree: true, attributes: true, attributeFilter: ['hidden']});
    });
    await page.goto(`file://${file}`, {waitUntil: 'load'});
    const was = await page.evaluate(() => globalThis.early);
    await context.close();
    return was;
}

await run(async (browser) => {
    const found = [];
    const add = (where, faults) => found.push(...faults.map((fault) => `${where}: ${fault}`));
    const results = join(folder, 'results.ndjson');
    tool('ceping-score', '-q', '-f', 'ndjson', '-o', results);
    // All of a few units of each kind, then what only the whole shows: a browser takes minutes to look at every letter, and
    // to print it.
    const lines = readFileSync(results, 'utf8').trimEnd().split('\n');
    const first = (kind) => lines.findIndex((line) => kind.test(line));
    const few = join(folder, 'results-few.ndjson');
    writeFileSync(few, `${[0, first(/"vetoes":\["/), first(/rejected/), 26, 52].map((at) => lines[at]).join('\n')}\n`);
    found.push(...await examine(browser, report(few, 'few', '--fix-by', '2016-03-31'), folder, 'few'));
    found.push(...await examine(browser, report(results, 'unit', '--unit', '350524-bzfw', '--lang', 'en'), folder, 'unit'));

    const before = join(folder, 'before.ndjson');
    tool('ceping-score', '-q', '-f', 'ndjson', '--set', 'visits=lowest', '-o', before);
    const all = report(results, 'campaign', '--fix-by', '2016-03-31', '--date', '2016-01-20', '--compare', before);
    // Without scripts everything is there, and what would do nothing is not.
    const plain = await browser.newContext({javaScriptEnabled: false, viewport: {width: 1280, height: 900}});
    const still = await plain.newPage();
    await still.goto(`file://${all}`);
    add('without scripts', [
        ...(await still.locator('section.unit').count() === lines.length ? [] : ['pages of units are missing']),
        ...(await still.locator('#find').isVisible() ? ['a box that does nothing is shown'] : []),
        ...(await still.locator('h2').allTextContents()).includes('与上次测评比较') ? [] : ['chapters are missing'],
    ]);
    await plain.close();
    const page = await open(browser, all);
    add('campaign', [...await used(page, lines.length), ...await lostLinks(page)]);
    add('campaign', page.faults);
    const moved = page.locator('#moved-units + .wide tbody tr');
    add('campaign', await moved.count() > 0 && await moved.locator('a').count() === await moved.count() ? [] :
        ['units that moved do not lead to their pages']);
    await page.context().close();

    // More than 200 units are written in the short form. What is filtered out is not looked at.
    const short = report(many(results, 210), 'short');
    for (const width of [1280, 390]) {
        const some = await open(browser, short, width, {colorScheme: 'dark'});
        await some.locator('#find-text').fill('洛江区');
        add(`short, ${width}`, [...await cutOff(some), ...await lostLinks(some)]);
        if (width === 390) {
            // axe-core goes through what is hidden too, most of a minute on all of these units.
            await some.evaluate(() => document.querySelectorAll('[hidden]').forEach((element) => element.remove()));
            add(`short, ${width}`, await inaccessible(some));
        }
        add(`short, ${width}`, some.faults);
        await some.context().close();
    }

    const large = report(many(results, 2000), 'large');
    const size = statSync(large).size;
    add('large', size < 15e6 ? [] : [`${size} bytes`]);
    add('large', await early(browser, large) ? [] : ['cannot be sorted while it is still being read']);
    // A tenth of them is used as a reader does: each step looks at every row.
    const heavy = await open(browser, short);
    add('short', await used(heavy, 210));
    await heavy.locator('#find-text').fill('丰泽区民政局婚姻登记处1');
    add('short', [...await printed(heavy, join(folder, 'short.pdf')).then((faults) =>
        // Units that are filtered out are not printed.
        faults.filter((fault) => !fault.endsWith('is missing'))), ...heavy.faults]);
    await heavy.context().close();
    return found;
});

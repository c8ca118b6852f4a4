// form.mjs TOOLS FOLDER RUBRIC...: the forms that ceping-form writes as pages, as somebody fills them in. What is typed comes
// from support/form_filling.py; the record that the page saves is scored and validated by the programs, and the page has to
// have said the same. CEPING_FORMS=N fills in N forms of each rubric, and N more with things that are wrong; usually
// one of the first two rubrics, since typing takes its time.
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';
import {dice, Filled, fillings, pieces, scored, spoilt, tool as runTool, validated} from './form_page.mjs';
import {cutOff, examine, inaccessible, open, output, run} from './page.mjs';

const [tools, folder, ...shipped] = process.argv.slice(2).map((path) => resolve(path));
const forms = Number(process.env.CEPING_FORMS ?? 1);
const rubrics = process.env.CEPING_FORMS ? shipped : shipped.slice(0, 2);
// The wrong ones take long to find nothing new.
const spoiltForms = Math.min(forms, 8);
process.env.CEPING_LANG = 'zh';
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const tool = (...args) => runTool(tools, ...args);

let [scores, faults] = [0, 0];

async function rubric(browser, path) {
    const found = [];
    const name = basename(path, '.yaml');
    const file = join(folder, `${name}.html`);
    tool('ceping-form', '-q', '-r', path, '-f', 'html', '-o', file);
    const page = await open(browser, file);
    const data = JSON.parse(await page.locator('#data').textContent());
    const form = new Filled(page, data);
    for (const [at, {record, entries}] of fillings(tools, path, forms + spoiltForms).entries()) {
        const faulty = at >= forms;
        const chances = dice(`${name} ${at}`);
        const where = `${name} u${at}`;
        await form.empty();
        await form.fill(faulty ? spoilt(data.fields, entries, chances) : entries, pieces(record, chances, faulty));
        const saved = join(folder, `${name}-u${at}.json`);
        const called = await form.save(saved);
        if (called !== `u${at}.json`) {
            found.push(`${where}: saved as ${called}`);
        }
        const said = await form.said();
        faults += validated(tools, where, path, saved, said, found);
        if (!faulty) {
            scored(tools, where, path, saved, data, said, found);
            scores += 1;
        }
    }
    found.push(...page.faults.map((each) => `${name}: ${each}`));
    await page.context().close();
    return found;
}

/** Drafts, records read back, evidence that is picked, links to what is wrong: what else somebody does with the page. */
async function handled(browser, path) {
    const found = [];
    const expect = (what, holds) => holds || found.push(`${basename(path)}: ${what}`);
    const file = join(folder, `${basename(path, '.yaml')}.html`);
    const page = await open(browser, file);
    const data = JSON.parse(await page.locator('#data').textContent());
    const form = new Filled(page, data);
    const [{record, entries}] = fillings(tools, path, 1);
    await page.keyboard.press('Tab');
    expect('the first stop is no way past the head', await page.evaluate(() => document.activeElement.className === 'skip'));
    await form.fill(entries, pieces(record, dice('handled'), false));
    const [pick] = await page.locator('.pick').all();
    const paper = Buffer.from('文明'.repeat(100000));
    await pick.setInputFiles({name: '制度.pdf', mimeType: 'application/pdf', buffer: paper});
    await page.locator('.digest').filter({hasText: createHash('sha256').update(paper).digest('hex').slice(0, 12)}).waitFor();
    const first = join(folder, 'handled.json');
    expect(`it is saved as ${await form.save(first)}`, true);
    const saved = readFileSync(first, 'utf8');
    expect('the digest of what was picked is not in the record', saved.includes(createHash('sha256').update(paper).digest('hex')));
    const draft = join(folder, 'handled.draft.json');
    await form.download('#draft', draft);
    for (const from of [draft, first]) {
        await form.open(from);
        await form.save(join(folder, 'again.json'));
        expect(`${basename(from)} read back gives another record`, readFileSync(join(folder, 'again.json'), 'utf8') === saved);
    }
    await page.waitForFunction(() => localStorage.length === 1);
    await page.reload();
    await page.locator('#notices button').first().click();
    await form.save(join(folder, 'kept.json'));
    expect('what the browser kept gives another record', readFileSync(join(folder, 'kept.json'), 'utf8') === saved);

    const number = data.fields.findIndex(({type, key}) => type === 'number' && key.startsWith('answer|'));
    await form.enter(data.fields[number].key, 'abc');
    await page.locator('#check').click();
    await page.locator('#findings a').filter({hasText: 'abc'}).first().click();
    expect('a finding does not lead to its field', await page.evaluate((id) => document.activeElement.id === id, `field-${number}`));
    expect('the field does not say that it is wrong', await page.locator(`#field-${number}[aria-invalid=true]`).count() === 1);
    found.push(...(await inaccessible(page)).map((each) => `${basename(path)}, filled in: ${each}`));
    for (const width of [390, 1280]) {
        await page.setViewportSize({width, height: 900});
        found.push(...(await cutOff(page)).map((each) => `${basename(path)}, filled in, ${width}: ${each}`));
    }
    found.push(...page.faults.map((each) => `${basename(path)}, used: ${each}`));
    await page.context().close();
    return found;
}

/** Looked at as it is written, also in English and for a visit. */
async function looked(browser, path) {
    const name = basename(path, '.yaml');
    const english = join(folder, `${name}-en.html`);
    output(`${tools}/ceping-form`, '-q', '-r', path, '-f', 'html', '--lang', 'en', '-o', english);
    const {methods} = JSON.parse(tool('ceping-show', '-f', 'json', path));
    const visit = join(folder, `${name}-visit.html`);
    tool('ceping-form', '-q', '-r', path, '-f', 'html', '--method', Object.keys(methods)[0], '-o', visit);
    return [
        ...await examine(browser, join(folder, `${name}.html`), folder, name),
        ...await examine(browser, english, folder, `${name}-en`, {accessible: false}),
        ...await examine(browser, visit, folder, `${name}-visit`),
    ];
}

await run(async (browser) => {
    const found = [];
    for (const path of rubrics) {
        found.push(...await rubric(browser, path));
    }
    found.push(...await handled(browser, rubrics[0]), ...await looked(browser, rubrics[0]));
    console.log(`${scores} scores and ${faults} findings, as the programs have them`);
    return found;
});

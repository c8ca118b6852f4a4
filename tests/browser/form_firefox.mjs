// form_firefox.mjs TOOLS FOLDER RUBRIC...: a form as a page in Debian's Firefox, driven over WebDriver BiDi by puppeteer-core.
// No test by itself, since it needs what Debian does not have: README.md says how it is run. CEPING_FORMS=N fills in N forms.
import {existsSync, mkdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {dice, Filled, fillings, pieces, scored, tool, validated} from './form_page.mjs';

const {default: puppeteer} = createRequire(join(process.env.CEPING_PUPPETEER, 'of-ceping.js'))('puppeteer-core');
const [tools, folder, ...rubrics] = process.argv.slice(2).map((path) => resolve(path));
const forms = Number(process.env.CEPING_FORMS ?? 2);
process.env.CEPING_LANG = 'zh';
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});

/** The same hands on another browser. */
class FilledInFirefox extends Filled {
    constructor(page, data) {
        super({evaluate: (...args) => page.evaluate(...args), keyboard: {
            insertText: (text) => page.keyboard.type(text), press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key)}}, data);
    }

    async empty() {
        await this.page.evaluate(() => {
            document.getElementById('empty').click();
            document.getElementById('empty').click();
            localStorage.clear();
        });
    }

    async save(to) {
        await this.page.evaluate(() => {
            document.getElementById('save').click();
            if (document.getElementById('notices').textContent.includes('再点一次')) {
                document.getElementById('save').click();
            }
        });
        for (let waited = 0; waited < 100 && !(existsSync(to) && statSync(to).size > 0); waited += 1) {
            await new Promise((done) => {
                setTimeout(done, 100);
            });
        }
    }
}

const browser = await puppeteer.launch({browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true,
    extraPrefsFirefox: {'security.fileuri.strict_origin_policy': true, 'browser.download.folderList': 2, 'browser.download.dir': folder,
        'browser.download.useDownloadDir': true, 'browser.helperApps.neverAsk.saveToDisk': 'application/json'}});
const found = [];
let scores = 0;
try {
    for (const path of rubrics) {
        const name = basename(path, '.yaml');
        const file = join(folder, `${name}.html`);
        tool(tools, 'ceping-form', '-q', '-r', path, '-f', 'html', '-o', file);
        const page = await browser.newPage();
        page.on('pageerror', (error) => found.push(`${name}: ${error.message}`));
        page.on('request', (request) => request.url().startsWith('http') && found.push(`${name}: asks for ${request.url()}`));
        await page.goto(pathToFileURL(file).href);
        const data = JSON.parse(await page.evaluate(() => document.getElementById('data').textContent));
        const form = new FilledInFirefox(page, data);
        for (const [at, {record, entries}] of fillings(tools, path, forms).entries()) {
            const saved = join(folder, `u${at}.json`);
            rmSync(saved, {force: true});
            await form.empty();
            await form.fill(entries, pieces(record, dice(`${name} ${at}`), false));
            await form.save(saved);
            const said = await form.said();
            JSON.parse(readFileSync(saved, 'utf8'));
            validated(tools, `${name} u${at}`, path, saved, said, found);
            scored(tools, `${name} u${at}`, path, saved, data, said, found);
            scores += 1;
        }
        await page.close();
    }
} finally {
    await browser.close();
}
console.log(`${scores} scores in Firefox, as ceping-score has them`);
found.forEach((fault) => console.log(fault));
process.exitCode = found.length > 0 ? 1 : 0;

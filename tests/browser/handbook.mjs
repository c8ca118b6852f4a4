// handbook.mjs TOOLS FOLDER RUBRIC...: the handbooks of rubrics in both languages, on all sorts of screens and on paper. The
// contents can be got back to from wherever one reads, by hand and by key, and no paper says so.
import {mkdirSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {examine, open, output, run} from './page.mjs';

const [tools, folder, ...rubrics] = process.argv.slice(2);

/** What is wrong with the links to the contents on a phone, at every place that the page can be scrolled to. */
async function waysBack(browser, file) {
    const page = await open(browser, file, 320);
    const found = await page.evaluate(async () => {
        const wrong = [];
        const main = document.querySelector('main').getBoundingClientRect();
        for (let top = main.top; top < main.bottom - innerHeight; top += 700) {
            scrollTo(0, top);
            const at = [...document.querySelectorAll('.up a')].map((link) => link.getBoundingClientRect())
                .find((box) => box.top >= 0 && box.bottom <= innerHeight);
            if (at === undefined || at.height < 24 || at.right > innerWidth) {
                wrong.push(`no link to the contents in the window ${top} pixels from above`);
            } else if (document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)?.closest('.up a') === null) {
                wrong.push(`the link to the contents is covered ${top} pixels from above`);
            }
        }
        return wrong;
    });
    await page.focus('.up a');
    await page.keyboard.press('Enter');
    if (!await page.evaluate(() => location.hash === '#contents' &&
        Math.abs(document.querySelector('#contents').getBoundingClientRect().top) < innerHeight)) {
        found.push('the link does not lead to the contents');
    }
    await page.emulateMedia({media: 'print'});
    if (await page.isVisible('.up')) {
        found.push('the link to the contents is printed');
    }
    await page.context().close();
    return found;
}

mkdirSync(folder, {recursive: true});
await run(async (browser) => {
    const found = [];
    // A browser takes a minute and a half for those of published systems, and for all others in English: they have other texts,
    // but nothing that the rest does not have. CEPING_BROWSER_ALL=1 looks at them all.
    const all = process.env.CEPING_BROWSER_ALL === '1';
    for (const [at, rubric] of rubrics.filter((each) => all || !each.includes('/systems/')).entries()) {
        const system = rubric.includes('/systems/');
        for (const language of system ? ['zh'] : all || at === 0 ? ['zh', 'en'] : ['zh']) {
            const name = `${basename(rubric, '.yaml')}-${language}`;
            const file = join(folder, `${name}.html`);
            writeFileSync(file, output(join(tools, 'ceping-show'), '-f', 'html', '--lang', language, rubric));
            found.push(...await examine(browser, file, folder, name,
                {accessible: language === 'zh' && !system, whole: true, narrow: [390, 320]}));
            if (language === 'zh' && !system) {
                found.push(...(await waysBack(browser, file)).map((fault) => `${name}: ${fault}`));
            }
        }
    }
    return found;
});

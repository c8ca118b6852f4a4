// handbook.mjs TOOLS FOLDER RUBRIC...: the handbooks of rubrics in both languages.
import {mkdirSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {examine, output, run} from './page.mjs';

const [tools, folder, ...rubrics] = process.argv.slice(2);
mkdirSync(folder, {recursive: true});
await run(async (browser) => {
    const found = [];
    for (const rubric of rubrics) {
        for (const language of ['zh', 'en']) {
            const name = `${basename(rubric, '.yaml')}-${language}`;
            const file = join(folder, `${name}.html`);
            writeFileSync(file, output(join(tools, 'ceping-show'), '-f', 'html', '--lang', language, rubric));
            found.push(...await examine(browser, file, folder, name, {accessible: language === 'zh'}));
        }
    }
    return found;
});

// publication.mjs TOOLS FOLDER DATA: the publication list of DATA's results, with everything said and with nothing.
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';

import {examine, run} from './page.mjs';

const [tools, folder, data] = process.argv.slice(2);
const said = ['--title', '关于2015年度民政系统文明行业测评结果的公示', '--issuer', '民政局', '--contact', '0595-00000000',
    '--date', '2016-01-20', '--until', '2016-01-26'];
mkdirSync(folder, {recursive: true});
await run(async (browser) => {
    const found = [];
    for (const [name, options] of [['said', said], ['unsaid', []]]) {
        const file = `${folder}/${name}.html`;
        execFileSync(`${tools}/ceping-rank`, ['--publish', '-r', `${data}/rubric.yaml`, '--by', 'kind', ...options,
            '-o', file, `${data}/results.ndjson`]);
        found.push(...await examine(browser, file, folder, name));
    }
    return found;
});

// faults.mjs FOLDER: each check of page.mjs finds the fault that it is there for, and nothing in a page without any.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {examine, run} from './page.mjs';

const folder = process.argv[2];
const long = '测评'.repeat(60);
// A page's style and body, and what is to be said of it.
const pages = {
    sound: {
        style: '@media (prefers-color-scheme: dark) {body {background: #111; color: #eee} a {color: #9cf}}',
        body: '<nav><ul><li><a href="#a">甲项目</a></li></ul></nav><main><h2 id="a">甲项目</h2><p>正文</p></main>',
        faults: [],
    },
    faulty: {
        style: '@media (prefers-color-scheme: dark) {i {color: #444; background: #111}}',
        body: `<nav><a href="#p">段落</a></nav><main>
            <div style="width: 2000px">太宽</div>
            <p style="overflow: hidden; white-space: nowrap">截断${long}</p>
            <p style="overflow: hidden; height: 1em">压扁${long}</p>
            <div style="width: 6em; white-space: nowrap">溢出${long.slice(0, 12)}</div>
            <p style="color: #ccc; background: #fff">太淡的字</p>
            <i>太暗的字</i>
            <button></button>
            <img src="nothing.png" alt="图">
            <script>undefined.x</script>
            <p id="p"><a href="#nowhere">乙</a> <a href="https://example.org/">外</a></p>
            <p id="p">丙</p></main>`,
        faults: [/390 light: the page is \d+ pixels wide/, /paper: <div> "太宽" reaches/,
            /<p> "截断.* is cut off: it wants/, /<p> "压扁.* more below/, /<div> "溢出.* is cut off/,
            /1280 light: axe: color-contrast .*太淡的字/, /1280 dark: axe: color-contrast/, /axe: button-name/,
            /asks for file:.*nothing\.png/, /error in the page/, /a link leads nowhere: #nowhere/,
            /a link leads out: https/, /which is no heading: 段落/, /the id p is given twice/],
    },
    'only-on-paper': {
        style: '@page {size: letter} @media print {h2 {display: none}}',
        body: `<main><h2>不印的标题</h2><div tabindex="0" style="overflow-x: auto"><p style="white-space: nowrap">${long}</p></div>
            <div style="break-before: page; break-after: page; height: 1em"></div><p>丁</p></main>`,
        faults: [/paper: Page +1 size/, /paper: page 2 is blank/, /"不印的标题" is missing/, /paper: <div> .* is cut off/],
    },
    parted: {
        style: '@media (prefers-color-scheme: dark) {b {color: #9cf}} h3 {break-after: page}',
        body: `<main><h2>短的</h2><p>一</p><p style="height: 800px">二</p><h2>分开的</h2><p>三</p><p style="height: 200px">四</p>
            <p>五</p><h2>上</h2><h3>落单的</h3><p>六 <b>七</b></p></main>`,
        options: {whole: true},
        faults: [/paper: "分开的" is parted after page 1/, /paper: the heading "落单的" ends page \d/,
            /paper: the dark scheme makes /],
    },
};

mkdirSync(folder, {recursive: true});
await run(async (browser) => {
    const wrong = [];
    for (const [name, {style, body, faults, options}] of Object.entries(pages)) {
        const file = join(folder, `${name}.html`);
        writeFileSync(file, '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title>' +
            '<meta name="viewport" content="width=device-width, initial-scale=1"><style>@page {size: A4}' +
            `:root {color-scheme: light dark} ${style ?? ''}</style></head><body>${body}</body></html>`);
        const found = await examine(browser, file, folder, name, options);
        for (const fault of faults) {
            if (!found.some((each) => fault.test(each))) {
                wrong.push(`${name}: ${fault} is not found`);
            }
        }
        if (faults.length === 0) {
            wrong.push(...found);
        }
    }
    return wrong;
});

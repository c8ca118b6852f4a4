// HTML files of ours in a headless Chromium: what a reader on a screen, on a phone and on paper would run into. Used by the
// scripts of this folder; README.md shows how to write one.
//
// A script is given nothing but its arguments: it collects what it finds wrong, prints it, and fails if there is anything.

import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

// The packages stand in the build folder, where node does not look by itself.
const modules = createRequire(join(process.env.CEPING_BROWSER_MODULES, 'of-ceping.js'));
const {chromium} = modules('playwright-core');
const axe = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

const wide = 1280;
// A4 without the margins that the pages set, 178 mm, in pixels of CSS.
const paperWidth = 672;

/** Starts a browser, has `work(browser)` list what is wrong, prints that, and ends with 1 if there is anything. */
export async function run(work) {
    const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync'],
    });
    let found = [];
    try {
        found = await work(browser);
    } finally {
        await browser.close();
    }
    for (const fault of found) {
        console.log(fault);
    }
    process.exitCode = found.length > 0 ? 1 : 0;
}

/** What a program of ours writes to its standard output. */
export function output(program, ...args) {
    return execFileSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 28});
}

/**
 * Opens a file `width` pixels wide. The page's `faults` grows with whatever it reports or loads from then on.
 * `media`: `{colorScheme: 'dark'}`, `{media: 'print'}`. `scale`: pixels of a picture for one of CSS.
 */
export async function open(browser, file, width = 1280, media = {}, scale = 1) {
    const context = await browser.newContext({viewport: {width, height: 900}, deviceScaleFactor: scale});
    const page = await context.newPage();
    const address = pathToFileURL(resolve(file)).href;
    page.faults = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) {
            page.faults.push(`console: ${message.text()}`);
        }
    });
    page.on('pageerror', (error) => page.faults.push(`error in the page: ${error.message}`));
    page.on('request', (request) => {
        if (request.url() !== address) {
            page.faults.push(`asks for ${request.url()}`);
        }
    });
    await page.emulateMedia(media);
    await page.goto(address, {waitUntil: 'load'});
    return page;
}

/** Texts cut off or run out of their box, and boxes wider than the page. On paper nobody can scroll. */
export function cutOff(page, onPaper = false) {
    return page.evaluate((onPaper) => {
        const found = [];
        const wide = document.documentElement.clientWidth;
        const excerpt = (element) =>
            `<${element.localName}> ${JSON.stringify(element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40))}`;
        const scrolls = (style) => ['auto', 'scroll'].includes(style.overflowX);
        const inScroller = (element) => {
            for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
                if (scrolls(getComputedStyle(at))) {
                    return true;
                }
            }
            return false;
        };
        if (document.documentElement.scrollWidth > innerWidth) {
            found.push(`the page is ${document.documentElement.scrollWidth} pixels wide, the window ${innerWidth}`);
        }
        // What is not shown is passed over with all that it holds: asking for its style is what takes the time.
        const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (element) =>
            getComputedStyle(element).display === 'none' ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        while (shown.nextNode() !== null) {
            const element = shown.currentNode;
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            if (style.visibility === 'hidden' || box.width === 0 || (style.position === 'absolute' && box.right <= 0)) {
                continue;  // not seen, or set aside until it has the focus
            }
            if (box.right > wide + 1 && (onPaper || !inScroller(element))) {
                found.push(`${excerpt(element)} reaches ${Math.ceil(box.right - wide)} pixels over the edge`);
            }
            const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
            // A line may end with the space of two pixels that is put between an ideograph and a figure.
            const over = element.scrollWidth - element.clientWidth;
            if (style.display !== 'inline' && over > 2 && (scrolls(style) ? onPaper : text || style.overflowX !== 'visible')) {
                found.push(`${excerpt(element)} is cut off: it wants ${over} pixels more`);
            }
            const under = element.scrollHeight - element.clientHeight;
            if (['hidden', 'clip'].includes(style.overflowY) && under > 1) {
                found.push(`${excerpt(element)} is cut off: it wants ${under} pixels more below`);
            }
            if (text && style.textOverflow === 'ellipsis' && over > 0) {
                found.push(`${excerpt(element)} ends in an ellipsis`);
            }
        }
        return found;
    }, onPaper);
}

/** What axe-core calls serious or critical: contrast, names, structure, language; or one rule alone, which is quicker. */
export async function inaccessible(page, rule = '') {
    await page.evaluate(axe);
    const {violations} = await page.evaluate((rules) => globalThis.axe.run(document, rules), {
        resultTypes: ['violations'],
        ...(rule === '' ? {} : {runOnly: {type: 'rule', values: [rule]}}),
    });
    return violations.filter(({impact}) => ['serious', 'critical'].includes(impact))
        .map(({id, help, nodes}) => `axe: ${id} (${nodes.length}): ${help}: ${nodes[0].html.slice(0, 120)}`);
}

/** Links within the page that lead nowhere, ids given twice, and headings of the text that the contents leave out. */
export function lostLinks(page) {
    return page.evaluate(() => {
        const found = [];
        const ids = new Set();
        for (const {id} of document.querySelectorAll('[id]')) {
            if (ids.has(id)) {
                found.push(`the id ${id} is given twice`);
            }
            ids.add(id);
        }
        for (const link of document.querySelectorAll('a[href]')) {
            const to = link.getAttribute('href');
            if (!to.startsWith('#')) {
                found.push(`a link leads out: ${to}`);
            } else if (document.getElementById(decodeURIComponent(to.slice(1))) === null) {
                found.push(`a link leads nowhere: ${to}`);
            }
        }
        for (const link of document.querySelectorAll('nav a[href^="#"]')) {
            const target = document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
            if (target !== null && !/^h[1-6]$/.test(target.localName)) {
                found.push(`the contents lead to <${target.localName}>, which is no heading: ${link.textContent}`);
            }
        }
        return found;
    });
}

/**
 * Marks each deepest heading with what belongs to it, up to the next heading, and each heading with the beginning of what
 * follows it, by ids which links lead to: a PDF has the places of those. Returns `{name, from, to, heading}` of each pair.
 */
function markParts(page) {
    return page.evaluate(() => {
        const marks = [];
        const links = document.createElement('p');
        links.hidden = true;
        const mark = (put) => {
            // Below the line's upper edge, which at the top of a page is the edge of the page before it.
            const here = document.createElement('span');
            here.className = 'mark-of-test';
            here.id = `mark-${links.childElementCount}`;
            here.style.position = 'relative';
            here.style.top = '6px';
            put(here);
            links.append(Object.assign(document.createElement('a'), {href: `#${here.id}`}));
            return here.id;
        };
        const text = document.querySelector('main') ?? document.body;
        const headings = [...text.querySelectorAll('h2, h3, h4, h5, h6')];
        const level = (heading) => Number(heading.getAttribute('aria-level') ?? heading.localName[1]);
        headings.forEach((heading, at) => {
            const next = headings[at + 1];
            const below = [];
            const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            walk.currentNode = heading;
            for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
                if (next !== undefined && !(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)) {
                    break;
                }
                if (node.data.trim() !== '' && !heading.contains(node) && node.parentElement.closest('.up') === null) {
                    below.push(node);
                }
            }
            const name = heading.textContent.trim();
            const from = mark((here) => heading.prepend(here));
            const first = below.at(0) ?? next?.firstChild;
            if (first) {
                marks.push({name, from, to: mark((here) => first.before(here)), heading: true});
            }
            if (below.length > 0 && (next === undefined || level(next) <= level(heading))) {
                marks.push({name, from, to: mark((here) => below.at(-1).after(here)), heading: false});
            }
        });
        document.body.append(links);
        return marks;
    });
}

/** Of what markParts() marked: what is on two pages of the PDF and had room on one, and headings that end a page. */
function parted(marks, pdf) {
    const places = new Map(output('pdfinfo', '-dests', pdf).split('\n')
        .map((line) => /^ *(\d+) \[ *XYZ +-?\d+ +(-?\d+).*"(.*)"/.exec(line)).filter((line) => line !== null)
        .map(([, page, up, id]) => [id, {page: Number(page), up: Number(up)}]));
    const [low, high] = [51, 791];  // of the text on a page, in points from below
    const found = [];
    for (const {name, from, to, heading} of marks) {
        const [begin, end] = [places.get(from), places.get(to)];
        if (begin === undefined || end === undefined) {
            found.push(`paper: ${JSON.stringify(name)} is not on it`);
        } else if (heading && begin.page !== end.page) {
            found.push(`paper: the heading ${JSON.stringify(name)} ends page ${begin.page}`);
        } else if (!heading && end.page === begin.page + 1 && begin.up - low + high - end.up < 0.95 * (high - low)) {
            found.push(`paper: ${JSON.stringify(name)} is parted after page ${begin.page}`);
        }
    }
    return found;
}

/** Colours that the dark scheme changes on paper. */
async function darkOnPaper(page) {
    const colours = async (colorScheme) => {
        await page.emulateMedia({media: 'print', colorScheme});
        return page.evaluate(() => [...document.querySelectorAll('html, body, body *')].map((element) => {
            const {color, backgroundColor, borderTopColor} = getComputedStyle(element);
            return [element.localName, color, backgroundColor, borderTopColor].join(' ');
        }));
    };
    const dark = await colours('dark');
    const light = await colours('light');
    const changed = light.findIndex((each, at) => each !== dark[at]);
    return changed < 0 ? [] : [`paper: the dark scheme makes ${light[changed]} ${dark[changed]}`];
}

// Without blanks, and with what a font's table of characters may exchange (⼀ for 一) put back.
const bare = (text) => text.normalize('NFKC').replace(/\s+/g, '');

/**
 * Prints the page into the file `pdf`. Wrong are pages that are not A4 or are blank, and headings and cells of tables
 * that do not reach the paper; with `whole`, also what is parted.
 */
export async function printed(page, pdf, whole = false) {
    const marks = whole ? await markParts(page) : [];
    await page.pdf({path: pdf, preferCSSPageSize: true, printBackground: true});
    await page.evaluate(() => document.querySelectorAll('.mark-of-test').forEach((mark) => mark.remove()));
    const found = parted(marks, pdf);
    const sizes = output('pdfinfo', '-l', '-1', pdf).match(/^Page +\d+ size: .*$/gm) ?? [];
    sizes.filter((size) => !/\(A4\)$/.test(size)).forEach((size) => found.push(`paper: ${size}`));
    const sheets = output('pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-').split('\f').slice(0, -1);
    if (sheets.length === 0 || sheets.length !== sizes.length) {
        found.push(`paper: ${sheets.length} pages of text, ${sizes.length} pages`);
    }
    sheets.forEach((sheet, at) => {
        if (bare(sheet).replace(/^\d+\/\d+$/, '') === '') {
            found.push(`paper: page ${at + 1} is blank`);
        }
    });
    const paper = bare(sheets.join(' '));
    const texts = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, thead th, tbody th')]
        .map((element) => element.textContent.trim()).filter((text) => text !== ''));
    new Set(texts).forEach((text) => {
        // What wraps may stand in any order among its neighbours: its beginning is enough.
        if (!paper.includes(bare(text).slice(0, 6))) {
            found.push(`paper: ${JSON.stringify(text)} is missing`);
        }
    });
    return found;
}

/** A picture of the page, for people; of a very long one its beginning. */
export async function picture(page, file) {
    const {width, height} = await page.evaluate(() =>
        ({width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight}));
    await page.screenshot({path: file, fullPage: true, clip: {x: 0, y: 0, width, height: Math.min(height, 12000)}});
}

/**
 * All of it for one file: wide in light and in dark, printed, narrow, and laid out for paper, on one page, as opening it and
 * closing it takes a good part of the time. `folder` gets `NAME.pdf`, and pictures of what is faulty; of everything where
 * CEPING_BROWSER_PICTURES is set. Returns what is wrong, each with where. Where the same page has been examined in another
 * language, `{accessible: false}` leaves out what would be said again. With `{whole: true}` the paper keeps together what
 * belongs to one heading, as far as a page has room for it, and knows no dark scheme. `narrow` are widths of phones.
 */
export async function examine(browser, file, folder, name, {accessible = true, whole = false, narrow = [390]} = {}) {
    const found = [];
    mkdirSync(folder, {recursive: true});
    const page = await open(browser, file, wide);
    const look = async (where, width, media, work) => {
        await page.emulateMedia(media);
        await page.setViewportSize({width, height: 900});
        const faults = [...await work(), ...page.faults.splice(0)];
        found.push(...faults.map((fault) => `${name}, ${where}: ${fault}`));
        if (process.env.CEPING_BROWSER_PICTURES || faults.length > 0) {
            await picture(page, join(folder, `${name}-${where.replace(/\W+/g, '-')}.png`));
        }
    };
    // What is said and in what order depends neither on the colours nor on the width, nor the colours on the width; what is
    // wide may have to be scrolled where the window is narrow.
    await look(`${wide} light`, wide, {media: null, colorScheme: 'light'}, async () => [
        ...await cutOff(page), ...await lostLinks(page), ...await printed(page, join(folder, `${name}.pdf`), whole),
        ...accessible ? await inaccessible(page) : []]);
    if (accessible) {
        await look(`${wide} dark`, wide, {media: null, colorScheme: 'dark'}, async () => [
            ...await cutOff(page), ...await inaccessible(page, 'color-contrast')]);
    }
    for (const width of narrow) {
        await look(`${width} light`, width, {media: null, colorScheme: 'light'}, async () => [
            ...await cutOff(page),
            ...width === narrow[0] ? await inaccessible(page, 'scrollable-region-focusable') : []]);
    }
    await look('paper', paperWidth, {media: 'print', colorScheme: 'light'}, async () => [
        ...whole ? await darkOnPaper(page) : [], ...await cutOff(page, true)]);
    await page.context().close();
    return found;
}

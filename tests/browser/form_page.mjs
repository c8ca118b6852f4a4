// A form as a page, as somebody fills it in, and what the programs make of the record: for form.mjs and form_firefox.mjs.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** A program's output, whatever it thinks of the data. */
export function tool(tools, name, ...args) {
    const done = spawnSync(join(tools, name), args, {encoding: 'utf8', maxBuffer: 1 << 28});
    if (done.status !== 0 && done.status !== 1) {
        throw new Error(`${name} ${args.join(' ')}: ${done.stderr}`);
    }
    return done.stdout;
}

/** Random fillings of a rubric, each {record, entries}. */
export function fillings(tools, rubric, count) {
    const filler = fileURLToPath(new URL('../support/form_filling.py', import.meta.url));
    const input = tool(tools, 'ceping-show', '-f', 'json', rubric);
    const made = spawnSync('python3', [filler, String(count)], {input, encoding: 'utf8', maxBuffer: 1 << 28});
    if (made.status !== 0) {
        throw new Error(made.stderr);
    }
    return made.stdout.trim().split('\n').map((line) => JSON.parse(line));
}

/** The same figures for everybody who begins with the same number. */
export function dice(seed) {
    let state = createHash('sha256').update(seed).digest().readUInt32LE();
    const next = () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
    return {chance: (p) => next() < p, pick: (list) => list[Math.floor(next() * list.length)]};
}

const wrong = {
    number: ['abc', '-1', '99999', '1.5', '３', '９５％', '95%', '1/3', '1e5', '0.5', '3次', '1/0', `1${'0'.repeat(1300)}`, '0'],
    day: ['2015/6/7', '2015-13-01', '昨天', '2010-01-01', '2015-02-29', '２０１５-06-17', '2015年6月7日', '2016-02-03'],
};

/** Other entries than the right ones, here and there. */
export function spoilt(fields, entries, {chance, pick}) {
    const out = {...entries};
    for (const {key, type} of fields) {
        if (type in wrong && chance(0.12)) {
            out[key] = pick(wrong[type]);
        } else if (key !== 'unit|id' && chance(0.05)) {
            delete out[key];
        }
    }
    return out;
}

/** Evidence as somebody may list it by hand, some of it wrong. */
export function pieces(record, {chance, pick}, faulty) {
    const out = {};
    for (const [id, {evidence}] of Object.entries(record.answers)) {
        out[id] = (evidence ?? []).map(({title, file}) => ({title, file, date: chance(0.3) ? '2015-06-01' : ''}));
        for (const piece of faulty ? out[id] : []) {
            Object.assign(piece, chance(0.1) ? {title: ''} : chance(0.1) ? {file: '../up.pdf'} : chance(0.1) ? {file: 'a.mp3'}
                : chance(0.2) ? {file: 'evidence/same.pdf'} : chance(0.1) ? {file: 'https://a.example/b'}
                : chance(0.3) ? {date: pick(wrong.day)} : {});
        }
    }
    return out;
}

/** The form, ready to be typed into. */
export class Filled {
    constructor(page, data) {
        Object.assign(this, {page, data});
        this.fields = new Map(data.fields.map((field, at) => [field.key, {...field, at}]));
    }

    async empty() {
        await this.page.locator('#empty').click();
        await this.page.locator('#empty').click();
        await this.page.evaluate(() => localStorage.clear());
    }

    /** One entry, typed. What cannot be entered is left, as a person leaves it. */
    async enter(key, text) {
        const {page} = this;
        const {at} = this.fields.get(key);
        const how = await page.evaluate(([at, text]) => {
            const find = (id) => document.getElementById(id);
            const absent = find(`absent-${at}`);
            const target = text === 'n/a' && absent ? absent
                : find(`field-${at}`) ?? document.querySelector(`[name="field-${at}"][value="${text}"]`);
            if (target === null || target.disabled || target.closest('fieldset:disabled') !== null) {
                return 'nothing';
            }
            for (const event = target.closest('.event'); event !== null && event.hidden;) {
                event.parentElement.querySelector('.more').click();
            }
            target.focus();
            if (target.localName === 'select') {
                target.value = text;
                target.dispatchEvent(new Event('input', {bubbles: true}));
                target.dispatchEvent(new Event('change', {bubbles: true}));
                return 'nothing';
            }
            if (['radio', 'checkbox'].includes(target.type)) {
                return target.checked ? 'nothing' : 'press';
            }
            target.select();
            return 'type';
        }, [at, text]);
        if (how === 'type') {
            await page.keyboard.insertText(text);
        } else if (how === 'press') {
            await page.keyboard.press('Space');
        }
    }

    /** Evidence of a criterion, piece by piece. */
    async list(id, evidence) {
        const item = this.data.items.findIndex((each) => each.id === id);
        for (const [at, piece] of evidence.entries()) {
            const there = await this.page.evaluate((item) => {
                const add = document.querySelector(`#item-${item} .evidence .add`);
                add?.click();
                return add !== null && add.closest('fieldset:disabled') === null;
            }, item);
            for (const [part, text] of Object.entries(there ? piece : {})) {
                await this.page.evaluate(([item, at, part]) =>
                    document.querySelectorAll(`#item-${item} .pieces > li`)[at].querySelector(`[data-part=${part}]`).focus(),
                [item, at, part]);
                await this.page.keyboard.insertText(text);
            }
        }
    }

    /** Facts first, as the page asks: what is for the unit opens once they are there. */
    async fill(entries, evidence) {
        const list = Object.entries(entries).filter(([key]) => !key.endsWith('|evidence'));
        const isFact = ([key]) => key.startsWith('unit|');
        for (const [key, text] of list.filter(isFact)) {
            await this.enter(key, text);
        }
        await this.page.evaluate(() => new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(done));
        }));
        for (const [key, text] of list.filter((each) => !isFact(each))) {
            await this.enter(key, text);
        }
        for (const [id, pieces] of Object.entries(evidence)) {
            await this.list(id, pieces);
        }
    }

    /** What a button makes the browser save. */
    async download(button, to) {
        const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.locator(button).click()]);
        await download.saveAs(to);
        return readFileSync(to, 'utf8');
    }

    /** Another form, opened in its place. */
    async open(path) {
        await this.empty();
        await this.page.locator('#file').setInputFiles(path);
        await this.page.locator('#notices .notice').filter({hasText: '已打开'}).waitFor();
    }

    /** The record as the browser saves it, and the name that it gets. */
    async save(to) {
        const {page} = this;
        await page.locator('#save').click();
        const twice = await page.locator('#notices .notice').filter({hasText: '再点一次'}).count() > 0;
        const [download] = await Promise.all([page.waitForEvent('download'),
            twice ? page.locator('#save').click() : Promise.resolve(page.locator('#save').click())]);
        await download.saveAs(to);
        return download.suggestedFilename();
    }

    /** What the page says: score, points by node, and all faults. */
    said() {
        return this.page.evaluate((count) => ({
            score: document.getElementById('score')?.textContent,
            points: Array.from({length: count}, (_, at) => document.getElementById(`points-${at}`)?.textContent ?? null),
            faults: [...document.querySelectorAll('#findings li')].map((each) => each.textContent),
            beside: [...document.querySelectorAll('.faults > span')].map((each) => each.textContent),
        }), this.data.items.length);
    }
}

const figures = (text) => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

/** What ceping-score makes of the record, against what the page said. */
export function scored(tools, name, rubric, record, data, said, found) {
    const args = ['--no-config', '-q', '-r', rubric, '-f', 'ndjson', record];
    const unit = JSON.parse(tool(tools, 'ceping-score', ...args).split('\n')[0]);
    if (unit.status === 'rejected') {
        found.push(`${name}: rejected: ${JSON.stringify(unit.findings.slice(0, 2))}`);
        return;
    }
    const score = unit.status === 'not_assessed' ? '–' : unit.score;
    if (String(said.score) !== '–' ? Number(said.score) !== score : score !== '–') {
        found.push(`${name}: ${said.score} on the page, ${score} by ceping-score`);
    }
    const nodes = new Map((unit.nodes ?? []).map((node) => [node.id, node]));
    data.items.forEach(({id}, at) => {
        const node = nodes.get(id);
        const [points] = figures(said.points[at] ?? '');
        if (node !== undefined && points !== undefined && points !== node.points) {
            found.push(`${name}: ${id}: ${points} points on the page, ${node.points} by ceping-score`);
        }
    });
}

/** What ceping-validate says of the record, against what the page said. */
export function validated(tools, name, rubric, record, said, found) {
    const {findings} = JSON.parse(tool(tools, 'ceping-validate', '--no-config', '--no-files', '--no-resemblance', '-r', rubric, '-f',
        'json', record));
    const own = findings.map(({message}) => message);
    const page = said.faults.filter((each) => each !== '没有发现问题');
    const bare = (text) => text.replace(/；是否应为“.*”？$/, '').replace(/ 另有 .*请核对提交日期$/, '');
    // What scoring finds is said of records that are scored.
    const rejected = findings.some(({severity}) => severity === 'error');
    const ofScoring = (text) => rejected && text.endsWith('不得分');
    const [left, right] = [new Set(own.map(bare)), new Set(page.filter((each) => !ofScoring(each)).map(bare))];
    found.push(...[...left].filter((each) => !right.has(each)).map((each) => `${name}: the page does not say: ${each}`));
    found.push(...[...right].filter((each) => !left.has(each)).map((each) => `${name}: only the page says: ${each}`));
    const beside = new Set(said.beside);
    found.push(...page.filter((each) => !beside.has(each)).map((each) => `${name}: not beside its field: ${each}`));
    return own.length;
}

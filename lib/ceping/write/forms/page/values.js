
// ---- texts as people type them, read as the tools read them

const blanks = '[\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';
const outerBlanks = new RegExp(`^${blanks}+|${blanks}+$`, 'g');
const trimmed = (text) => text.replace(outerBlanks, '');

const fullWidth = /[\uff01-\uff5e\u3000]/;
const toAscii = (text) => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

/** A fault: its code, and the words of its message. */
const fault = (code, ...words) => ({code, words});

/** A figure of the unit: {number, faults}. */
function readFigure(text, name) {
    const number = parseNumber(toAscii(text).trim());
    if (number === null) {
        return {number, faults: [fault('bad-number', name, text)]};
    }
    if (isTooLarge(number)) {
        return {number: null, faults: [fault('number-too-large', name)]};
    }
    return {number, faults: fullWidth.test(text) ? [fault('full-width', name, toAscii(text).trim())] : []};
}

/** A figure of an answer, which may be in percent: {number, faults}. */
function readAnswerFigure(text, id, percent) {
    let number = parseNumber(text);
    const faults = [];
    if (number === null) {
        const ascii = toAscii(text).trim();
        const withSign = ascii.endsWith('%');
        const rest = withSign ? ascii.slice(0, -1).trim() : ascii;
        number = parseNumber(rest);
        if (number === null) {
            return {number, faults: [fault('bad-number', id, text)]};
        }
        if (withSign && !percent) {
            return {number: null, faults: [fault('answer-percent', id, text)]};
        }
        faults.push(fault(withSign ? 'percent-sign' : 'full-width', id, rest));
    }
    return isTooLarge(number) ? {number: null, faults: [fault('number-too-large', id)]} : {number, faults};
}

/** The same of what is counted. */
function readWhole(text, id) {
    const read = readAnswerFigure(text, id, false);
    if (read.number !== null && (!isWhole(read.number) || read.number.n < 0n)) {
        return {number: null, faults: [...read.faults, fault('answer-whole', id, plain(read.number))]};
    }
    return read;
}

const dateForms = [/^(\d{4})-(\d\d?)-(\d\d?)$/, /^(\d{4})\/(\d\d?)\/(\d\d?)$/, /^(\d{4})\.(\d\d?)\.(\d\d?)$/,
    /^(\d{4})年(\d\d?)月(\d\d?)[日号]$/];
const msOfDay = 86400000;

/** Days since 1970-01-01 of a civil date; null where there is no such day. */
function dayNumber(year, month, day) {
    const at = new Date(0);
    at.setUTCFullYear(year, month - 1, day);
    const is = year > 0 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
    return is ? Math.round(at.getTime() / msOfDay) : null;
}

const isoDay = (day) => new Date(day * msOfDay).toISOString().slice(0, 10);
const dayOf = (iso) => dayNumber(...iso.split('-').map(Number));

/** A date: {day, faults}. */
function readDate(text, name) {
    const strict = /^\d{4}-\d\d-\d\d$/.test(text);
    const ascii = toAscii(text);
    const found = dateForms.map((form) => form.exec(ascii)).find((each) => each !== null);
    const day = found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : null;
    if (day === null) {
        return {day, faults: [fault('bad-date', name, text)]};
    }
    return {day, faults: strict ? [] : [fault('date-form', name, isoDay(day))]};
}

/** A sentence with its places filled in by name. */
const filled = (pattern, values) => pattern.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name) =>
    name === undefined ? whole[0] : String(values[name]));

/** The words that all of the page shares, and how dates and numbers of days read. */
function wordsOf(data) {
    const {phrases} = data;
    return {
        ...phrases,
        say: (name, values = {}) => filled(phrases[name], values),
        dateWords(day) {
            const iso = isoDay(day);
            const [year, month, date] = iso.split('-').map(Number);
            return filled(phrases.date, {iso, year, month, day: date});
        },
        days: (n) => filled(n === 1 ? phrases.day : phrases.days, {n}),
        listedEvidence: (n) => n === 0 ? phrases.none_listed : filled(phrases.evidence_listed, {number: n}),
    };
}

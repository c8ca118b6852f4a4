
// ---- what is wrong with the record that the form would be, by itself, in the words of ceping-validate.

/** Faults that are no wonder while a form is being filled in: they are told once somebody asks, or leaves the field. */
const quietCodes = new Set(['unit-missing', 'missing-key', 'fact-required', 'fact-unstated', 'submitted-missing',
    'date-missing', 'prerequisite-unstated', 'unanswered', 'nothing-applies']);

/** Collects faults, each with its severity, its text and where it shows. */
class Findings {
    constructor(form) {
        this.form = form;
        this.list = [];
    }

    add({code, words}, place, severity) {
        const {text, severity: usual} = this.form.codes[code];
        const said = text.replace(/\{(\d)\}/g, (whole, at) => String(words[at]));
        this.list.push({code, severity: severity ?? usual, text: said, quiet: quietCodes.has(code), ...place});
    }

    addAll(faults, place) {
        faults.forEach((each) => this.add(each, place));
    }

    /** Of a method whose invalid answers are left out they are no errors. */
    addToAnswer(faults, place) {
        for (const each of faults) {
            const {text, severity} = this.form.codes[each.code];
            if (this.form.leaves_out && severity === 'error') {
                const why = text.replace(/\{(\d)\}/g, (whole, at) => String(each.words[at]));
                this.add(fault('answer-void', this.form.method, why), place);
            } else {
                this.add(each, place);
            }
        }
    }

    hasErrors() {
        return this.list.some(({severity}) => severity === 'error');
    }
}

function checkFacts({form, texts, entries}, found) {
    const {unit, words} = form;
    if (texts[unit.id] === '') {
        found.add(fault('unit-missing'), {field: unit.id});
    } else if (texts[unit.name] === '') {
        found.add(fault('missing-key', 'name', words.unit_name), {field: unit.name});
    }
    form.facts.forEach((fact, at) => {
        const field = unit.facts[at];
        const place = {field};
        const text = texts[field];
        if (text === '') {
            if (fact.required) {
                found.add(fault('fact-required', fact.words), place);
            }
            return;
        }
        const read = fact.number ? readFigure(text, fact.id) : {number: null, faults: []};
        found.addAll(read.faults, place);
        const usable = !fact.number || read.number !== null;
        if (usable && fact.values !== undefined && !fact.values.includes(text)) {
            found.add(fault('fact-value', fact.id, text, fact.known), place);
        }
        entries[field] = usable ? entries[field] : {...entries[field], number: null};
    });
}

/** What conditions look at and nobody states; said of a record that has no errors. */
function checkUnstated({form, texts}, found) {
    form.facts.forEach((fact, at) => {
        if (fact.compared && texts[form.unit.facts[at]] === '') {
            found.add(fault('fact-unstated', fact.id), {field: form.unit.facts[at]});
        }
    });
    if (form.region_compared && texts[form.unit.region] === '') {
        found.add(fault('fact-unstated', 'region'), {field: form.unit.region});
    }
}

function checkDay({form, texts}, found) {
    const {unit, words, period} = form;
    const place = {field: unit.day};
    const visit = unit.assessor !== undefined;
    const text = texts[unit.day];
    if (text === '') {
        if (visit || form.deadline !== undefined) {
            found.add(fault(visit ? 'date-missing' : 'submitted-missing'), place);
        }
        return;
    }
    const {day, faults} = readDate(text, visit ? 'date' : 'submitted');
    found.addAll(faults, place);
    if (day === null) {
        return;
    }
    if (form.deadline !== undefined && day > dayOf(form.deadline)) {
        const late = words.days(day - dayOf(form.deadline));
        found.add(fault('late', words.dateWords(day), form.deadline_words, late), place);
    }
    if (period !== undefined && (day < dayOf(period.first) || (visit && day > dayOf(period.last)))) {
        found.add(fault('outside-period', words.dateWords(day), period.words), place);
    }
}

function checkStatements({form, texts, on}, found) {
    const visit = form.unit.assessor !== undefined;
    for (const each of visit ? [] : form.prerequisites) {
        if (truthOf(each.concerns(on)) && texts[each.states] === '') {
            found.add(fault('prerequisite-unstated', each.name), {field: each.states});
        }
    }
    for (const veto of form.vetoes) {
        const text = veto.date === undefined ? '' : texts[veto.date];
        if (text === '' || texts[veto.states] !== 'yes' || !truthOf(veto.concerns(on))) {
            continue;
        }
        const {day, faults} = readDate(text, 'date');
        found.addAll(faults, {field: veto.date});
        if (day !== null && (day < dayOf(veto.window.first) || day > dayOf(veto.window.last))) {
            found.add(fault('veto-outside', veto.id, form.words.dateWords(day), veto.window.words), {field: veto.date});
        }
    }
}

// ---- answers: each reader returns the answer, or null where it is invalid, having said why.

function readRatio(item, version, written, words, say) {
    const {entry, id} = item;
    const num = readAnswerFigure(written.num, id, false);
    const den = readAnswerFigure(written.den, id, false);
    say(num.faults, entry.num);
    say(den.faults, entry.den);
    if (num.number === null || den.number === null) {
        return null;
    }
    const negative = [[num, entry.num], [den, entry.den]].find(([{number}]) => number.n < 0n);
    if (negative !== undefined) {
        say([fault('answer-ratio', id, words.negative_ratio)], negative[1]);
        return null;
    }
    if (den.number.n === 0n && num.number.n !== 0n) {
        say([fault('answer-ratio', id, words.zero_den)], entry.den);
        return null;
    }
    const share = over(times(hundred, num.number), den.number);
    if (den.number.n !== 0n && isOutside(version, share)) {
        say([fault('answer-range', id, plain(share), version.bounds)], entry.num);
        return null;
    }
    return {shape: 'ratio', number: num.number, den: den.number};
}

const isOutside = ({lowest, highest}, x) =>
    (lowest !== null && compare(x, lowest) < 0) || (highest !== null && compare(x, highest) > 0);

function readSingle(item, version, text, say) {
    const {entry, id} = item;
    const read = version.kind === 'count' ? readWhole(text, id) : readAnswerFigure(text, id, version.percent);
    say(read.faults, entry.value);
    const {number} = read;
    if (number === null) {
        return null;
    }
    if (version.kind !== 'count' && isOutside(version, number)) {
        say([fault('answer-range', id, plain(number), version.bounds)], entry.value);
        return null;
    }
    if (version.kind === 'judged' && version.step !== null && !isWhole(over(number, version.step))) {
        say([fault('answer-step', id, plain(number), plain(version.step))], entry.value);
        return null;
    }
    return {shape: 'number', number};
}

function readMeasure(item, version, written, words, say) {
    const {entry, id} = item;
    const answer = written.num !== undefined ? readRatio(item, version, written, words, say)
        : readSingle(item, version, written.value, say);
    if (answer === null) {
        return null;
    }
    if (written.sample !== undefined) {
        const read = readWhole(written.sample, id);
        say(read.faults, entry.sample);
        if (read.number === null) {
            return null;
        }
        answer.sample = read.number;
    }
    const least = version.least_sample;
    if (least !== null && (answer.sample === undefined || compare(answer.sample, least) < 0)) {
        const stated = answer.sample === undefined ? words.sample_unstated : ` ${plain(answer.sample)}`;
        say([fault('sample-small', id, stated, plain(least))], entry.sample ?? entry.value);
        answer.small = true;
    }
    return answer;
}

function readCounts(form, item, version, written, say) {
    const counts = [];
    for (const [name, text] of Object.entries(written.counts)) {
        const field = item.entry.choices.find((each) => form.fields[each].choice === name);
        const read = readWhole(text, item.id);
        say(read.faults, field);
        counts.push({name, number: read.number});
    }
    return counts.every(({number}) => number !== null) ? {shape: 'counts', counts} : null;
}

function readEvents(form, item, version, texts, asked, say) {
    let valid = true;
    const told = item.entry.events.filter((event) => writtenEvent(form, event, asked, texts) !== null);
    for (const event of told) {
        if (version.choices.length > 0 && texts[event.class] === '') {
            say([fault('missing-key', 'class', form.words.an_event)], event.class);
            valid = false;
        }
        if (texts[event.date] === '') {
            continue;
        }
        const {day, faults} = readDate(texts[event.date], 'date');
        say(faults, event.date);
        valid = valid && day !== null;
        const {window} = version;
        if (day !== null && window !== undefined && (day < dayOf(window.first) || day > dayOf(window.last))) {
            say([fault('event-outside', item.id, form.words.dateWords(day), window.words)], event.date);
        }
    }
    return valid ? {shape: 'events', events: told} : null;
}

/** The answer of one criterion: null where none is given or it is invalid, in which case `invalid` is set. */
function checkAnswer(model, at, found) {
    const {form, texts} = model;
    const item = form.items[at];
    const {version, written, asked} = model.items[at];
    const say = (faults, field) => found.addToAnswer(faults.map((each) => each), {item: at, field});
    const shapes = ['value', 'met', 'counts', 'events'].filter((part) => written[part] !== undefined).length +
        (written.num !== undefined || written.den !== undefined ? 1 : 0);
    if (shapes === 0) {
        return {given: false, answer: null};
    }
    if (written.value === 'n/a') {
        return {given: true, answer: {shape: 'not_applicable'}};
    }
    if (shapes !== 1 || (written.num === undefined) !== (written.den === undefined)) {
        say([fault('answer-parts', item.id)]);
        return {given: true, answer: null};
    }
    if (written.met !== undefined) {
        return {given: true, answer: {shape: 'picks', met: written.met}};
    }
    if (written.counts !== undefined) {
        return {given: true, answer: readCounts(form, item, version, written, say)};
    }
    if (written.events !== undefined) {
        return {given: true, answer: readEvents(form, item, version, texts, asked, say)};
    }
    if (version.kind === 'level') {
        return {given: true, answer: {shape: 'key', key: written.value}};
    }
    return {given: true, answer: version.kind === 'measure' ? readMeasure(item, version, written, form.words, say)
        : readSingle(item, version, written.value, say)};
}

/** Figures that were taken for another unit. */
function checkPlausible(item, version, answer, at, found) {
    if (!version.percent) {
        return;
    }
    if (answer.shape === 'ratio' && compare(answer.number, answer.den) > 0) {
        found.add(fault('num-over-den', item.id, plain(answer.number), plain(answer.den)),
            {item: at, field: item.entry.num});
    }
    const wide = version.highest === null || compare(version.highest, fraction(50n)) >= 0;
    if (answer.shape === 'number' && wide && answer.number.n > 0n && compare(answer.number, one) <= 0) {
        found.add(fault('rate-as-fraction', item.id, plain(answer.number), plain(times(answer.number, hundred))),
            {item: at, field: item.entry.value});
    }
}

const idsListed = 12;

/** Section by section, what applies and has no answer. */
function checkComplete(form, open, found) {
    const gaps = new Map();
    for (const at of open) {
        const top = form.items[at].top ?? -1;
        gaps.set(top, [...gaps.get(top) ?? [], at]);
    }
    for (const [top, items] of gaps) {
        const ids = items.map((at) => form.items[at].id);
        const name = top < 0 ? form.rubric_name : form.items[top].name;
        const listed = ids.slice(0, idsListed).join(', ') + (ids.length > idsListed ? ', …' : '');
        found.add(fault('unanswered', name, ids.length, listed), {item: items[0], section: true});
    }
}

/**
 * All faults of the form's record: {list, answers, open}. `answers` are beside the items, `open` the items that apply and
 * have no answer.
 */
function checkForm(model) {
    const {form} = model;
    const found = new Findings(form);
    const visit = form.unit.assessor !== undefined;
    checkFacts(model, found);
    checkDay(model, found);
    checkStatements(model, found);
    const answers = form.items.map(() => null);
    const open = [];
    form.items.forEach((item, at) => {
        const {version, written, concerned} = model.items[at];
        if (written === undefined || !truthOf(concerned)) {
            return;
        }
        const {given, answer} = checkAnswer(model, at, found);
        answers[at] = answer;
        if (!given && item.of_items && !item.from_submission) {
            open.push(at);
        }
        if (answer !== null) {
            checkPlausible(item, version, answer, at, found);
        }
    });
    if (!visit) {
        checkComplete(form, open, found);
    }
    checkEvidence(model, answers, found);
    checkExpectations(model, answers, found);
    if (!found.hasErrors()) {
        checkUnstated(model, found);
        if (!visit && !truthOf(form.assessed(model.on))) {
            found.add(fault('nothing-applies', model.texts[form.unit.id]), {field: form.unit.id});
        }
    }
    return {list: found.list, answers, open};
}


// ---- what stands in the fields, as entries of formulas and as answers of a record

const noEntry = {text: '', number: null, day: null, pieces: 0, yes: false, absent: false, filled: false};

/** The form's data with its formulas ready to be called. */
function prepared(data) {
    const call = (formula) => formula === undefined ? null : compiled(formula);
    const items = data.items.map((item) => ({
        ...item,
        concerns: call(item.concerns), applies: call(item.applies), answered: call(item.answered),
        points: call(item.points), max: call(item.max),
        versions: (item.versions ?? []).map((version) => ({
            ...version,
            when: call(version.when),
            lowest: version.lowest === undefined ? null : parseNumber(version.lowest),
            highest: version.highest === undefined ? null : parseNumber(version.highest),
            step: version.step === undefined ? null : parseNumber(version.step),
            least_sample: version.least_sample === undefined ? null : parseNumber(version.least_sample),
        })),
    }));
    const statements = (list) => list.map((each) => ({...each, concerns: call(each.concerns)}));
    return {
        ...data, items,
        lines: data.lines.map(compiled),
        prerequisites: statements(data.prerequisites), vetoes: statements(data.vetoes),
        expect: data.expect.map((rule) => ({...rule, when: call(rule.when)})),
        assessed: call(data.assessed), base: call(data.base), bonus: call(data.bonus),
        penalty: call(data.penalty), exact: call(data.exact), score: call(data.score),
        words: wordsOf(data),
    };
}

const hasShape = (version, ...shapes) => shapes.some((shape) => version.shapes.includes(shape));

/** The version of a criterion that is for the unit. */
function versionOf(item, on) {
    const variants = item.versions.slice(1);
    return variants.find((each) => each.when(on)) ?? item.versions[0];
}

/** Which of an item's fields its version asks for. */
function askedFields(form, item, version) {
    const {entry} = item;
    const asked = new Set();
    const add = (field, holds) => holds && field !== undefined && asked.add(field);
    add(entry.value, true);
    add(entry.num, hasShape(version, 'ratio'));
    add(entry.den, hasShape(version, 'ratio'));
    add(entry.sample, version.sample);
    for (const field of entry.choices) {
        add(field, hasShape(version, 'picks', 'counts') && version.choices.includes(form.fields[field].choice));
    }
    for (const event of hasShape(version, 'events') ? entry.events : []) {
        add(event.class, version.choices.length > 0);
        [event.date, event.matter, event.note].forEach((field) => add(field, true));
        event.tags.forEach((field) => add(field, version.tags.includes(form.fields[field].choice)));
    }
    return asked;
}

function entryOf(field, text, percent) {
    const out = {...noEntry, text, filled: text !== ''};
    if (field.type === 'number') {
        out.number = text === '' ? null : readAnswerFigure(text, '', percent).number;
    } else if (field.type === 'day') {
        out.day = text === '' ? null : readDate(text, '').day;
    }
    out.yes = field.type === 'tick' && text === 'yes';
    out.absent = Boolean(field.may_be_absent) && text === 'n/a';
    return out;
}

/** Whether an entry dated so is in time for its criterion, as far as it states a date that can be read. */
function isInTime(rule, form, date, submitted) {
    if (date !== null && rule.within_period) {
        return dayOf(form.period.first) <= date && date <= dayOf(form.period.last);
    }
    return date === null || rule.within_days === undefined || submitted === null || submitted - date <= rule.within_days;
}

function piecesCounting(rule, form, pieces, submitted) {
    const inTime = pieces.filter(({date}) => isInTime(rule, form, date === '' ? null : readDate(date, '').day, submitted));
    return rule.zero ? inTime.length : pieces.length;
}

/**
 * Everything that is known of the form: `texts` beside its fields, without blanks at their ends, and `pieces` of evidence,
 * lists beside the fields. What is not asked of the unit counts as not entered.
 */
function readForm(form, texts, pieces) {
    const entries = form.fields.map((field, at) => entryOf(field, texts[at], false));
    const unit = {entries, lines: []};
    const submitted = form.unit.assessor === undefined ? entries[form.unit.day].day : null;
    const items = form.items.map((item) => {
        if (item.entry === undefined) {
            return {};
        }
        const version = versionOf(item, unit);
        const asked = askedFields(form, item, version);
        return {version, asked};
    });
    items.forEach(({version, asked}, at) => {
        if (version !== undefined) {
            bindEntries(form, form.items[at], version, asked, {texts, pieces, entries, submitted});
        }
    });
    for (const veto of form.vetoes) {
        if (veto.date !== undefined && texts[veto.states] !== 'yes') {
            entries[veto.date] = noEntry;
        }
    }
    const on = reckoned(form.lines, entries);
    items.forEach((item, at) => {
        item.concerned = form.items[at].concerns(on);
        item.applies = truthOf(form.items[at].applies(on));
        if (item.version !== undefined && item.concerned) {
            item.written = writtenAnswer(form, form.items[at], item.version, item.asked, texts);
            item.evidence = pieces[form.items[at].entry.evidence];
        }
    });
    return {form, texts, pieces, entries, items, on, submitted};
}

/** What a criterion's fields are by the version that is for the unit. */
function bindEntries(form, item, version, asked, {texts, pieces, entries, submitted}) {
    const {entry} = item;
    for (const field of [entry.value, entry.num, entry.den, entry.sample, ...entry.choices]) {
        if (field !== undefined) {
            const percent = version.percent && field === entry.value;
            entries[field] = asked.has(field) ? entryOf(form.fields[field], texts[field], percent) : noEntry;
        }
    }
    for (const event of entry.events) {
        const told = [event.class, event.date, event.matter, ...event.tags].some((field) => texts[field]);
        if (!told && texts[event.note] !== '') {
            // Of an event of which there is a note alone it is known that it was.
            entries[event.matter] = {...noEntry, filled: true};
        }
    }
    const evidence = pieces[entry.evidence];
    entries[entry.evidence] = {...noEntry, filled: evidence.length > 0,
        pieces: piecesCounting(version.evidence, form, evidence, submitted)};
}

/** The event of a record, or null where nothing is told. */
function writtenEvent(form, event, asked, texts) {
    const out = {};
    for (const name of ['class', 'date', 'matter', 'note']) {
        const field = event[name];
        if (field !== undefined && asked.has(field) && texts[field] !== '') {
            out[name] = texts[field];
        }
    }
    const tags = event.tags.filter((field) => asked.has(field) && texts[field] === 'yes');
    if (tags.length > 0) {
        out.tags = tags.map((field) => form.fields[field].choice);
    }
    return Object.keys(out).length > 0 ? out : null;
}

/** An answer as a record has it, without evidence and note; {} where there is none. */
function writtenAnswer(form, item, version, asked, texts) {
    const {entry} = item;
    const text = (field) => field !== undefined && asked.has(field) ? texts[field] : '';
    if (text(entry.value) === 'n/a') {
        return {value: 'n/a'};
    }
    const out = {};
    const put = (name, value) => {
        if (value !== '') {
            out[name] = value;
        }
    };
    put('value', text(entry.value));
    const given = entry.choices.filter((field) => text(field) !== '');
    if (given.length > 0 && hasShape(version, 'picks')) {
        out.met = given.filter((field) => texts[field] === 'yes').map((field) => form.fields[field].choice);
    } else if (given.length > 0) {
        out.counts = Object.fromEntries(given.map((field) => [form.fields[field].choice, texts[field]]));
    }
    put('num', text(entry.num));
    put('den', text(entry.den));
    put('sample', text(entry.sample));
    const events = hasShape(version, 'events')
        ? entry.events.map((event) => writtenEvent(form, event, asked, texts)).filter((event) => event !== null) : [];
    if (events.length > 0) {
        out.events = events;
    }
    return out;
}


// ---- the record that is saved, the draft, and the way back

/** JSON with its members in the order of the list. */
const member = (name, value) => `${JSON.stringify(name)}: ${value}`;
function objectText(members, indent = '') {
    const inner = members.map(([name, value]) => `${indent}  ${member(name, value)}`);
    return members.length === 0 ? '{}' : `{\n${inner.join(',\n')}\n${indent}}`;
}
const flatText = (value) => Array.isArray(value) ? `[${value.map(flatText).join(', ')}]`
    : typeof value === 'object' ? `{${Object.entries(value).map(([name, each]) => member(name, flatText(each))).join(', ')}}`
    : JSON.stringify(value);

function writtenPiece({title, file, type, date, sha256}) {
    const out = {title, [isAddress(file) ? 'url' : 'file']: file};
    const more = {type, date, sha256};
    Object.entries(more).forEach(([name, value]) => {
        if (value) {
            out[name] = value;
        }
    });
    return out;
}

function statementMembers(model, list) {
    const {texts, on} = model;
    return list.filter((each) => texts[each.states] !== '' && truthOf(each.concerns(on))).map((each) => {
        const yes = texts[each.states] === 'yes';
        const date = each.date === undefined ? '' : texts[each.date];
        return [each.id, yes && date !== '' ? flatText({date}) : String(yes)];
    });
}

function answerMembers(model) {
    const {form, texts} = model;
    const out = [];
    form.items.forEach((item, at) => {
        const {written, evidence, concerned} = model.items[at];
        if (written === undefined || !truthOf(concerned)) {
            return;
        }
        const answer = {...written};
        const note = texts[item.entry.note];
        if (note !== '') {
            answer.note = note;
        }
        const members = Object.entries(answer).map(([name, value]) => member(name, flatText(value)));
        if (evidence.length > 0) {
            members.push(member('evidence', flatText(evidence.map(writtenPiece))));
        }
        if (members.length > 0) {
            out.push([item.id, `{${members.join(', ')}}`]);
        }
    });
    return out;
}

/** A record/1 of what is entered, each value as it was typed. */
function recordText(model) {
    const {form, texts} = model;
    const {unit} = form;
    const text = (value) => JSON.stringify(value);
    const members = [['ceping', text('record/1')], ['rubric', text(form.rubric)], ['rubric_digest', text(form.digest)],
        ['source', text(form.source)]];
    const facts = [['id', unit.id], ['name', unit.name], ['region', unit.region],
        ...form.facts.map(({id}, at) => [id, unit.facts[at]])];
    members.push(['unit', objectText(facts.filter(([, field]) => texts[field] !== '')
        .map(([name, field]) => [name, text(texts[field])]), '  ')]);
    const visit = unit.assessor !== undefined;
    if (texts[unit.day] !== '') {
        members.push([visit ? 'date' : 'submitted', text(texts[unit.day])]);
    }
    if (visit && texts[unit.assessor] !== '') {
        members.push(['assessor', text(texts[unit.assessor])]);
    }
    for (const [name, list] of [['prerequisites', form.prerequisites], ['vetoes', form.vetoes]]) {
        const stated = statementMembers(model, list);
        if (stated.length > 0) {
            members.push([name, objectText(stated, '  ')]);
        }
    }
    members.push(['answers', objectText(answerMembers(model), '  ')]);
    return `${objectText(members)}\n`;
}

/** All that is entered, what does not apply too, by the keys of the fields. */
function draftOf(form, texts, pieces) {
    const entries = {};
    const evidence = {};
    form.fields.forEach(({key, type}, at) => {
        if (type === 'evidence' && pieces[at].length > 0) {
            evidence[key] = pieces[at];
        } else if (type !== 'evidence' && texts[at] !== '') {
            entries[key] = texts[at];
        }
    });
    return {ceping: 'form-draft/1', rubric: form.rubric, rubric_digest: form.digest, source: form.source, entries, evidence};
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value) => isObject(value) || Array.isArray(value) || value === null ? null : String(value);

/** Puts values into a form's fields by their keys, and remembers what had no place. */
class Placing {
    constructor(form) {
        this.fields = new Map(form.fields.map(({key}, at) => [key, at]));
        this.form = form;
        this.texts = form.fields.map(() => '');
        this.pieces = form.fields.map(() => []);
        this.leftOut = [];
    }

    put(key, value) {
        const at = this.fields.get(key);
        const text = value === true ? 'yes' : value === false ? 'no' : textOf(value);
        if (at === undefined || text === null) {
            this.leftOut.push(key.replace(/\|/g, ' '));
        } else {
            this.texts[at] = trimmed(text);
        }
    }

    putEvidence(key, list) {
        const at = this.fields.get(key);
        const good = Array.isArray(list) && list.every(isObject);
        if (at === undefined || !good) {
            this.leftOut.push(key.replace(/\|/g, ' '));
            return;
        }
        this.pieces[at] = list.map((each) => {
            const part = (name) => trimmed(textOf(each[name] ?? '') ?? '');
            const piece = {title: part('title'), file: part('file') || part('url'), date: part('date'), sha256: part('sha256')};
            return part('type') === '' ? piece : {...piece, type: part('type')};
        });
    }

    putStatements(kind, stated) {
        for (const [id, value] of Object.entries(isObject(stated) ? stated : {})) {
            if (isObject(value)) {
                this.put(`${kind}|${id}`, true);
                this.put(`${kind}|${id}|date`, value.date ?? '');
            } else {
                this.put(`${kind}|${id}`, value);
            }
        }
    }

    putMet(key, met) {
        for (const at of this.fields.values()) {
            const {key: field, choice} = this.form.fields[at];
            if (field.startsWith(`${key}met|`)) {
                this.texts[at] = met.includes(choice) ? 'yes' : 'no';
            }
        }
        met.filter((name) => !this.fields.has(`${key}met|${name}`)).forEach((name) => this.put(`${key}met|${name}`, 'yes'));
    }

    putEvents(key, events) {
        events.forEach((event, number) => {
            const at = `${key}event|${number + 1}|`;
            for (const [name, value] of Object.entries(isObject(event) ? event : {})) {
                if (name === 'tags' && Array.isArray(value)) {
                    value.forEach((tag) => this.put(`${at}tag|${tag}`, true));
                } else {
                    this.put(at + name, value);
                }
            }
        });
    }

    putAnswer(id, answer) {
        const key = `answer|${id}|`;
        if (Array.isArray(answer)) {
            this.putMet(key, answer.map(String));
            return;
        }
        for (const [name, value] of Object.entries(isObject(answer) ? answer : {value: answer})) {
            if (value === null) {
                continue;
            }
            if (name === 'met' && Array.isArray(value)) {
                this.putMet(key, value.map(String));
            } else if (name === 'counts' && isObject(value)) {
                Object.entries(value).forEach(([each, count]) => this.put(`${key}counts|${each}`, count));
            } else if (name === 'events' && Array.isArray(value)) {
                this.putEvents(key, value);
            } else if (name === 'evidence') {
                this.putEvidence(`${key}evidence`, value);
            } else {
                this.put(key + name, value);
            }
        }
    }
}

/**
 * What a draft or a record of the form's rubric and source holds: {texts, pieces, leftOut, otherEdition}, or {refused} with
 * the name of a phrase and its values.
 */
function readSaved(form, json) {
    let saved = null;
    try {
        saved = JSON.parse(json);
    } catch (error) {
        return {refused: ['no_record', {}]};
    }
    if (!isObject(saved) || (saved.ceping !== 'record/1' && saved.ceping !== 'form-draft/1')) {
        return {refused: ['no_record', {}]};
    }
    if (saved.rubric !== undefined && saved.rubric !== form.rubric) {
        return {refused: ['other_rubric', {rubric: saved.rubric}]};
    }
    if ((saved.source ?? 'self') !== form.source) {
        return {refused: ['other_source', {source: saved.source ?? 'self'}]};
    }
    const placing = new Placing(form);
    const each = (map, work) => Object.entries(isObject(map) ? map : {}).forEach(([name, value]) => work(name, value));
    if (saved.ceping === 'form-draft/1') {
        each(saved.entries, (key, text) => placing.put(key, text));
        each(saved.evidence, (key, list) => placing.putEvidence(key, list));
    } else {
        each(saved.unit, (name, value) => placing.put(`unit|${name}`, value));
        ['submitted', 'date', 'assessor'].filter((name) => saved[name] !== undefined && saved[name] !== null)
            .forEach((name) => placing.put(`record|${name}`, saved[name]));
        placing.putStatements('prerequisite', saved.prerequisites);
        placing.putStatements('veto', saved.vetoes);
        each(saved.answers, (id, answer) => placing.putAnswer(id, answer));
    }
    const otherEdition = saved.rubric_digest !== undefined && saved.rubric_digest !== form.digest;
    return {texts: placing.texts, pieces: placing.pieces, leftOut: placing.leftOut, otherEdition};
}

/** A code as the name of a file: what no system has in one becomes `_`. */
function fileName(code) {
    const out = code.replace(/[\u0000-\u001f/\\:*?"<>|]/g, '_');
    // What Windows takes for a device is no name either.
    return /^($|[.-]|(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$))/i.test(out) ? `_${out}` : out;
}

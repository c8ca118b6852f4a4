
// ---- the page at work

class Page {
    constructor(form) {
        this.form = form;
        this.fields = new Fields(form);
        this.evidence = new EvidenceLists(form, () => this.changed(), (name, values) => this.tell(name, values));
        this.drafts = new Drafts(form);
        this.asked = false;      // all faults are shown, those of what is still empty, too
        this.left = new Set();   // fields that somebody has been to
        this.armed = null;       // the button that has to be pressed twice
        this.waiting = null;     // to be kept as a draft
        this.frame = null;       // to be shown
        this.beside = new Map(); // what is told beside each field
        this.faulty = new Set(); // fields with errors
        this.blocked = null;     // a stored draft of the same unit, which is not to be replaced
        this.unsaved = false;
        this.sections = [...document.querySelectorAll('section.part')].map((section) => this.sectionOf(section));
        this.listen();
        this.begin();
    }

    // ---- what happens

    listen() {
        const main = byId('form');
        main.addEventListener('input', (event) => {
            if (!event.isComposing) {
                this.changed();
            }
        });
        main.addEventListener('compositionend', () => this.changed());
        main.addEventListener('change', () => this.changed());
        main.addEventListener('focusout', (event) => {
            const box = event.target.closest('.field');
            if (box !== null && !this.left.has(Number(box.dataset.field))) {
                this.left.add(Number(box.dataset.field));
                this.refreshSoon();
            }
        });
        const buttons = {save: 'save', check: 'check', draft: 'saveDraft', print: 'print', empty: 'empty'};
        for (const [id, method] of Object.entries(buttons)) {
            byId(id).addEventListener('click', () => this[method]());
        }
        byId('open').addEventListener('click', () => byId('file').click());
        byId('file').addEventListener('change', (event) => this.openFile(event.target));
        byId('count').addEventListener('click', () => this.check());
        document.querySelectorAll('button.clear').forEach((button) =>
            button.addEventListener('click', () => this.clearItem(Number(button.dataset.item))));
        document.querySelectorAll('.events').forEach((events) => this.foldEvents(events));
        window.addEventListener('beforeunload', (event) => {
            this.keepNow();
            if (this.unsaved) {
                event.preventDefault();
            }
        });
        window.addEventListener('storage', (event) => {
            if (event.key !== null && event.key === this.drafts.key && event.newValue !== null) {
                this.tell('other_window', {});
            }
        });
    }

    begin() {
        const {drafts} = this;
        const code = this.fields.texts()[this.form.unit.id];
        this.begun = JSON.stringify(this.draft());
        this.refresh();
        if (drafts.store === null) {
            byId('kept').textContent = this.form.words.not_kept;
            return;
        }
        const own = drafts.list().find(({key}) => key === drafts.keyOf(code));
        if (code !== '' && own !== undefined) {
            this.restore(own);
            return;
        }
        drafts.list().filter(() => code === '').forEach((each) => this.offer(each));
    }

    /** What follows from a change is reckoned once, however many events told of it. */
    changed() {
        this.unsaved = true;
        this.disarm();
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.keepNow(), 400);
        this.refreshSoon();
    }

    refreshSoon() {
        if (this.frame === null) {
            this.frame = requestAnimationFrame(() => this.refresh());
        }
    }

    refresh() {
        cancelAnimationFrame(this.frame);
        this.frame = null;
        this.model = readForm(this.form, this.fields.texts(), this.evidence.pieces);
        this.found = checkForm(this.model);
        this.show();
    }

    // ---- what is shown

    show() {
        showApplicability(this.model, this.fields);
        this.showFindings();
        this.showScores();
        this.showSections();
        document.querySelectorAll('.events').forEach((events) => this.foldEvents(events));
    }

    isShown({quiet, field}) {
        return !quiet || this.asked || (field !== undefined && this.left.has(field));
    }

    showFindings() {
        const shown = this.found.list.filter((each) => this.isShown(each));
        const at = new Map();
        for (const each of shown) {
            const id = this.placeOf(each);
            at.set(id, [...at.get(id) ?? [], each]);
        }
        for (const id of new Set([...this.beside.keys(), ...at.keys()])) {
            showFaults(byId(id), at.get(id) ?? []);
        }
        this.beside = at;
        this.markFields(new Set(shown.filter(({severity}) => severity === 'error').map(({field}) => field)));
        this.form.items.forEach((item, number) =>
            byId(`item-${number}`)?.classList.toggle('unanswered', this.asked && this.found.open.includes(number)));
        const errors = shown.filter(({severity}) => severity === 'error').length;
        const warnings = shown.filter(({severity}) => severity === 'warning').length;
        const parts = [[errors, 'errors'], [warnings, 'warnings']].filter(([n]) => n > 0)
            .map(([n, name]) => this.form.words.say(name, {n}));
        byId('count').textContent = parts.join(' · ');
        byId('count').hidden = parts.length === 0;
        this.listFindings(shown);
        this.shownErrors = errors;
        this.errors = this.found.list.filter(({severity}) => severity === 'error').length;
    }

    /** Tells those who listen which entries are wrong, and paper which are empty. */
    markFields(faulty) {
        this.fields.controls.forEach((control, field) => {
            control?.box?.classList.toggle('blank', this.model.texts[field] === '');
            if (faulty.has(field) !== this.faulty.has(field)) {
                control?.all.forEach((each) => faulty.has(field) ? each.setAttribute('aria-invalid', 'true')
                    : each.removeAttribute('aria-invalid'));
            }
        });
        this.faulty = faulty;
    }

    /** The id of the element beside which a fault is told. */
    placeOf({field, item, piece, section}) {
        if (section) {
            return `faults-${item}`;
        }
        return piece !== undefined ? `faults-of-${field}-${piece}` : field !== undefined ? `faults-of-${field}` : `faults-${item}`;
    }

    listFindings(shown) {
        const box = byId('findings');
        const same = shown.map(({severity, text}) => severity + text).join('\n') + this.asked;
        if (box.dataset.shown === same) {
            return;
        }
        box.dataset.shown = same;
        box.hidden = !this.asked;
        byId('findings-title').textContent = this.asked ? this.form.words.to_look_at : '';
        const lines = shown.map((each) => {
            const line = document.createElement('li');
            line.className = each.severity;
            const link = document.createElement('a');
            link.href = `#${this.placeOf(each)}`;
            link.textContent = each.text;
            link.addEventListener('click', (event) => {
                event.preventDefault();
                this.goTo(each);
            });
            line.append(link);
            return line;
        });
        if (lines.length === 0) {
            const line = document.createElement('li');
            line.textContent = this.form.words.nothing_found;
            lines.push(line);
        }
        box.querySelector('ul').replaceChildren(...lines);
    }

    goTo({field, item, piece}) {
        const control = field === undefined ? null : this.fields.controls[field];
        const target = piece !== undefined ? byId(`piece-${field}-${piece}-title`)
            : control?.focus ?? byId(`item-${item}`).querySelector('input:enabled, select:enabled, textarea:enabled');
        const outer = target?.closest('fieldset.item, .field') ?? byId(`item-${item}`);
        outer.scrollIntoView({block: 'center'});
        target?.focus({preventScroll: true});
    }

    showScores() {
        const {form, model} = this;
        if (form.score === null) {
            return;
        }
        const {places, mode} = form.rounding;
        const assessed = truthOf(form.assessed(model.on));
        byId('score').textContent = assessed ? fixed(form.score(model.on), places, mode) : '–';
        byId('void').textContent = this.shownErrors > 0 ? form.words.score_void : '';
        form.items.forEach((item, at) => {
            const element = byId(`points-${at}`);
            if (element === null) {
                return;
            }
            const points = shortest(item.points(model.on));
            const max = shortest(item.max(model.on));
            const absent = truthOf(model.items[at].concerned) && !model.items[at].applies;
            element.textContent = absent ? form.words.said_absent
                : !model.items[at].applies ? ''
                : item.unlimited ? form.words.say('points_alone', {points}) : form.words.say('points_of', {points, max});
        });
    }

    // ---- sections and progress

    sectionOf(section) {
        const title = section.querySelector('h2');
        const link = Object.assign(document.createElement('a'), {href: `#${title.id}`, textContent: title.textContent});
        const state = Object.assign(document.createElement('span'), {className: 'state'});
        const line = document.createElement('li');
        line.append(link, ' ', state);
        byId('sections').querySelector('ol').append(line);
        const items = [...section.querySelectorAll('fieldset.item')].map(({id}) => Number(id.replace(/^item-/, '')))
            .filter((at) => !Number.isNaN(at) && this.form.items[at].entry !== undefined);
        const fields = new Set([...section.querySelectorAll('[data-field]')].map((each) => Number(each.dataset.field)));
        const ticks = [...this.form.prerequisites, ...this.form.vetoes].filter(({states}) => fields.has(states));
        return {section, line, state, items, fields, ticks};
    }

    showSections() {
        const {form, model, found} = this;
        let [done, all] = [0, 0];
        for (const {line, state, items, fields, ticks} of this.sections) {
            const asked = items.filter((at) => truthOf(model.items[at].concerned));
            const answered = asked.filter((at) => found.answers[at] !== null);
            const stated = ticks.filter((each) => truthOf(each.concerns(model.on)));
            const said = stated.filter(({states}) => model.texts[states] !== '');
            const wrong = found.list.filter((each) => each.severity === 'error' && this.isShown(each) &&
                (fields.has(each.field) || items.includes(each.item))).length;
            done += answered.length + said.length;
            all += asked.length + stated.length;
            const count = asked.length + stated.length;
            const parts = count > 0 ? [`${answered.length + said.length}/${count}`] : [];
            state.textContent = [...parts, ...wrong > 0 ? [form.words.say('errors', {n: wrong})] : []].join(' · ');
            line.className = wrong > 0 ? 'wrong' : count > 0 && answered.length + said.length === count ? 'whole' : '';
        }
        byId('done').textContent = form.words.say('answered', {done, all});
    }

    /** Of the room for events as much as is used, and one more where somebody asks for it. */
    foldEvents(events) {
        const list = [...events.querySelectorAll('.event')];
        const used = (event) => [...event.querySelectorAll('input, select, textarea')]
            .some((control) => control.type === 'checkbox' ? control.checked : control.value !== '');
        const more = events.querySelector('.more');
        const wanted = Number(events.dataset.wanted ?? 0);
        const last = list.reduce((so, event, at) => used(event) ? at + 1 : so, 0);
        const shown = Math.min(list.length, Math.max(last, wanted));
        list.forEach((event, at) => {
            event.hidden = at >= shown;
        });
        more.hidden = shown === list.length;
        if (events.dataset.ready === undefined) {
            events.dataset.ready = '';
            more.addEventListener('click', () => {
                const now = list.filter(({hidden}) => !hidden).length;
                events.dataset.wanted = String(now + 1);
                this.foldEvents(events);
                list[now].querySelector('input, select').focus();
            });
        }
    }

    // ---- what somebody asks for

    tell(name, values, ...buttons) {
        const line = document.createElement('p');
        line.className = 'notice';
        line.textContent = `${this.form.words.say(name, values)} `;
        for (const [label, work] of buttons) {
            const button = Object.assign(document.createElement('button'), {type: 'button', textContent: this.form.words.say(label)});
            button.addEventListener('click', () => {
                line.remove();
                work();
            });
            line.append(button, ' ');
        }
        byId('notices').append(line);
        return line;
    }

    tellAlone(name, values) {
        byId('notices').replaceChildren();
        this.tell(name, values);
    }

    /** Whether a button was pressed for the second time with nothing in between. */
    confirmed(button) {
        const again = this.armed === button;
        this.armed = again ? null : button;
        return again;
    }

    disarm() {
        this.armed = null;
    }

    check() {
        this.asked = true;
        this.refresh();
        byId('findings-title').focus();
    }

    code() {
        return this.fields.texts()[this.form.unit.id];
    }

    save() {
        this.asked = true;
        this.refresh();
        if (this.errors > 0 && !this.confirmed('save')) {
            byId('findings-title').focus();
            this.tellAlone('save_faulty', {n: this.errors});
            return;
        }
        this.disarm();
        const name = `${this.code() === '' ? 'record' : fileName(this.code())}.json`;
        saveAs(name, recordText(this.model));
        this.unsaved = false;
        this.tellAlone('saved', {name});
    }

    draft() {
        return draftOf(this.form, this.fields.texts(), this.evidence.pieces);
    }

    saveDraft() {
        const name = `${this.code() === '' ? 'form' : fileName(this.code())}.draft.json`;
        saveAs(name, `${JSON.stringify(this.draft(), null, 1)}\n`);
        this.unsaved = false;
        this.tellAlone('saved_draft', {name});
    }

    print() {
        this.asked = true;
        this.refresh();
        window.print();
    }

    empty() {
        if (!this.confirmed('empty')) {
            this.tellAlone('clear_all', {});
            return;
        }
        byId('notices').replaceChildren();
        this.asked = false;
        this.left.clear();
        this.put(JSON.parse(this.begun));
    }

    clearItem(at) {
        const {entry} = this.form.items[at];
        const fields = [entry.value, entry.num, entry.den, entry.sample, entry.note, ...entry.choices,
            ...entry.events.flatMap((event) => [event.class, event.date, event.matter, event.note, ...event.tags])];
        fields.filter((field) => field !== undefined).forEach((field) => this.fields.controls[field].write(''));
        this.evidence.pieces[entry.evidence] = [];
        this.evidence.show(entry.evidence);
        const events = byId(`item-${at}`).querySelector('.events');
        if (events !== null) {
            delete events.dataset.wanted;
        }
        this.changed();
    }

    async openFile(input) {
        const [file] = input.files;
        if (file === undefined) {
            return;
        }
        const {name} = file;
        const isEmpty = JSON.stringify(this.draft()) === this.begun;
        if (!isEmpty && !this.confirmed(`open ${name}`)) {
            input.value = '';
            this.tellAlone('replace', {});
            return;
        }
        const read = readSaved(this.form, await file.text());
        input.value = '';
        if (read.refused !== undefined) {
            const [why, values] = read.refused;
            this.tellAlone('not_loaded', {name, why: this.form.words.say(why, values)});
            return;
        }
        this.tellAlone('loaded', {name});
        this.putRead(read);
    }

    /** Shows what was read, and says what had no place. */
    putRead({texts, pieces, leftOut, otherEdition}) {
        const refused = this.fields.write(texts);
        this.evidence.write(pieces);
        if (otherEdition) {
            this.tell('other_edition', {});
        }
        if (leftOut.length + refused.length > 0) {
            this.tell('left_out', {keys: [...leftOut, ...refused].join(this.form.words.between_names)});
        }
        this.changed();
    }

    put(draft) {
        this.putRead(readSaved(this.form, JSON.stringify(draft)));
    }

    // ---- drafts in the browser

    timeOf(time) {
        return new Date(time).toLocaleString(this.form.language === 'zh' ? 'zh-CN' : 'en');
    }

    restore({key, draft, time}) {
        this.drafts.key = key;
        this.put(draft);
        this.unsaved = false;
        this.tell('restored', {time: this.timeOf(time)});
    }

    offer(stored) {
        this.tell('offer', {name: stored.name, time: this.timeOf(stored.time)},
            ['resume', () => {
                this.blocked = null;
                this.restore(stored);
            }],
            ['forget', () => {
                this.blocked = null;
                this.drafts.drop(stored.key);
                this.keepNow();
            }]);
    }

    /** Keeps the draft, unless nothing was entered or the browser has another one of the unit. */
    keepNow() {
        clearTimeout(this.waiting);
        const draft = this.draft();
        const untouched = JSON.stringify(draft) === this.begun && this.drafts.key === null;
        if (this.drafts.store === null || untouched) {
            return;
        }
        const kept = byId('kept');
        try {
            const time = Date.now();
            const other = this.drafts.keep(this.code(), {...draft, time});
            if (other === null) {
                this.blocked = null;
                this.unsaved = false;
                kept.textContent = this.form.words.say('kept', {time: this.timeOf(time)});
            } else if (this.blocked !== other) {
                this.blocked = other;
                kept.textContent = '';
                this.offer(this.drafts.list().find(({key}) => key === other));
            }
        } catch (error) {
            kept.textContent = `${this.form.words.not_kept} (${error.message})`;
        }
    }
}

new Page(prepared(JSON.parse(byId('data').textContent)));

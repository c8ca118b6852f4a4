
// ---- the controls of the page: reading them, writing them, and what is said beside them

const byId = (id) => document.getElementById(id);

/** The controls of one field, whatever they are made of. */
function controlsOf(field, at) {
    const box = document.querySelector(`.field[data-field="${at}"]`);
    const input = byId(`field-${at}`);
    const absent = byId(`absent-${at}`);
    if (field.type === 'tick' && input === null) {
        const radios = [byId(`field-${at}-yes`), byId(`field-${at}-no`)];
        return {
            box, focus: radios[0], all: radios,
            read: () => radios.find((radio) => radio !== null && radio.checked)?.value ?? '',
            write: (text) => radios.forEach((radio) => {
                radio.checked = radio.value === text;
            }),
        };
    }
    if (field.type === 'tick') {
        return {
            box, focus: input, all: [input],
            read: () => input.checked ? 'yes' : '',
            write: (text) => {
                input.checked = text === 'yes';
            },
        };
    }
    const saysAbsent = () => absent !== null && absent.checked;
    return {
        box, focus: input ?? absent, all: [input, absent].filter((control) => control !== null),
        read: () => saysAbsent() ? 'n/a' : trimmed(input === null ? '' : input.value),
        write: (text) => {
            const isAbsent = absent !== null && text === 'n/a';
            if (absent !== null) {
                absent.checked = isAbsent;
            }
            if (input !== null) {
                input.value = isAbsent ? '' : text;
            }
        },
    };
}

/** What a control says now, and whether a choice could be set to what was wanted. */
class Fields {
    constructor(form) {
        this.form = form;
        this.controls = form.fields.map((field, at) => field.type === 'evidence' ? null : controlsOf(field, at));
    }

    texts() {
        return this.controls.map((control) => control === null ? '' : control.read());
    }

    /** Writes all of them; returns the keys of those that do not take their text. */
    write(texts) {
        const refused = [];
        this.controls.forEach((control, at) => {
            if (control === null) {
                return;
            }
            control.write(texts[at]);
            if (control.read() !== texts[at]) {
                refused.push(`${this.form.fields[at].key.replace(/\|/g, ' ')} ${texts[at]}`);
            }
        });
        return refused;
    }

    enable(at, enabled) {
        const control = this.controls[at];
        if (control !== null && control.box !== null) {
            control.box.classList.toggle('off', !enabled);
            control.all.forEach((each) => {
                each.disabled = !enabled;
            });
        }
    }
}

/** Puts faults into an element, one below the other. */
function showFaults(element, faults) {
    const same = faults.map(({severity, text}) => severity + text).join('\n');
    if (element === null || element.dataset.shown === same) {
        return;
    }
    element.dataset.shown = same;
    element.replaceChildren(...faults.map(({severity, text}) => {
        const line = document.createElement('span');
        line.className = severity;
        line.textContent = text;
        return line;
    }));
}

/** Whatever is not asked of the unit, or not by the version that is for it, can have no entry. */
function showApplicability(model, fields) {
    const {form, items, on} = model;
    form.items.forEach((item, at) => {
        const box = byId(`item-${at}`);
        if (box === null) {
            return;
        }
        setOff(box, !truthOf(items[at].concerned));
        if (item.entry === undefined) {
            return;
        }
        const {entry} = item;
        const absent = entry.value !== undefined && model.texts[entry.value] === 'n/a';
        const parts = [entry.value, entry.num, entry.den, entry.sample, ...entry.choices,
            ...entry.events.flatMap((event) => [event.class, event.date, event.matter, event.note, ...event.tags])];
        for (const field of parts.filter((each) => each !== undefined)) {
            const isValue = field === entry.value;
            fields.enable(field, items[at].asked.has(field) && (isValue || !absent));
            if (isValue && absent) {
                const input = byId(`field-${field}`);
                if (input !== null && input.localName === 'input') {
                    input.disabled = true;
                }
            }
        }
    });
    for (const [kind, list] of [['prerequisite', form.prerequisites], ['veto', form.vetoes]]) {
        for (const each of list) {
            const box = fields.controls[each.states].box.closest('fieldset');
            setOff(box, !truthOf(each.concerns(on)));
            if (kind === 'veto' && each.date !== undefined) {
                fields.enable(each.date, model.texts[each.states] === 'yes');
            }
        }
    }
}

function setOff(box, off) {
    box.disabled = off;
    box.classList.toggle('not-asked', off);
    box.querySelector('.why-off').hidden = !off;
}

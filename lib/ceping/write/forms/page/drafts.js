
// ---- drafts in the browser. Chromium has one store for all files, so that the names of drafts say whose they are; where
// there is none, as in some browsers' private windows, the page says so.

class Drafts {
    constructor(form) {
        this.prefix = `ceping-form|${form.digest}|${form.source}|`;
        this.form = form;
        this.key = null;
        try {
            this.store = window.localStorage;
            this.store.getItem(this.prefix);
        } catch (error) {
            this.store = null;
        }
    }

    read(key) {
        try {
            return this.store === null ? null : JSON.parse(this.store.getItem(key));
        } catch (error) {
            return null;  // a draft that is no JSON is none of this page's
        }
    }

    /** All of this form, as {key, name, time}. */
    list() {
        const keys = this.store === null ? [] : Object.keys(this.store).filter((key) => key.startsWith(this.prefix));
        return keys.sort().map((key) => ({key, draft: this.read(key)})).filter(({draft}) => draft !== null)
            .map(({key, draft}) => ({key, draft, time: draft.time,
                name: [draft.entries['unit|name'], key.slice(this.prefix.length)].filter(Boolean).join(' ')}));
    }

    keyOf(code) {
        return this.prefix + code;
    }

    /**
     * Keeps the draft of a unit. One that was begun in another window or another day is not replaced: returns it then.
     * Else returns null, and throws what the store throws where it is full.
     */
    keep(code, draft) {
        const key = this.keyOf(code);
        if (key !== this.key) {
            const other = this.store.getItem(key);
            if (other !== null) {
                return key;
            }
            if (this.key !== null) {
                this.store.removeItem(this.key);
            }
            this.key = key;
        }
        this.store.setItem(key, JSON.stringify(draft));
        return null;
    }

    drop(key) {
        this.store.removeItem(key);
        this.key = this.key === key ? null : this.key;
    }
}

/** Hands a text to the browser as a file to be kept. */
function saveAs(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

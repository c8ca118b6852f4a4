
// ---- evidence: files that are picked and hashed, not read into the record

class EvidenceLists {
    /** `changed` is called after each change, `notice` with what a person has to know. */
    constructor(form, changed, notice) {
        this.form = form;
        this.changed = changed;
        this.notice = notice;
        this.pieces = form.fields.map(() => []);
        this.boxes = new Map();
        for (const box of document.querySelectorAll('.evidence')) {
            const field = Number(box.dataset.field);
            this.boxes.set(field, box);
            box.querySelector('.add').addEventListener('click', () => {
                this.add(field, {title: '', file: '', date: '', sha256: ''});
                box.querySelector('.pieces > li:last-child input').focus();
            });
            box.querySelector('input[type=file]').addEventListener('change', (event) => this.pick(field, event.target));
        }
    }

    async pick(field, input) {
        const files = [...input.files];
        for (const file of files) {
            const piece = {title: file.name.replace(/\.[^.]*$/, ''), file: `evidence/${file.name}`, date: '', sha256: '',
                size: file.size};
            this.add(field, piece);
            const digest = this.boxes.get(field).querySelector('.pieces > li:last-child .digest');
            digest.textContent = this.form.words.hashing;
            try {
                piece.sha256 = await sha256OfFile(file);
            } catch (error) {
                this.notice('unreadable', {name: `${file.name}: ${error.message}`});
            }
            this.show(field);
            this.changed();
        }
        input.value = '';
    }

    add(field, piece) {
        this.pieces[field].push(piece);
        this.show(field);
        this.changed();
    }

    write(pieces) {
        this.pieces = pieces;
        for (const field of this.boxes.keys()) {
            this.show(field);
        }
    }

    /** As many rows as there are pieces, with what those say. */
    show(field) {
        const box = this.boxes.get(field);
        const list = box.querySelector('.pieces');
        const pieces = this.pieces[field];
        while (list.children.length > pieces.length) {
            list.lastElementChild.remove();
        }
        while (list.children.length < pieces.length) {
            list.append(this.row(field, list.children.length));
        }
        pieces.forEach((piece, at) => {
            const row = list.children[at];
            for (const input of row.querySelectorAll('input')) {
                input.value = piece[input.dataset.part];
            }
            const {sha256} = piece;
            row.querySelector('.digest').textContent = sha256 === '' ? '' : `SHA-256 ${sha256.slice(0, 12)}…`;
        });
    }

    row(field, at) {
        const row = byId('piece').content.firstElementChild.cloneNode(true);
        const {id} = this.form.items[Number(this.boxes.get(field).dataset.item)];
        const faults = row.querySelector('.faults');
        faults.id = `faults-of-${field}-${at}`;
        for (const input of row.querySelectorAll('input')) {
            input.id = `piece-${field}-${at}-${input.dataset.part}`;
            input.setAttribute('aria-describedby', faults.id);
            const label = input.previousElementSibling;
            label.htmlFor = input.id;
            label.append(Object.assign(document.createElement('span'), {className: 'unseen', textContent: ` ${id} ${at + 1}`}));
            input.addEventListener('input', () => {
                const piece = this.pieces[field][at];
                piece[input.dataset.part] = trimmed(input.value);
                if (input.dataset.part === 'file') {
                    // Another file has another digest.
                    piece.sha256 = '';
                    delete piece.size;
                    row.querySelector('.digest').textContent = '';
                }
                this.changed();
            });
        }
        row.querySelector('.drop').addEventListener('click', () => {
            this.pieces[field].splice(at, 1);
            this.show(field);
            this.boxes.get(field).querySelector('.add').focus();
            this.changed();
        });
        return row;
    }
}

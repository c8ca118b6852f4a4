
// ---- what is wrong with the evidence that is listed; the files themselves are not looked at here

const fewLater = 3;
const manyCriteria = 3;

/** As the tools judge a path: below the folder of the record. */
function staysInside(file) {
    if (file.startsWith('/') || file.includes('\0')) {
        return false;
    }
    let depth = 0;
    for (const step of file.split('/')) {
        depth += step === '..' ? -1 : step === '' || step === '.' ? 0 : 1;
        if (depth < 0) {
            return false;
        }
    }
    return true;
}

const isAddress = (text) => /^https?:\/\//i.test(text);

function checkPiece(model, at, piece, place, found) {
    const {form, submitted} = model;
    const {id} = form.items[at];
    const rule = model.items[at].version.evidence;
    const {words} = form;
    const visit = form.unit.assessor !== undefined;
    if (piece.title === '' || piece.file === '') {
        found.add(fault('evidence-parts'), place);
    }
    if (!isAddress(piece.file) && !staysInside(piece.file)) {
        found.add(fault('evidence-outside', piece.file), place);
    }
    const {day, faults} = piece.date === '' ? {day: null, faults: []} : readDate(piece.date, 'date');
    found.addAll(faults, place);
    const suffix = isAddress(piece.file) ? '' : (/\.[^.]*$/.exec(piece.file)?.[0] ?? '').toLowerCase();
    const stated = (piece.type ?? '') !== '';
    if (rule.types.length > 0 && (stated ? !rule.types.includes(piece.type) : rule.other_suffixes.includes(suffix))) {
        found.add(fault('evidence-type', id, stated ? piece.type : suffix, rule.types_words), place);
    }
    if ((piece.sha256 ?? '') !== '' && !/^[0-9a-f]{64}$/i.test(piece.sha256)) {
        found.add(fault('evidence-digest-form', piece.sha256), place);
    }
    if (piece.size === 0) {
        found.add(fault('evidence-empty', piece.file), place);
    }
    const spanned = rule.within_period || (rule.within_days !== undefined && submitted !== null);
    if (visit || !spanned) {
        return day;
    }
    if (piece.date === '') {
        found.add(fault('evidence-undated', id, rule.within_words), place);
    } else if (day !== null && !isInTime(rule, form, day, submitted)) {
        found.add(fault('evidence-date', id, words.dateWords(day), rule.within_words), place);
    }
    return day;
}

/** Enough pieces, where the answer gives points. */
function checkPieceCount(model, at, answer, points, found) {
    const {form} = model;
    const item = form.items[at];
    const rule = model.items[at].version.evidence;
    const {words} = form;
    const {pieces} = model.entries[item.entry.evidence];
    const listed = model.items[at].evidence.length;
    if (item.penalty || answer === null || answer.shape === 'not_applicable' || pieces >= rule.min || points.n <= 0n) {
        return;
    }
    const has = rule.zero && listed > pieces ? filled(words.evidence_in_time, {number: pieces})
        : words.listedEvidence(pieces);
    found.add(fault(rule.zero ? 'evidence-few' : 'evidence-short', item.id, has, rule.min_words), {item: at});
}

function checkLater(model, later, found) {
    const {words} = model.form;
    const told = later.length > fewLater ? 1 : later.length;
    for (const {day, place} of later.slice(0, told)) {
        found.add(fault('evidence-after-submission', words.dateWords(day), words.dateWords(model.submitted)), place);
    }
    if (told < later.length) {
        found.list[found.list.length - 1].text +=
            ` ${filled(words.more_later_evidence, {others: later.length - told})}`;
    }
}

/** One paper may well prove two things. */
function checkReused(uses, found) {
    for (const [name, list] of uses) {
        const ids = [...new Set(list.map(({id}) => id))];
        if (ids.length >= manyCriteria) {
            const {place} = list.find(({id}) => id === ids[manyCriteria - 1]);
            found.add(fault('evidence-reused', name, ids.length, ids.join(', ')), place);
        }
    }
}

/** Whether any answer is worth nothing without its evidence. */
const withholds = (form) => form.items.some(({versions}) => versions.some(({evidence}) => evidence.zero));

function checkEvidence(model, answers, found) {
    const {form} = model;
    const visit = form.unit.assessor !== undefined;
    const points = visit || !withholds(form) ? model.on : reckoned(form.lines, model.entries, true);
    const later = [];
    const uses = new Map();
    form.items.forEach((item, at) => {
        const {evidence, concerned} = model.items[at];
        if (evidence === undefined || !truthOf(concerned)) {
            return;
        }
        if (!visit) {
            checkPieceCount(model, at, answers[at], item.points(points), found);
        }
        evidence.forEach((piece, number) => {
            const place = {item: at, field: item.entry.evidence, piece: number};
            const day = checkPiece(model, at, piece, place, found);
            if (!visit && day !== null && model.submitted !== null && day > model.submitted) {
                later.push({day, place});
            }
            uses.set(piece.file, [...uses.get(piece.file) ?? [], {id: item.id, place}]);
        });
    });
    checkLater(model, later, found);
    uses.delete('');
    checkReused(uses, found);
}

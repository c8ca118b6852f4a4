
// ---- formulas over entries and lines. Each becomes a function of {entries, lines} once, and is then called at each stroke.

const truthOf = (value) => typeof value === 'boolean' ? value : value.n !== 0n;
const figureOf = (value) => typeof value === 'boolean' ? (value ? one : zero) : value;
const beginsWithNames = (path, names) => `${path.replace(/／/g, '/')}/`.startsWith(`${names}/`);

/** Operations whose parts are all figures. */
const folds = {
    sum: plus,
    product: times,
    least: (a, b) => compare(a, b) <= 0 ? a : b,
    greatest: (a, b) => compare(a, b) >= 0 ? a : b,
};

/** Operations on one field. */
const looks = {
    entered: (entry) => entry.number ?? zero,
    day: (entry) => fraction(BigInt(entry.day ?? 0)),
    pieces: (entry, on) => on.enoughEvidence ? fraction(1000000n) : fraction(BigInt(entry.pieces)),
    is_number: (entry) => entry.number !== null,
    is_day: (entry) => entry.day !== null,
    is_filled: (entry) => entry.filled,
    is_yes: (entry) => entry.yes,
    is_absent: (entry) => entry.absent,
};

/** Operations on parts, which are functions. */
const joins = {
    minus: ([a, b]) => (on) => less(a(on), b(on)),
    quotient: ([a, b]) => (on) => over(a(on), b(on)),
    choice: ([test, then, otherwise]) => (on) => truthOf(test(on)) ? then(on) : otherwise(on),
    at_least: ([a, b]) => (on) => compare(a(on), b(on)) >= 0,
    more: ([a, b]) => (on) => compare(a(on), b(on)) > 0,
    multiple: ([a, b]) => (on) => isWhole(over(a(on), b(on))),
    all: (parts) => (on) => parts.every((part) => truthOf(part(on))),
    any: (parts) => (on) => parts.some((part) => truthOf(part(on))),
    no: ([a]) => (on) => !truthOf(a(on)),
    always: () => () => true,
};

function compiled(formula) {
    if (typeof formula === 'string') {
        const value = parseNumber(formula);
        return () => value;
    }
    const [op, ...rest] = formula;
    if (op in looks) {
        const look = looks[op];
        return (on) => look(on.entries[rest[0]], on);
    }
    switch (op) {
        case 'line': return (on) => figureOf(on.lines[rest[0]]);
        case 'line_true': return (on) => truthOf(on.lines[rest[0]]);
        case 'is_text': return (on) => on.entries[rest[0]].text === rest[1];
        case 'is_within': return (on) => beginsWithNames(on.entries[rest[0]].text, rest[1]);
        case 'is_same': return (on) => {
            const {text} = on.entries[rest[0]];
            return text !== '' && text === on.entries[rest[1]].text;
        };
        case 'rounded': {
            const part = compiled(rest[2]);
            return (on) => rounded(part(on), rest[0], rest[1]);
        }
        default:
    }
    const parts = rest.map(compiled);
    if (op in folds) {
        return (on) => parts.map((part) => part(on)).reduce(folds[op]);
    }
    return joins[op](parts);
}

/** Reckons all lines from the first to the last. */
function reckoned(lines, entries, enoughEvidence = false) {
    const on = {entries, lines: [], enoughEvidence};
    for (const line of lines) {
        on.lines.push(line(on));
    }
    return on;
}

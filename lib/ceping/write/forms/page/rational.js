
// ---- exact fractions, as ceping's own: numerator and denominator of any size. Source: ceping-scoring(7), 1.

const mostBits = 4096;

function commonDivisor(a, b) {
    while (b !== 0n) {
        [a, b] = [b, a % b];
    }
    return a;
}

function fraction(n, d = 1n) {
    if (d < 0n) {
        [n, d] = [-n, -d];
    }
    const by = commonDivisor(n < 0n ? -n : n, d);
    return by > 1n ? {n: n / by, d: d / by} : {n, d};
}

const zero = fraction(0n);
const one = fraction(1n);
const hundred = fraction(100n);

const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const less = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
/** What the rubrics' formulas mean by it: nothing over nothing is 0. */
const over = (a, b) => b.n === 0n ? zero : fraction(a.n * b.d, a.d * b.n);
/** Negative, 0 or positive, as a is below, at or above b. */
function compare(a, b) {
    const difference = a.n * b.d - b.n * a.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
const isWhole = (a) => a.d === 1n;

const isTooLarge = ({n, d}) => [n < 0n ? -n : n, d].some((part) => part >> BigInt(mostBits) !== 0n);

/** The number that `text` is, the whole of it: -?D+(.D+)? or -?D+/D+. Null where it is none. */
function parseNumber(text) {
    const found = /^(-?)([0-9]+)(?:([./])([0-9]+))?$/.exec(text);
    if (found === null) {
        return null;
    }
    const [, sign, whole, mark, rest = ''] = found;
    let n = BigInt(mark === '.' ? whole + rest : whole);
    const d = mark === '/' ? BigInt(rest) : 10n ** BigInt(mark === '.' ? rest.length : 0);
    n = sign === '-' ? -n : n;
    return d === 0n ? null : fraction(n, d);
}

/** At `places` decimals, rounded once. */
function rounded(value, places, mode) {
    const unit = 10n ** BigInt(places);
    const size = (value.n < 0n ? -value.n : value.n) * unit;
    let digits = size / value.d;
    const twice = (size % value.d) * 2n;
    const tie = twice === value.d;
    if (mode !== 'down' && (twice > value.d || (tie && (mode === 'half_up' || digits % 2n === 1n)))) {
        digits += 1n;
    }
    return fraction(value.n < 0n ? -digits : digits, unit);
}

/** With exactly `places` decimals; never -0.00. */
function fixed(value, places, mode) {
    const is = rounded(value, places, mode);
    const unit = 10n ** BigInt(places);
    const digits = String((is.n < 0n ? -is.n : is.n) * unit / is.d).padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const text = places > 0 ? `${whole}.${digits.slice(digits.length - places)}` : whole;
    return is.n < 0n ? `-${text}` : text;
}

const withoutZeros = (text) => text.includes('.') ? text.replace(/\.?0+$/, '') : text;
/** At most `places` decimals, without zeros at the end. */
const shortest = (value, places = 6) => withoutZeros(fixed(value, places, 'half_up'));
/** Every digit where the decimal ends within 18 places, else a/b. */
function plain(value) {
    const text = withoutZeros(fixed(value, 18, 'down'));
    return compare(parseNumber(text), value) === 0 ? text : `${value.n}/${value.d}`;
}

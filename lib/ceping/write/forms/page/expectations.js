
// ---- answers that do not agree with one another, by the rubric's rules. Source: ceping-rubric(5), EXPECT.

/** The figure that an answer comes to; null where it is none. */
function figureOfAnswer(answer) {
    switch (answer.shape) {
        case 'number': return answer.number;
        case 'ratio': return answer.den.n === 0n ? null : over(times(hundred, answer.number), answer.den);
        case 'counts': return answer.counts.reduce((sum, {number}) => plus(sum, number), zero);
        case 'events': return fraction(BigInt(answer.events.length));
        default: return null;
    }
}

/** An answer that rules may look at; null where there is none. */
function answerInRules(model, answers, at) {
    const answer = answers[at];
    const item = model.form.items[at];
    if (answer === null || answer.shape === 'not_applicable' || answer.small) {
        return null;
    }
    if (answer.shape === 'key' || answer.shape === 'picks') {
        return model.items[at].version.scale === item.scale ? answer : null;
    }
    return figureOfAnswer(answer) === null ? null : answer;
}

const keysOf = (item) => item.versions[0].choices;

function meets(item, test, answer) {
    const keys = keysOf(item);
    if (test.levels.length > 0) {
        return answer.shape === 'key' && test.levels.some((at) => keys[at] === answer.key);
    }
    if (test.checks.length > 0) {
        return answer.shape === 'picks' && test.checks.every((at) => answer.met.includes(keys[at]));
    }
    const figure = figureOfAnswer(answer);
    if (figure === null) {
        return false;
    }
    if (test.numbers.length > 0) {
        return test.numbers.some((each) => compare(parseNumber(each), figure) === 0);
    }
    return (test.min === undefined || compare(figure, parseNumber(test.min)) >= 0) &&
        (test.max === undefined || compare(figure, parseNumber(test.max)) <= 0);
}

const escapedName = (name) => name.replace(/[;=\\]/g, '\\$&');

/** An answer that is no checklist: A; 38/40（95%）; 3（国家级=1;省级=2）. */
function shownAnswer(model, at, answer) {
    const {words} = model.form;
    const percent = model.items[at].version.percent ? '%' : '';
    switch (answer.shape) {
        case 'number': return plain(answer.number) + percent;
        case 'ratio': return filled(words.with_remark, {what: `${plain(answer.number)}/${plain(answer.den)}`,
            remark: shortest(figureOfAnswer(answer), 4) + percent});
        case 'counts': {
            const parts = answer.counts.map(({name, number}) => `${escapedName(name)}=${plain(number)}`);
            return filled(words.with_remark, {what: plain(figureOfAnswer(answer)), remark: parts.join(';')});
        }
        case 'events': return plain(figureOfAnswer(answer));
        default: return answer.key;
    }
}

class RuleCheck {
    constructor(model, answers, found) {
        Object.assign(this, {model, form: model.form, words: model.form.words, answers, found});
    }

    find(at) {
        return answerInRules(this.model, this.answers, at);
    }

    names(at, checks) {
        return checks.map((check) => keysOf(this.form.items[at])[check]).join(this.words.between_names);
    }

    run(rule) {
        if (rule.when !== null && !truthOf(rule.when(this.model.on))) {
            return;
        }
        if (rule.rising.length > 0) {
            this.order(rule);
        } else {
            this.implication(rule);
        }
    }

    implication(rule) {
        const holds = (test) => meets(this.form.items[test.item], test, this.find(test.item));
        if ([...rule.given, ...rule.then].some(({item}) => this.find(item) === null) || !rule.given.every(holds)) {
            return;
        }
        const broken = rule.then.find((test) => !holds(test));
        if (broken !== undefined) {
            this.say(rule, broken.item, this.conflict(rule, broken));
        }
    }

    conflict(rule, broken) {
        const told = rule.given.filter(({item}) => item !== broken.item).map((test) => this.given(test));
        const wrong = this.contradiction(broken);
        return told.length === 0 ? wrong : filled(this.words.so_that, {given: told.join(this.words.and), wrong});
    }

    given(test) {
        const {id} = this.form.items[test.item];
        return test.checks.length > 0
            ? filled(this.words.has_met, {item: id, checks: this.names(test.item, test.checks)})
            : filled(this.words.is_answered, {item: id, answer: this.shown(test.item)});
    }

    contradiction(test) {
        if (test.checks.length > 0) {
            const {met} = this.find(test.item);
            const keys = keysOf(this.form.items[test.item]);
            const lacking = test.checks.filter((check) => !met.includes(keys[check]));
            return filled(this.words.lacks, {wanted: test.wanted, checks: this.names(test.item, lacking)});
        }
        return filled(this.words.is_instead, {wanted: test.wanted, answer: this.shown(test.item)});
    }

    shown(at) {
        return shownAnswer(this.model, at, this.find(at));
    }

    order(rule) {
        const all = rule.rising;
        if (all.some((at) => this.find(at) === null)) {
            return;
        }
        const figure = (at) => figureOfAnswer(this.find(at));
        const fallen = all.findIndex((at, i) => i > 0 && compare(figure(all[i - 1]), figure(at)) > 0);
        if (fallen < 0) {
            return;
        }
        const [left, right] = [all[fallen - 1], all[fallen]];
        const [first, second] = [this.form.items[left].id, this.form.items[right].id];
        this.say(rule, right, filled(this.words.has_fallen, {first, high: this.shown(left), second,
            low: this.shown(right), order: first + this.words.not_above + second}));
    }

    say(rule, at, what) {
        const whole = rule.message === undefined ? what : filled(this.words.with_remark, {what, remark: rule.message});
        this.found.add(fault('expect-failed', whole), {item: at}, rule.severity);
    }
}

function checkExpectations(model, answers, found) {
    const check = new RuleCheck(model, answers, found);
    model.form.expect.forEach((rule) => check.run(rule));
}

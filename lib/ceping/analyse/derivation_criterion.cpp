// How a criterion comes to its points: each record's answer, the visits of a method, the methods' weights, a ruling, the
// rounding. Source: ceping-scoring(7), 2, 7 and 8.
#include <ceping/analyse/derivation_parts.hpp>

#include <ceping/base/location.hpp>
#include <ceping/base/text.hpp>
#include <ceping/score/counting.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace ceping {

namespace {

/// What one record says of the criterion.
struct Said {
    const Record* record = nullptr;
    const GivenAnswer* answer = nullptr;
    Outcome outcome = Outcome::missing();
};

const GivenAnswer* answer_of(const Record& record, int item) {
    const auto at = std::find_if(record.answers.begin(), record.answers.end(),
                                 [item](const GivenAnswer& each) { return each.item == item; });
    return at == record.answers.end() ? nullptr : &*at;
}

class CriterionDerivation {
public:
    CriterionDerivation(const DerivationContext& context, int item)
        : context_(context),
          rubric_(context.rubric),
          position_(item),
          item_(rubric_.at(item)),
          kind_(*item_.criterion->kind) {}

    std::vector<Working> run(const Answer*& present, AnswerNeed& need) {
        if (context_.excluded[static_cast<std::size_t>(position_)] != 0) {
            remark({"不适用：适用条件与单位情况不符", "does not apply: its `when` does not match the unit"});
            return std::move(lines_);
        }
        const bool verified = context_.result.stage == Stage::verified;
        const bool own = !verified || kind_.from_submission() || item_.criterion->methods.empty();
        std::optional<Exact> points = own ? own_answer() : from_methods();
        present = made_by_.size() == 1 ? made_by_.front() : nullptr;
        const Ruling* ruling =
            ruling_about(context_.rulings, Ruling::About::criterion, static_cast<std::size_t>(position_));
        if (ruling != nullptr) {
            points = ruled(*ruling);
            present = nullptr;
        } else if (!kind_.from_submission() && item_.section != Section::penalties) {
            needs(own, need);
        }
        if (points && rubric_.rounding.criterion) {
            append_rounding(lines_, *points, *rubric_.rounding.criterion, rubric_.rounding.mode);
        }
        return std::move(lines_);
    }

private:
    void remark(Words words) { lines_.push_back({std::move(words), {}, {}}); }
    void line(Words words, std::string text, const Exact& value) {
        lines_.push_back({std::move(words), std::move(text), value});
    }
    /// The kind's own lines, the first of which says where the answer comes from.
    void append(const Words& from, std::vector<Working> lines) {
        if (!lines.empty()) {
            lines.front().what.zh = from.zh + "：" + lines.front().what.zh;
            lines.front().what.en = from.en + ": " + lines.front().what.en;
        }
        std::move(lines.begin(), lines.end(), std::back_inserter(lines_));
    }

    [[nodiscard]] Words method_title(int method) const {
        if (method < 0) {
            return {"自评", "self"};
        }
        const Method& of = rubric_.methods[static_cast<std::size_t>(method)];
        return of.title.empty() ? Words(of.id) : Words(of.title);
    }

    /// `材料审核 2015-10-09，甲，丰泽区.yaml:14:9`.
    [[nodiscard]] Words origin(const Record& record, Place place) const {
        Words out = method_title(record.method);
        const auto add = [&](const std::string& more) {
            out.zh += "，" + more;
            out.en += ", " + more;
        };
        if (record.method >= 0 && record.date) {
            add(record.date->text());
        }
        if (!record.assessor.empty()) {
            add(record.assessor);
        }
        add(record.at(place).text());
        return out;
    }

    std::optional<Exact> missing() {
        remark({"未填报，计 0 分", "not answered, which is worth 0"});
        line({"得分", "points"}, "0", {});
        return Exact();
    }
    std::optional<Exact> not_applicable() {
        remark({"不涉及（n/a）", "does not apply (n/a)"});
        return std::nullopt;
    }

    std::optional<Exact> own_answer() {
        if (kind_.from_submission()) {
            return by_submission();
        }
        if (context_.self == nullptr) {
            return missing();
        }
        const Said said = read(*context_.self);
        switch (said.outcome.state) {
            case Outcome::State::not_applicable: return not_applicable();
            case Outcome::State::missing: return missing();
            case Outcome::State::points: break;
        }
        made_by_ = {&said.answer->answer};
        return said.outcome.points;
    }

    std::optional<Exact> by_submission() {
        const Record* self = context_.self;
        if (self == nullptr || !self->submitted || !rubric_.deadline) {
            return missing();
        }
        const std::int64_t late = days_between(*rubric_.deadline, *self->submitted);
        const bool penalty = item_.section == Section::penalties;
        append({"截止 " + rubric_.deadline->text() + "，提交 " + self->submitted->text(),
                "due " + rubric_.deadline->text() + ", submitted " + self->submitted->text()},
               kind_.working_for_delay(late, item_.points, penalty));
        return last_value(lines_);
    }

    /// What a record says, with its lines.
    Said read(const Record& record) {
        Said out{&record, answer_of(record, position_), Outcome::missing()};
        if (out.answer == nullptr) {
            return out;
        }
        const Words from = origin(record, out.answer->place);
        const Answer& answer = out.answer->answer;
        if (answer.shape == Shape::not_applicable) {
            out.outcome = item_.criterion->may_not_apply ? Outcome::not_applicable() : Outcome::missing();
            remark({from.zh + "：n/a", from.en + ": n/a"});
            return out;
        }
        out.outcome = kind_.points(answer, item_.points);
        if (out.outcome.state != Outcome::State::points) {
            const bool absent = out.outcome.state == Outcome::State::not_applicable;
            const std::string shown = kind_.shown(answer);
            remark({from.zh + "：" + shown + (absent ? "，分母为 0，不涉及" : "，样本量不足，视同未填报"),
                    from.en + ": " + shown +
                        (absent ? ", a denominator of 0: does not apply"
                                : ", too small a sample: as if not answered")});
            return out;
        }
        append(from, kind_.working(answer, item_.points));
        const EvidenceRule& rule = item_.criterion->evidence;
        if (record.method < 0 && rule.zero && item_.section != Section::penalties &&
            out.outcome.points.sign() > 0 && out.answer->evidence < rule.min) {
            const std::string has = std::to_string(out.answer->evidence);
            const std::string needs = std::to_string(rule.min);
            out.outcome.points = Exact();
            line({"佐证材料 " + has + " 件，至少 " + needs + " 件，无佐证不得分",
                  counted(has, "piece") + " of evidence where " + needs + " are needed: worth nothing"},
                 "0", {});
        }
        return out;
    }

    /// A method's share, or the self record's.
    struct Share {
        enum class State : std::uint8_t { points, left_out, silent };
        State state = State::silent;
        Exact points;
        bool answered = false;
    };

    void made_by(const Said& said) {
        const Answer* answer = &said.answer->answer;
        if (std::find(made_by_.begin(), made_by_.end(), answer) == made_by_.end()) {
            made_by_.push_back(answer);
        }
    }

    /// The self record's answer is read and told once, however often it steps in.
    Share share_of_self() {
        if (!self_said_) {
            self_said_ = context_.self != nullptr ? read(*context_.self) : Said();
        }
        switch (self_said_->outcome.state) {
            case Outcome::State::not_applicable: return {Share::State::left_out, {}, false};
            case Outcome::State::missing: return {};
            case Outcome::State::points: break;
        }
        made_by(*self_said_);
        return {Share::State::points, self_said_->outcome.points, true};
    }

    Share share_of_method(int method) {
        std::vector<Said> visits;
        bool left_out = false;
        for (const Record* record : context_.used) {
            if (record->method != method) {
                continue;
            }
            const Said said = read(*record);
            left_out = left_out || said.outcome.state == Outcome::State::not_applicable;
            if (said.outcome.state == Outcome::State::points) {
                visits.push_back(said);
            }
        }
        if (visits.empty()) {
            return {left_out ? Share::State::left_out : Share::State::silent, {}, false};
        }
        return {Share::State::points, of_visits(method, visits), true};
    }

    Exact of_visits(int method, const std::vector<Said>& visits) {
        const Visits rule = rubric_.methods[static_cast<std::size_t>(method)].visits;
        std::vector<Reading> readings(visits.size());
        std::vector<const Reading*> pointers;
        for (std::size_t i = 0; i < visits.size(); ++i) {
            readings[i].outcome = visits[i].outcome;
            readings[i].answer = visits[i].answer;
            readings[i].date = visits[i].record->date;
            pointers.push_back(&readings[i]);
        }
        std::vector<const GivenAnswer*> used;
        Exact value = combine_visits(rule, pointers, used);
        std::vector<Exact> counted;
        for (const auto& visit : visits) {
            if (std::find(used.begin(), used.end(), visit.answer) != used.end()) {
                counted.push_back(visit.outcome.points);
                made_by(visit);
            }
        }
        if (visits.size() > 1) {
            line(visits_words(method, rule, visits.size()), visits_text(rule, visits, counted), value);
        }
        return value;
    }

    [[nodiscard]] Words visits_words(int method, Visits rule, std::size_t count) const {
        Words title = method_title(method);
        const std::string n = std::to_string(count);
        switch (rule) {
            case Visits::mean: return {title.zh + " " + n + " 次的平均", title.en + ": mean of " + n};
            case Visits::trimmed:
                return count < 3 ? Words{title.zh + " " + n + " 次的平均（不足三次，不去高低）",
                                         title.en + ": mean of " + n + " (fewer than three, none is cut)"}
                                 : Words{title.zh + " " + n + " 次，去掉一次最高、一次最低后的平均",
                                         title.en + ": mean of " + n + " without one highest and one lowest"};
            case Visits::lowest: return {title.zh + " " + n + " 次取最低", title.en + ": lowest of " + n};
            case Visits::latest: return {title.zh + " " + n + " 次取最近", title.en + ": latest of " + n};
        }
        return title;
    }

    [[nodiscard]] static std::string visits_text(Visits rule, const std::vector<Said>& visits,
                                                 const std::vector<Exact>& counted) {
        if (rule == Visits::lowest) {
            std::string list;
            for (const auto& each : visits) {
                list += (list.empty() ? "" : "; ") + each.outcome.points.plain();
            }
            return "min(" + list + ")";
        }
        if (counted.size() == 1) {
            return counted.front().plain();
        }
        return "(" + operands(counted, "+") + ") ÷ " + std::to_string(counted.size());
    }

    std::optional<Exact> from_methods() {
        const auto& shares = item_.criterion->methods;
        std::vector<Share> given;
        bool anyone = false;
        for (const auto& share : shares) {
            given.push_back(share.method < 0 ? share_of_self() : share_of_method(share.method));
            anyone = anyone || given.back().answered;
        }
        std::vector<Exact> weights;
        std::vector<Exact> points;
        bool answered = false;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const Words title = method_title(shares[i].method);
            Share& share = given[i];
            if (share.state == Share::State::silent) {
                if (item_.section != Section::items && anyone) {
                    continue;
                }
                stand_in(shares[i].method, title, share);
            }
            if (share.state == Share::State::left_out) {
                remark({title.zh + "不计入（n/a）", title.en + " is left out (n/a)"});
                continue;
            }
            answered = answered || share.answered;
            weights.push_back(shares[i].weight);
            points.push_back(share.points);
        }
        if (weights.empty()) {
            return not_applicable();
        }
        if (!answered) {
            return missing();
        }
        return weighed(weights, points);
    }

    /// What counts where a method said nothing.
    void stand_in(int method, const Words& title, Share& share) {
        if (method >= 0 && rubric_.unverified == Unverified::self) {
            remark({title.zh + "没有结果，以自评代替",
                    "nothing by " + title.en + ", the self-assessment stands in"});
            share = share_of_self();
            return;
        }
        remark({title.zh + "没有结果，计 0 分", "nothing by " + title.en + ", which is worth 0"});
    }

    Exact weighed(const std::vector<Exact>& weights, const std::vector<Exact>& points) {
        if (points.size() == 1) {
            if (lines_.back().remark() || lines_.back().value != points.front()) {
                line({"得分", "points"}, points.front().plain(), points.front());
            }
            return points.front();
        }
        std::string sum;
        Exact value;
        Exact whole;
        for (std::size_t i = 0; i < points.size(); ++i) {
            sum += (i == 0 ? "" : " + ") + operands({weights[i], points[i]}, "×");
            value += weights[i] * points[i];
            whole += weights[i];
        }
        value /= whole;
        line({"各测评方法加权", "methods by their weights"},
             "(" + sum + ") ÷ (" + operands(weights, "+") + ")", value);
        return value;
    }

    std::optional<Exact> ruled(const Ruling& ruling) {
        Words from{"复核裁定", "ruling"};
        const auto add = [&](const std::string& more) {
            if (!more.empty()) {
                from.zh += "，" + more;
                from.en += ", " + more;
            }
        };
        add(ruling.document);
        add(ruling.by);
        add(ruling.date.text());
        add(ruling.reason);
        if (ruling.answer && ruling.answer->shape == Shape::not_applicable) {
            remark({from.zh + "：n/a", from.en + ": n/a"});
            return std::nullopt;
        }
        if (ruling.answer) {
            const Outcome outcome = kind_.points(*ruling.answer, item_.points);
            if (outcome.state == Outcome::State::points) {
                append(from, kind_.working(*ruling.answer, item_.points));
                return outcome.points;
            }
            if (outcome.state == Outcome::State::not_applicable) {
                remark({from.zh + "：分母为 0，不涉及", from.en + ": a denominator of 0, does not apply"});
                return std::nullopt;
            }
        }
        const Exact points = ruling.points.value_or(Exact());
        line(from, points.plain(), points);
        return points;
    }

    /// What a better answer needs to be worth anything. `own`: the self record's answer alone makes the points.
    void needs(bool own, AnswerNeed& need) const {
        const GivenAnswer* given = context_.self == nullptr ? nullptr : answer_of(*context_.self, position_);
        const bool answered = given != nullptr && given->answer.shape != Shape::not_applicable;
        const auto add = [&need](const Words& more) {
            need.what.zh += (need.what.zh.empty() ? "" : "，") + more.zh;
            need.what.en += (need.what.en.empty() ? "" : ", ") + more.en;
        };
        const std::optional<Exact> enough = kind_.extreme(item_.points, true).more().sample;
        const bool asked_too_few = enough && made_by_.empty();
        if (asked_too_few) {
            const auto& now = answered ? given->answer.more().sample : std::nullopt;
            const std::string least = enough->plain();
            add(now ? Words{"样本量至少 " + least + "（现为 " + now->plain() + "）",
                            "with a sample of at least " + least + " (" + now->plain() + " now)"}
                    : Words{"样本量至少 " + least, "with a sample of at least " + least});
        }
        const EvidenceRule& rule = item_.criterion->evidence;
        const bool counts = own || (answered && std::find(made_by_.begin(), made_by_.end(), &given->answer) !=
                                                    made_by_.end());
        const std::int64_t listed = answered ? given->evidence : 0;
        if (rule.zero && counts && listed < rule.min) {
            const std::string least = std::to_string(rule.min);
            const std::string now = std::to_string(listed);
            add({"佐证材料至少 " + least + " 件（现有 " + now + " 件）",
                 "with at least " + counted(least, "piece") + " of evidence (" + now + " now)"});
        }
        if (own && answered && !need.what.en.empty()) {
            as_it_is(given->answer, asked_too_few ? enough : std::nullopt, need);
        }
    }

    /// What the answer that stands there is worth once it has what it needs.
    void as_it_is(const Answer& answer, const std::optional<Exact>& sample, AnswerNeed& need) const {
        Answer mended;
        mended.shape = answer.shape;
        mended.key = answer.key;
        mended.number = answer.number;
        if (answer.shape == Shape::ratio) {
            mended.more().den = answer.more().den;
        } else if (answer.shape != Shape::number && answer.shape != Shape::key) {
            mended.more() = answer.more();
        }
        const std::string shown = kind_.shown(mended);
        if (sample) {
            mended.more().sample = sample;
        } else if (answer.more().sample) {
            mended.more().sample = answer.more().sample;
        }
        const Outcome outcome = kind_.points(mended, item_.points);
        if (outcome.state == Outcome::State::points) {
            need.as_it_is = outcome.points;
            need.answer = Words(shown);
        }
    }

    const DerivationContext& context_;
    const Rubric& rubric_;
    int position_;
    const Item& item_;
    const Kind& kind_;
    std::vector<Working> lines_;
    std::vector<const Answer*> made_by_;
    std::optional<Said> self_said_;
};

}  // namespace

std::vector<Working> derive_criterion(const DerivationContext& context, int item, const Answer*& present,
                                      AnswerNeed& need) {
    return CriterionDerivation(context, item).run(present, need);
}

}  // namespace ceping

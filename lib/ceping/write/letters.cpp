// Letters to units: what to mend and by when. They go out on paper, so they are in Chinese whatever the run's language.
#include <ceping/write/letters.hpp>

#include <ceping/write/letter_parts.hpp>
#include <ceping/write/markdown_text.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// A unit knows its file by its name; where the office keeps it does not concern it.
std::string file_name(const Location& where) {
    return markdown_code(where.path == "-" ? where.path
                                           : std::filesystem::path(where.path).filename().string());
}

/// 第 14 行; 工作表“自评”单元格 G14; with the file where there are several.
std::string place_of(const Location& where, bool with_file) {
    std::string out = with_file && !where.path.empty() ? file_name(where) : std::string();
    std::string inside;
    if (const std::size_t mark = where.cell.rfind('!'); mark != std::string::npos) {
        inside = "工作表“" + markdown_text(where.cell.substr(0, mark)) + "”单元格 " +
                 markdown_text(where.cell.substr(mark + 1));
    } else if (!where.cell.empty()) {
        inside = "单元格 " + markdown_text(where.cell);
    } else if (where.line > 0) {
        inside = "第 " + std::to_string(where.line) + " 行";
    }
    return out + (out.empty() || inside.empty() ? "" : " ") + inside;
}

/// The page of a code says to everybody how to mend it; what it says of options and manual pages is for whoever runs the
/// check, not for the unit.
std::string mend_of(const CodePage& page) {
    constexpr std::string_view ends[] = {"。", "；"};
    std::string out;
    std::string_view rest = page.zh_mend;
    while (!rest.empty()) {
        std::size_t end = rest.size();
        for (const auto mark : ends) {
            if (const std::size_t at = rest.find(mark); at != std::string_view::npos) {
                end = std::min(end, at + mark.size());
            }
        }
        const std::string_view sentence = rest.substr(0, end);
        rest.remove_prefix(end);
        const auto has = [&](std::string_view text) { return sentence.find(text) != std::string_view::npos; };
        if (!has("--") && !has("ceping-") && !has("# ceping")) {
            out += sentence;
        } else if (out.ends_with(ends[1]) && sentence.ends_with(ends[0])) {
            out.replace(out.size() - ends[1].size(), std::string::npos, ends[0]);
        }
    }
    return markdown_text(out);
}

using Findings = std::vector<const Diagnostic*>;

class Letter {
public:
    Letter(const Rubric& rubric, const ValidatedUnit& unit, const LetterOptions& options)
        : rubric_(rubric), unit_(unit), options_(options) {
        std::set<std::string_view> paths;
        for (const auto& each : unit.findings) {
            if (each.severity < options.least || !concerns_unit(each)) {
                continue;
            }
            paths.insert(each.where.path);
            (each.severity == Severity::error ? errors_ : others_).push_back(&each);
        }
        paths.erase(std::string_view());
        several_files_ = paths.size() > 1;
        if (paths.size() == 1) {
            file_ = errors_.empty() ? others_.front() : errors_.front();
        }
    }

    [[nodiscard]] std::string text() const {
        if (errors_.empty() && others_.empty()) {
            return {};
        }
        return is_reminder() ? reminder() : returned();
    }
    /// Whether nothing came that could be returned.
    [[nodiscard]] bool is_reminder() const {
        const auto missing = [](const Diagnostic& each) { return each.code == Code("roster-missing"); };
        const auto& all = unit_.findings;
        return unit_.records == 0 || (!unit_.self && std::any_of(all.begin(), all.end(), missing));
    }

private:
    [[nodiscard]] std::string time_limit() const {
        return options_.reply_by ? "请于 " + letter_day(*options_.reply_by) + "前" : std::string("请尽快");
    }

    /// What others wrote of the unit, on a covert visit say, is not for it to mend, nor to know of.
    [[nodiscard]] bool concerns_unit(const Diagnostic& finding) const {
        const auto& own = unit_.self_paths;
        return finding.code == Code("roster-missing") ||
               std::find(own.begin(), own.end(), finding.where.path) != own.end();
    }

    [[nodiscard]] std::string reminder() const {
        std::string out = "# 关于催报文明行业测评自评材料的通知\n\n" +
                          letter_addressee(unit_.subject->id, unit_.subject->name) + "\n";
        out += "按照" + letter_rubric_name(rubric_) + "的要求，你单位应" +
               (rubric_.deadline ? "于 " + letter_day(*rubric_.deadline) + "前" : std::string()) +
               "报送自评材料。经核对，目前尚未收到。\n\n";
        out += time_limit() + "报送。已经报送的，请核对材料中的单位编码是否为“" +
               markdown_text(unit_.subject->id) + "”，并与我们联系；确有困难的，请及时说明情况。\n\n";
        return out + letter_signature(options_.office, options_.date);
    }

    [[nodiscard]] std::string returned() const {
        std::string out = "# 关于退回修改文明行业测评自评材料的通知\n\n" +
                          letter_addressee(unit_.subject->id, unit_.subject->name) + "\n";
        out += "根据" + letter_rubric_name(rubric_) + "，我们核对了你单位报送的自评材料" +
               (file_ == nullptr ? std::string() : "（" + file_name(file_->where) + "）") +
               "，包括填报是否完整规范、数值与佐证是否相符、是否按期报送。核对发现" + counts() +
               "，现予退回，请按下列意见修改。\n\n";
        std::size_t number = 0;
        const bool headings = !errors_.empty() && !others_.empty();
        out += points(errors_, headings ? "**一、必须修改的问题**\n\n" : "", number);
        out += points(others_, headings ? "**二、请核实的问题**\n\n" : "", number);
        out += time_limit() + "修改完毕并重新报送。对上述意见有疑问的，请与我们联系。\n\n";
        return out + letter_signature(options_.office, options_.date);
    }

    [[nodiscard]] std::string counts() const {
        const auto some = [](const Findings& list, std::string_view what) {
            return list.empty() ? std::string()
                                : std::string(what) + " " + std::to_string(list.size()) + " 处";
        };
        const std::string errors = some(errors_, "必须修改的问题");
        const std::string others = some(others_, "需要核实的问题");
        return errors + (errors.empty() || others.empty() ? "" : "、") + others;
    }

    /// A numbered point for each code, in the order in which codes come.
    [[nodiscard]] std::string points(const Findings& list, std::string_view heading,
                                     std::size_t& number) const {
        std::string out = list.empty() ? std::string() : std::string(heading);
        std::vector<std::pair<std::string_view, Findings>> groups;
        for (const auto* each : list) {
            const auto at = std::find_if(groups.begin(), groups.end(),
                                         [&](const auto& group) { return group.first == each->code.name(); });
            (at == groups.end() ? groups.emplace_back(each->code.name(), Findings()) : *at)
                .second.push_back(each);
        }
        for (const auto& [code, findings] : groups) {
            out += point(findings, ++number);
        }
        return out;
    }

    [[nodiscard]] std::string point(const Findings& findings, std::size_t number) const {
        const std::string mark = std::to_string(number) + ". ";
        const std::string indent(mark.size(), ' ');
        std::string out = mark;
        if (findings.size() == 1) {
            out += what_is_wrong(*findings.front()) + "\n" + derivation(*findings.front(), indent, "\n");
        } else {
            out += "下列 " + std::to_string(findings.size()) + " 处是同一类问题：\n\n";
            for (const auto* each : findings) {
                out += indent + "- " + what_is_wrong(*each) + "\n";
                out += derivation(*each, indent + "  ", "");
            }
        }
        if (const auto* page = find_code_page(findings.front()->code.name())) {
            if (const std::string mend = mend_of(*page); !mend.empty()) {
                out += "\n" + indent + "改法：" + mend + "\n";
            }
        }
        return out + "\n";
    }

    [[nodiscard]] std::string what_is_wrong(const Diagnostic& finding) const {
        const std::string place = place_of(finding.where, several_files_);
        const std::string title = criterion_of(finding);
        std::string out = title.empty() ? place : title + (place.empty() ? "" : "（" + place + "）");
        out += out.empty() ? "" : "：";
        std::string message = finding.message(Language::zh);
        if (!title.empty()) {
            // The id stands before it already.
            const std::string lead = "“" + finding.words.front().zh + "”：";
            message.erase(0, message.starts_with(lead) ? lead.size() : 0);
        }
        out += markdown_text(message);
        return out.ends_with("？") || out.ends_with("。") ? out : out + "。";
    }

    /// `**2.1 服务公开**` where the message is about a node of the rubric: then its first word is the node's id.
    [[nodiscard]] std::string criterion_of(const Diagnostic& finding) const {
        if (finding.words.empty()) {
            return {};
        }
        const int position = rubric_.find(finding.words.front().zh);
        if (position < 0) {
            return {};
        }
        const Item& item = rubric_.at(position);
        return "**" + markdown_text(item.id + (item.title.empty() ? "" : " " + item.title)) + "**";
    }

    static std::string derivation(const Diagnostic& finding, const std::string& indent, const char* before) {
        std::string out;
        for (const auto& each : finding.more) {
            out += indent + "- " + markdown_text(each.zh) + "\n";
        }
        return out.empty() ? out : before + out;
    }

    const Rubric& rubric_;
    const ValidatedUnit& unit_;
    const LetterOptions& options_;
    Findings errors_;
    Findings others_;
    const Diagnostic* file_ = nullptr;  // a finding in the only file; null: there are several, or none
    bool several_files_ = false;
};

}  // namespace

std::string letter_text(const Rubric& rubric, const ValidatedUnit& unit, const LetterOptions& options) {
    return Letter(rubric, unit, options).text();
}

std::vector<std::string> letter_names(const Validation& validation) {
    std::vector<std::string_view> ids;
    for (const auto& unit : validation.units) {
        ids.push_back(unit.subject->id);
    }
    return letter_file_names(ids);
}

Letters write_letters(const Rubric& rubric, const Validation& validation, const std::string& folder,
                      const LetterOptions& options) {
    const LetterFolder into(folder);
    const auto names = letter_names(validation);
    Letters out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Letter letter(rubric, validation.units[i], options);
        const std::string text = letter.text();
        if (text.empty()) {
            continue;
        }
        out.paths.push_back(into.put(names[i], text));
        (letter.is_reminder() ? out.reminded : out.returned) += 1;
    }
    return out;
}

}  // namespace ceping

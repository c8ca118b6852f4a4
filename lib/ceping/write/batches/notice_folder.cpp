// A folder of rectification notices, and its index. Source: ceping-report(1), NOTICES; ceping-documents(5), notices/1.
#include <ceping/write/batches/notices.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/notice_words.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view index_stem = "index";

class NoticeIndex {
public:
    NoticeIndex(const BatchReport& report, const ReportChoices& choices,
                const std::vector<WrittenNotice>& notices)
        : report_(report), choices_(choices), notices_(notices) {}

    /// `format`: position among the formats: the index in a format leads to the files of that format.
    [[nodiscard]] Report for_people(std::size_t format) const {
        Report out;
        out.language = Language::zh;
        out.letter = true;
        out.title = "整改通知书目录";
        if (const Words standing = standing_words(*report_.rubric); !standing.zh.empty()) {
            out.blocks.emplace_back(Report::Paragraph{{{standing.zh}}, true});
        }
        for (const auto& each : notices_) {
            const std::string& policy = report_.set->results[each.result].overrides;
            if (!policy.empty()) {
                out.blocks.emplace_back(Report::Paragraph{
                    {{phrases::index_scores_by.with({{"policy", other_policy(policy).zh}})}}, true});
                break;
            }
        }
        Exact lost;
        std::size_t items = 0;
        for (const auto& each : notices_) {
            lost += report_.units[each.result].fix.lost;
            items += report_.units[each.result].fix.items.size();
        }
        out.blocks.emplace_back(Report::Paragraph{{{phrases::notices_in_all.with(
            {{"rubric", letter_rubric_name(*report_.rubric)},
             {"notices", notices_.size()},
             {"items", items},
             {"lost", lost.shortest(2)},
             {"left_out",
              report_.least_lost.sign() > 0
                  ? phrases::small_left_out.with({{"least", points_in_notice(report_.least_lost)}})
                  : std::string()},
             {"deadline",
              choices_.fix_by ? phrases::to_be_fixed_before.with({{"day", letter_day(*choices_.fix_by)}})
                              : std::string()}})}}});
        Report::Table table{"", notices_.size()};
        const auto add = [&](const char* title, Report::Type type, auto cell) {
            table.for_people(title, type, [this, cell](std::size_t row) {
                return Report::Cell(cell(row, result(row), report_.units[notices_[row].result]));
            });
        };
        add("序号", Report::Type::count, [](std::size_t row, auto&, auto&) { return row + 1; });
        add("单位", Report::Type::text, [this, format](std::size_t row, const SavedResult& of, auto&) {
            Report::Run name{of.name.empty() ? of.unit : of.name};
            name.file = notices_[row].files[format];
            return Report::Line{std::move(name)};
        });
        add("编码", Report::Type::text, [](std::size_t, const SavedResult& of, auto&) { return of.unit; });
        table.columns.back().codes = true;
        add("得分", Report::Type::points, [](std::size_t, const SavedResult& of, auto&) { return of.score; });
        add("问题（项）", Report::Type::count,
            [](std::size_t, auto&, const ReportUnit& of) { return of.fix.items.size(); });
        add("失分（折合总分）", Report::Type::points,
            [](std::size_t, auto&, const ReportUnit& of) { return of.fix.lost; });
        table.columns.back().decimals = {2, Rounding::half_up};
        add("一票否决和前置条件（项）", Report::Type::count,
            [](std::size_t, auto&, const ReportUnit& of) { return of.fix.conditions(); });
        out.add(std::move(table));
        return out;
    }

    [[nodiscard]] Report for_programs() const {
        Report out;
        out.tag = "notices/1";
        Report::Object rubric("rubric");
        rubric.text("id", report_.rubric->id);
        if (!report_.rubric->edition.empty()) {
            rubric.text("edition", report_.rubric->edition);
        }
        rubric.text("scoring", report_.rubric->scoring);
        out.add(std::move(rubric).take());
        std::vector<std::string> digests;
        for (const auto& file : choices_.results) {
            if (!file.sha256.empty()) {
                digests.push_back(file.sha256);
            }
        }
        if (!digests.empty()) {
            Report::Table results = values(std::move(digests));
            results.id = "results";
            results.readers = Report::programs;
            out.add(std::move(results));
        }
        Report::Object about;
        about.figure("least_lost", report_.least_lost);
        if (choices_.date) {
            about.text("date", choices_.date->text());
        }
        if (choices_.fix_by) {
            about.text("fix_by", choices_.fix_by->text());
        }
        out.add(std::move(about).take());
        Report::Table table{"notices", notices_.size()};
        table.readers = Report::programs;
        const auto add = [&](const char* id, Report::Type type, auto cell) {
            table.for_data(id, type, [this, cell](std::size_t row) {
                return Report::Cell(cell(result(row), report_.units[notices_[row].result]));
            });
        };
        add("unit", Report::Type::text, [](const SavedResult& of, auto&) { return of.unit; });
        add("name", Report::Type::text, [](const SavedResult& of, auto&) { return of.name; });
        table.for_data("files", Report::Type::text,
                       [this](std::size_t row) { return values(notices_[row].files); });
        add("score", Report::Type::points, [](const SavedResult& of, auto&) { return of.score; });
        add("lost", Report::Type::points, [](auto&, const ReportUnit& of) { return of.fix.lost; });
        const Rubric& of = *report_.rubric;
        add("vetoes", Report::Type::text, [&of](auto&, const ReportUnit& unit) {
            std::vector<std::string> ids;
            for (const VetoId each : unit.fix.vetoes) {
                ids.push_back(of.veto(each).id);
            }
            return values(std::move(ids));
        });
        add("prerequisites", Report::Type::text, [&of](auto&, const ReportUnit& unit) {
            std::vector<std::string> ids;
            for (const PrerequisiteId each : unit.fix.prerequisites) {
                ids.push_back(of.prerequisite(each).id);
            }
            return values(std::move(ids));
        });
        add("unconfirmed", Report::Type::text, [&of](auto&, const ReportUnit& unit) {
            std::vector<std::string> ids;
            for (const PrerequisiteId each : unit.fix.unconfirmed) {
                ids.push_back(of.prerequisite(each).id);
            }
            return values(std::move(ids));
        });
        add("items", Report::Type::text, [&of](auto&, const ReportUnit& unit) {
            Report::Table items{{}, unit.fix.items.size()};
            items.for_data("id", Report::Type::text, [&of, &unit](std::size_t i) {
                return Report::Cell(of.at(unit.fix.items[i].item).id);
            });
            items.for_data("lost", Report::Type::points,
                           [&unit](std::size_t i) { return Report::Cell(unit.fix.items[i].lost); });
            items.for_data("of_score", Report::Type::points, [&unit](std::size_t i) {
                const ToFix& each = unit.fix.items[i];
                return Report::Cell(each.lost * each.worth);
            });
            return items;
        });
        out.add(std::move(table));
        return out;
    }

private:
    [[nodiscard]] const SavedResult& result(std::size_t row) const {
        return report_.set->results[notices_[row].result];
    }

    static Report::Table values(std::vector<std::string> texts) {
        Report::Table out{{}, texts.size()};
        out.shape = Report::Shape::values;
        out.for_data("value", Report::Type::text,
                     [texts = std::move(texts)](std::size_t i) { return Report::Cell(texts[i]); });
        return out;
    }

    const BatchReport& report_;
    const ReportChoices& choices_;
    const std::vector<WrittenNotice>& notices_;
};

}  // namespace

Notices write_notices(const BatchReport& report, const ReportChoices& choices, const std::string& folder,
                      const std::vector<LetterFormat>& formats) {
    const LetterFolder into(folder);
    const auto& results = report.set->results;
    // A unit's file is called the same whichever units are chosen, and never like the index.
    std::vector<std::string_view> ids{index_stem};
    for (const auto& result : results) {
        ids.push_back(result.unit);
    }
    const auto stems = letter_stems(ids);
    Notices out;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto& chosen = choices.units;
        if (!chosen.empty() && !among(i, chosen)) {
            continue;
        }
        const Report notice = notice_to(report, i, choices);
        if (notice.blocks.empty()) {
            continue;
        }
        WrittenNotice& written = out.notices.emplace_back(WrittenNotice{i, {}});
        for (const auto& file : letter_files(notice, formats)) {
            written.files.push_back(stems[i + 1] + file.suffix);
            static_cast<void>(into.put(written.files.back(), file.bytes));
        }
    }
    std::set<std::string> names;
    for (const auto& notice : out.notices) {
        names.insert(notice.files.begin(), notice.files.end());
    }
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        const std::string suffix = entry.path().extension().string();
        const bool letter = !suffix.empty() && among(suffix.substr(1), letter_format_names());
        out.left +=
            letter && entry.path().stem() != index_stem && !names.contains(entry.path().filename().string());
    }
    const NoticeIndex index(report, choices, out.notices);
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const auto files = letter_files(index.for_people(i), {formats[i]});
        static_cast<void>(into.put(std::string(index_stem) + files.front().suffix, files.front().bytes));
    }
    std::string json;
    write_report_json(index.for_programs(), {}, [&](std::string_view piece) { json += piece; });
    out.index = into.put(std::string(index_stem) + ".json", json);
    return out;
}

}  // namespace ceping

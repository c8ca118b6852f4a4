// ceping-form: a blank form for a unit, or one for each unit of a roster. See ceping-form(1).
#include <ceping/analyse/forms/form.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/file_names.hpp>
#include <ceping/decode/record/roster.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/forms/forms.hpp>

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    std::string rubric;
    std::string method;
    std::string roster;
    std::string unit;
    std::string name;
    std::string events;
    std::string table;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_text(app, "-r,--rubric", options.rubric, "FILE", {"测评细则文件", "the rubric"});
    add_common(app, options.common, {Shared::format}, ceping::form_format_names());
    add_text(app, "--method", options.method, "ID",
             {"某种测评方法的记录表（如暗访记录表）；不写为单位的自评表",
              "the record of a method, such as a visit; without it the self-assessment"});
    add_text(app, "--roster", options.roster, "FILE",
             {"花名册：每个单位一份，单位信息先填好；-o 为文件夹",
              "a roster: a form for each unit, with what is known of it; -o is a folder"});
    add_text(app, "--unit", options.unit, "ID", {"单位编码，先填好", "the code of the unit, filled in"});
    add_text(app, "--name", options.name, "NAME", {"单位名称，先填好", "its name, filled in"});
    add_text(app, "--events", options.events, "N",
             {"逐件填写的内容留多少行，默认 8", "room for so many events of a criterion; by default 8"});
    add_choice(app, "--table", options.table, {"long", "wide"},
               {"csv 的排法：long 一行一项（默认），wide 一行一个单位",
                "how csv is laid out: one row per answer (long, the default), or one per unit (wide)"});
    add_common(app, options.common, {Shared::output, Shared::quiet});
}

ceping::FormOptions form_options(const Options& options, const ceping::Rubric& rubric) {
    ceping::FormOptions out;
    if (!options.method.empty() && options.method != "self") {
        out.method = rubric.find_method(options.method);
        if (!out.method) {
            std::vector<std::string_view> known;
            for (const auto& method : rubric.methods) {
                known.push_back(method.id);
            }
            const ceping::Words names = ceping::listed(known);
            throw UsageError(
                {"--method：这份细则没有测评方法“" + options.method + "”；有：" + names.zh,
                 "--method: this rubric has no method `" + options.method + "'; it has: " + names.en});
        }
    }
    if (!options.events.empty()) {
        out.events = ceping::frame::parse_count(options.events, "--events", 500);
    }
    return out;
}

void write(const ceping::OutputFormat& format, const ceping::FormPage& page, const std::string& path) {
    ceping::frame::Output out(path);
    format.form(page, out.sink());
    out.commit();
}

ceping::FormFilling filling_of(const ceping::Form& form, const ceping::RosterEntry& entry) {
    ceping::FormFilling out(form.fields.size());
    out[form.id] = entry.id;
    out[form.name] = entry.name;
    out[form.region] = entry.region;
    for (std::size_t i = 0; i < form.facts.size() && i < entry.facts.size(); ++i) {
        out[form.facts[i]] = entry.facts[i];
    }
    return out;
}

/// A form for each unit in a folder, or one table of them all.
Status write_all(const ceping::Roster& roster, const ceping::OutputFormat& format,
                 const ceping::FormPage& page, std::vector<ceping::FormFilling>& units,
                 const Options& options) {
    const std::string& path = options.common.output;
    if (format.name == "csv" &&
        (path == "-" ||
         ceping::output_format_of(std::filesystem::path(path).extension().string()) == &format)) {
        for (const auto& entry : roster.entries) {
            units.push_back(filling_of(page.form, entry));
        }
        write(format, page, path);
        return Status::ok;
    }
    if (path == "-") {
        throw UsageError({"--roster 每个单位一份，-o 要写明文件夹",
                          "--roster makes a form for each unit: name a folder with -o"});
    }
    const std::filesystem::path folder(path);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        throw ceping::Error(
            {"不能建立这个文件夹：" + failed.message(), "this folder cannot be made: " + failed.message()},
            {path, 0, 0, {}});
    }
    ceping::FileNames names;
    for (const auto& entry : roster.entries) {
        units.assign(1, filling_of(page.form, entry));
        write(format, page, (folder / names.take(entry.id, format.suffixes[0])).string());
    }
    return Status::ok;
}

Status run(const Options& options) {
    if (options.rubric.empty()) {
        throw UsageError({"请用 -r 写明测评细则文件", "name the rubric with -r"});
    }
    ceping::Diagnostics found;
    const auto rubric = ceping::load_rubric(options.rubric, found);
    found.sort();
    ceping::frame::tell_findings(found.all(), options.common);
    if (!rubric) {
        return Status::cannot_work;
    }
    const auto& format = ceping::frame::chosen_format(options.common, ceping::form_format_names());
    const ceping::Form form = ceping::form_of(*rubric, form_options(options, *rubric));
    std::vector<ceping::FormFilling> units;
    ceping::FormPage page{*rubric, form, units, ceping::frame::language(),
                          options.table == "wide" ? ceping::FormTable::wide : ceping::FormTable::long_rows};
    if (options.roster.empty()) {
        ceping::FormFilling& filling = units.emplace_back(form.fields.size());
        filling[form.id] = options.unit;
        filling[form.name] = options.name;
        write(format, page, options.common.output);
        return Status::ok;
    }
    ceping::Diagnostics in_roster;
    const auto roster = ceping::load_roster(options.roster, *rubric, {}, in_roster);
    in_roster.sort();
    ceping::frame::tell_findings(in_roster.all(), options.common);
    if (!roster) {
        return Status::cannot_work;
    }
    const Status status = write_all(*roster, format, page, units, options);
    return in_roster.has_error() ? Status::bad_data : status;
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool(
        "ceping-form",
        {"生成空白的自评表或测评记录表。", "Make a blank self-assessment, or the record of a visit."},
        declare, run, argc, argv);
}

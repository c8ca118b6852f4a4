#include "explain_code.hpp"

#include <ceping/base/codes/codes.hpp>
#include <ceping/base/codes/codes_audience.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>

#include <cstddef>
#include <vector>

#include "help.hpp"
#include "output.hpp"

namespace ceping::frame {

namespace {

constexpr std::size_t explained_width = 80;

std::string paragraph(std::string_view text) {
    std::string out;
    for (const auto& line : wrap(text, explained_width)) {
        out += line + "\n";
    }
    return out;
}

std::string table() {
    std::string out;
    for (const auto& row : code_table()) {
        out.append(row.name).append("\t").append(severity_word(row.severity, language())).append("\t");
        out.append(language() == Language::zh ? row.zh : row.en).append("\n");
    }
    return out;
}

/// Who can put it right.
Words audience_words(Audience audience) {
    switch (audience) {
        case Audience::writer: return {"由写这个文件的人改正", "for whoever wrote the file"};
        case Audience::unit: return {"由填报单位改正", "for the unit"};
        case Audience::liaison: return {"由联络员处理", "for the liaison"};
        case Audience::author: return {"由细则的编写人改正", "for the author of the rubric"};
        case Audience::operation: break;
    }
    return {"由运行程序的人处理", "for whoever runs the programs"};
}

std::string page_of(const CodeRow& row) {
    const bool zh = language() == Language::zh;
    std::string out(row.name);
    const auto at = static_cast<std::size_t>(&row - code_table().data());
    out.append(zh ? "（" : " (")
        .append(severity_word(row.severity, language()))
        .append(zh ? "；" : "; ")
        .append(audience_words(audience_of_row(at)).in(language()))
        .append(zh ? "）" : ")")
        .append("\n");
    const auto* page = find_code_page(row.name);
    if (page == nullptr) {
        return out + "\n" + paragraph(zh ? row.zh : row.en);
    }
    out += "\n" + paragraph(zh ? page->zh_meaning : page->en_meaning);
    out += zh ? "\n例：\n" : "\nexample:\n";
    for (const auto line : split(page->example, '\n')) {
        out += line.empty() ? "" : "    " + std::string(line) + "\n";
    }
    out += zh ? "\n修改意见：\n" : "\nto fix it:\n";
    return out + paragraph(zh ? page->zh_fix : page->en_fix);
}

[[noreturn]] void refuse_code(std::string_view code) {
    std::vector<std::string_view> names;
    for (const auto& each : code_table()) {
        names.push_back(each.name);
    }
    throw UsageError(phrases::no_such_code.with({{"code", code}, {"hint", suggestion(code, names)}}));
}

}  // namespace

void add_explain(CLI::App& app, std::string& code) {
    add_text(app, "--explain", code, "CODE",
             {"说明一个诊断代码的含义、例子和修改意见；all 列出全部代码",
              "say what a code of a finding means and how to fix it; all lists the codes"});
}

void check_codes(const std::vector<std::string>& codes) {
    for (const auto& code : codes) {
        if (find_code(code) == nullptr) {
            refuse_code(code);
        }
    }
}

Status explain_code(std::string_view code) {
    std::string text;
    if (code == "all") {
        text = table();
    } else if (const auto* row = find_code(code)) {
        text = page_of(*row);
    } else {
        refuse_code(code);
    }
    Output out("-");
    out.write(text);
    out.commit();
    return Status::ok;
}

}  // namespace ceping::frame

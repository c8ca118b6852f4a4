// A form as one file that a browser opens, from a folder or a stick, without a network. Source: ceping-form(1), PAGES.
#include <ceping/write/forms/form_html.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/write/formats/html_text.hpp>
#include <ceping/write/forms/form_texts.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace ceping {

namespace {

// In this order: each uses what those before it declare.
constexpr auto scripts = std::to_array<std::string_view>(
    {"rational.js", "formulas.js", "values.js", "answers.js", "faults.js", "evidence_faults.js",
     "expectations.js", "record.js", "sha256.js", "fields.js", "evidence.js", "drafts.js", "page.js"});

std::string_view text_named(std::string_view name) {
    const auto& all = form_texts::all();
    return std::find_if(all.begin(), all.end(), [name](const auto& each) { return each.name == name; })->text;
}

/// One script of all: nothing of it is seen from outside.
std::string whole_script() {
    std::string out = "'use strict';\n(() => {\n";
    for (const auto name : scripts) {
        out += text_named(name);
    }
    return out + "})();\n";
}

std::string hash(std::string_view text) { return "'sha256-" + sha256_base64(text) + "'"; }

}  // namespace

void write_form_html(const FormPage& page, const ByteSink& out) {
    const FormText text = form_text(page.rubric, page.form, page.language);
    const std::string_view style = text_named("form.css");
    const std::string_view notice = text_named("old.js");
    const std::string script = whole_script();
    // A browser loads nothing for the page, and runs nothing but these very scripts.
    std::string head = "<!DOCTYPE html>\n<html lang=\"";
    head += page.language == Language::zh ? "zh-CN" : "en";
    head +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; base-uri 'none'; form-action 'none'; style-src ";
    head += hash(style) + "; script-src " + hash(notice) + " " + hash(script) + "\">\n";
    head += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            html_text(text.title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
    out(head);
    out(form_body_html(page, text));
    out("<script type=\"application/json\" id=\"data\">" + form_data_json(page) + "</script>\n");
    out("<script>" + std::string(notice) + "</script>\n<script>" + script + "</script>\n</body>\n</html>\n");
}

}  // namespace ceping

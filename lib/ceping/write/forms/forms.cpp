#include <ceping/write/forms/forms.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>

namespace ceping {

std::vector<FormEntry> entries_of(const Form& form, const FormFilling& filling) {
    std::vector<FormEntry> out(form.fields.size());
    for (std::size_t i = 0; i < filling.size(); ++i) {
        FormEntry& entry = out[i];
        entry.text = std::string(trim(filling[i]));
        entry.number = Exact::parse(entry.text);
        entry.day = parse_loose_date(entry.text);
        entry.yes = entry.text == "是" || entry.text == "yes" || entry.text == "true";
        entry.absent = form.fields[i].may_be_absent && (entry.text == "n/a" || entry.text == "不涉及");
    }
    return out;
}

}  // namespace ceping

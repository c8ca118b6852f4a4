#include <ceping/model/report.hpp>

#include <algorithm>

namespace ceping {

Report::Cell::Cell(Table rows) : value(std::make_shared<const Table>(std::move(rows))) {}

bool Report::Cell::empty() const {
    struct Visitor {
        bool operator()(std::monostate) const { return true; }
        bool operator()(std::nullptr_t) const { return false; }
        bool operator()(const std::string& text) const { return text.empty(); }
        bool operator()(const Words& words) const { return words.en.empty(); }
        bool operator()(const Word& word) const { return word.key.empty(); }
        bool operator()(const Line& line) const {
            return std::all_of(line.begin(), line.end(), [](const Run& run) { return run.text.empty(); });
        }
        bool operator()(const Exact& /*number*/) const { return false; }
        bool operator()(bool /*flag*/) const { return false; }
        bool operator()(const std::shared_ptr<const Table>& /*rows*/) const { return false; }
    };
    return std::visit(Visitor(), value);
}

Report::Column& Report::Table::add(std::string column, Words called, Type type,
                                   std::function<Cell(std::size_t)> cell) {
    columns.push_back({std::move(column), std::move(called), type, std::move(cell)});
    return columns.back();
}

Report::Column& Report::Table::for_people(Words called, Type type, std::function<Cell(std::size_t)> cell) {
    Column& out = add({}, std::move(called), type, std::move(cell));
    out.readers = people;
    return out;
}

Report::Column& Report::Table::for_data(std::string column, Type type,
                                        std::function<Cell(std::size_t)> cell) {
    Column& out = add(std::move(column), {}, type, std::move(cell));
    out.readers = data;
    return out;
}

Report::Table& Report::Table::same(std::string column, Type type, Cell cell) {
    for_data(std::move(column), type, [cell = std::move(cell)](std::size_t) { return cell; });
    return *this;
}

Report::Object::Object(std::string id) {
    table_.id = std::move(id);
    table_.rows = 1;
    table_.readers = programs;
    table_.shape = Shape::object;
}

Report::Object& Report::Object::add(std::string_view member, std::vector<Object> objects) {
    Table out{{}, objects.size()};
    out.shape = Shape::values;
    out.for_data({}, Type::text, [objects = std::move(objects)](std::size_t i) { return objects[i].table_; });
    return put(member, Type::text, std::move(out));
}

Report::Object& Report::Object::add(std::string_view member, std::vector<Exact> figures) {
    Table out{{}, figures.size()};
    out.shape = Shape::values;
    out.for_data({}, Type::points, [figures = std::move(figures)](std::size_t i) { return figures[i]; });
    return put(member, Type::text, std::move(out));
}

void Report::heading(int level, const Words& text, bool close) {
    Heading out{level, "part-" + std::to_string(blocks.size()), say(text)};
    out.close = close;
    blocks.emplace_back(std::move(out));
}

void Report::paragraph(const Words& text, Tone tone) {
    Paragraph out;
    out.text = {{say(text)}};
    out.tone = tone;
    blocks.emplace_back(std::move(out));
}

void Report::item(const Words& text, Tone tone) {
    if (blocks.empty() || !std::holds_alternative<List>(blocks.back())) {
        blocks.emplace_back(List());
    }
    auto& list = std::get<List>(blocks.back());
    list.items.push_back({{say(text)}});
    list.tones.push_back(tone);
}

}  // namespace ceping

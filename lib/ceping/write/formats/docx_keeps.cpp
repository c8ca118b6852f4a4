#include <ceping/write/formats/docx_keeps.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/docx_table.hpp>

#include <algorithm>
#include <cstddef>
#include <variant>

namespace ceping {

namespace {

constexpr std::size_t paper_line = 579;                // a line of text, in twentieths of a point
constexpr std::size_t paper_height = 22 * paper_line;  // how many a page has

/// How high blocks are on paper, about.
class PaperHeight {
public:
    explicit PaperHeight(Language language) : language_(language) {}

    std::size_t operator()(const Report::Heading& heading) const {
        return text(heading.text + heading.tail) + (heading.below.empty() ? 0 : text(heading.below));
    }
    std::size_t operator()(const Report::Paragraph& each) const { return text(plain_text(each.text)); }
    std::size_t operator()(const Report::List& list) const {
        std::size_t out = 0;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            out += text("· " + plain_text(list.items[i]));
            std::string below;
            for (const auto& each : i < list.below.size() ? list.below[i] : std::vector<Report::Line>()) {
                below += plain_text(each);
            }
            out += below.empty() ? 0 : text(below);
        }
        return out;
    }
    std::size_t operator()(const Report::Facts& facts) const {
        std::size_t out = 0;
        for (const auto& [label, value] : facts.entries) {
            out += text(label + "：" + plain_text(value));
        }
        return out;
    }
    std::size_t operator()(const Report::Gap& /*gap*/) const { return 0; }
    std::size_t operator()(const Report::Table& table) const {
        constexpr std::size_t below = 200;
        return shown(table) ? docx_height(docx_table(table, language_), language_) + below : 0;
    }

private:
    /// A line has 28 ideographs, the first two fewer.
    static std::size_t text(std::string_view text) {
        constexpr std::size_t columns = 56;
        constexpr std::size_t indent = 4;
        return (std::max<std::size_t>(display_width(text) + indent, 1) + columns - 1) / columns * paper_line;
    }

    Language language_;
};

class PaperKeeps {
public:
    explicit PaperKeeps(const Report& report)
        : blocks_(report.blocks), height_(report.language), keeps_(report.blocks.size()) {}

    std::vector<DocxKeep> all() {
        // From the last to the first, so that it is known how much has to stay on one page with what is above it.
        std::size_t end = blocks_.size();
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            if (std::holds_alternative<Report::Heading>(blocks_[i])) {
                section(i, end);
                end = i;
            }
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            introduction(i);
            if (signs(i) && (i == 0 || !signs(i - 1))) {
                signature(i);
            }
        }
        return std::move(keeps_);
    }

private:
    [[nodiscard]] std::size_t height(std::size_t block) const { return std::visit(height_, blocks_[block]); }

    [[nodiscard]] bool signs(std::size_t block) const {
        const auto* each = std::get_if<Report::Paragraph>(&blocks_[block]);
        return each != nullptr && each->right;
    }

    /// A heading and what stands below it, up to the next heading, `end`.
    void section(std::size_t heading, std::size_t end) {
        const auto& head = std::get<Report::Heading>(blocks_[heading]);
        std::size_t sum = height(heading);
        const auto* next = end < blocks_.size() ? &std::get<Report::Heading>(blocks_[end]) : nullptr;
        if (head.whole) {
            for (std::size_t i = heading + 1; i < end && sum <= paper_height; ++i) {
                sum += height(i);
            }
            if (sum <= paper_height) {
                keep(heading, end, false);
                chained_ = sum;
                return;
            }
        } else if (next != nullptr && next->level > head.level) {
            // A few lines below a heading belong to what they introduce.
            constexpr std::size_t few = 4 * paper_line;
            std::size_t between = 0;
            for (std::size_t i = heading + 1; i < end && between <= few; ++i) {
                between += std::holds_alternative<Report::Table>(blocks_[i]) ? paper_height : height(i);
            }
            if (between <= few && sum + between + chained_ <= paper_height) {
                keep(heading, end, true);
                chained_ += sum + between;
                return;
            }
        }
        // Two lines of what follows.
        chained_ = sum + 2 * paper_line;
    }

    void keep(std::size_t heading, std::size_t end, bool below) {
        for (std::size_t i = heading; i < end; ++i) {
            keeps_[i].inside = true;
            keeps_[i].below = below || i + 1 < end;
        }
    }

    /// What stands between a heading and a list or a table, and a few lines that lead to a table.
    void introduction(std::size_t at) {
        if (!std::holds_alternative<Report::Paragraph>(blocks_[at]) || at + 1 == blocks_.size() ||
            signs(at)) {
            return;
        }
        constexpr std::size_t few = 4 * paper_line;
        const bool below_heading = at > 0 && std::holds_alternative<Report::Heading>(blocks_[at - 1]);
        const bool before_table = std::holds_alternative<Report::Table>(blocks_[at + 1]) && height(at) <= few;
        const bool before_text = std::holds_alternative<Report::Paragraph>(blocks_[at + 1]);
        keeps_[at].below = keeps_[at].below || before_table || (below_heading && !before_text);
    }

    /// A signature never stands alone on a page, nor with nothing but the last few words of a letter.
    void signature(std::size_t first) {
        constexpr std::size_t few = 2 * paper_line;
        constexpr std::size_t most = 8 * paper_line;
        std::size_t sum = 0;
        for (std::size_t i = first; i-- > 0 && sum < most;) {
            keeps_[i].below = true;
            const std::size_t high = height(i);
            if (!std::holds_alternative<Report::Paragraph>(blocks_[i]) || high > few) {
                break;
            }
            sum += high;
        }
    }

    const std::vector<Report::Block>& blocks_;
    PaperHeight height_;
    std::vector<DocxKeep> keeps_;
    std::size_t chained_ = 0;  ///< how high what is kept below the section that was looked at last is
};

}  // namespace

std::vector<DocxKeep> docx_keeps(const Report& report) { return PaperKeeps(report).all(); }

}  // namespace ceping

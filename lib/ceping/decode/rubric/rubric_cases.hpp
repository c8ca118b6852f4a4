#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/model/unit_status.hpp>
#include <ceping/node/node.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Tests of a rubric: answers and what must come of them. Source: ceping-cases(5).

/// What a figure of a result must be: within `low` and `high`, which are the same where one number is expected.
struct FigureBounds {
    Exact low;
    Exact high;
};

/// The figures of a result that a case may expect, nodes aside.
enum class ResultFigure : std::uint8_t { score, base, bonus, penalty, claimed };

/// What a case expects. What it does not state may be anything. Each `at` is where it says so.
struct CaseExpectation {
    struct Figure {
        ResultFigure of;
        FigureBounds bounds;
        Node at;
    };
    struct Points {
        ItemId item;
        std::optional<FigureBounds> bounds;  ///< nothing: the node does not apply
        Node at;
    };
    struct Standing {
        BandId band;
        Node at;
    };
    struct Eligibility {
        bool eligible = true;
        Node at;
    };
    struct Unscored {
        UnitStatus status;
        std::string code;  ///< of a rejected unit: one of its errors' codes; empty: any
        Node at;
    };
    Node at;  ///< the whole of it
    std::vector<Figure> figures;
    std::vector<Points> nodes;
    std::optional<Standing> band;
    std::optional<Eligibility> eligible;
    std::optional<Unscored> unscored;  ///< then nothing else is expected
};

/// One record of a case as a tree in the form of record/1, with what `fill` answers in it.
struct CaseRecord {
    Node map;
    bool enough_evidence = true;            ///< of answers that do not list any
    std::vector<std::string_view> evident;  ///< criteria whose answers say what evidence there is, sorted
};

struct RubricCase {
    std::string name;
    std::string unit;  ///< the unit's id
    std::vector<CaseRecord> records;
    std::optional<Node> rulings;
    CaseExpectation expected;
};

/// A cases/1 file as read; its cases mean something only beside a rubric.
struct CasesFile {
    std::shared_ptr<Document> document;
    std::string rubric;  ///< path of the rubric that it names, seen from the current folder; empty: none
};

/// Cases that belong to one rubric. Their nodes point into the file and into `arena`.
struct RubricCases {
    std::shared_ptr<Document> document;
    Arena arena;
    std::vector<RubricCase> cases;
    std::size_t faulty = 0;  ///< how many were left out for faults of their own
};

/// Whether a file says of itself that it holds cases, told from its first lines; false where it cannot be read.
[[nodiscard]] bool is_cases_file(const std::string& path);

/// Reads a cases file. Nothing where it cannot be read or is another document; findings say why, and what is wrong with it
/// otherwise.
[[nodiscard]] std::optional<CasesFile> read_cases(const std::string& path, Diagnostics& found);

/// The cases of a file against a rubric. A case with a fault of its own (an unknown key, node or band) is a finding and is
/// left out; what is wrong with its records is found when they are decoded.
[[nodiscard]] RubricCases decode_cases(const CasesFile& file, const Rubric& rubric, Diagnostics& found);

/// Decodes what cases hold by one rubric: the one they were written for, or a mutant of it. Thread-safe.
class CaseDecoder {
public:
    explicit CaseDecoder(const Rubric& rubric);
    ~CaseDecoder();
    CaseDecoder(const CaseDecoder&) = delete;
    CaseDecoder& operator=(const CaseDecoder&) = delete;

    [[nodiscard]] std::vector<Record> records(const RubricCase& of) const;

private:
    std::unique_ptr<const RecordDecoder::Plan> plan_;
};

}  // namespace ceping

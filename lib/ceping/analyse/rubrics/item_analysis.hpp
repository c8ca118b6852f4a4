#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// Item analysis 项目分析: what the results of a batch say about the criteria that they were scored by. Nothing in it is a
// score. Source: ceping-lint(1), ITEM ANALYSIS.

/// What is said of a criterion. Source: ceping-lint(1), JUDGEMENTS.
enum class ItemRemark : std::uint8_t {
    easy,       ///< full points for nearly everyone
    hard,       ///< no points for nearly everyone
    flat,       ///< does not tell strong units from weak ones
    redundant,  ///< goes along with a criterion before it
    weight,     ///< moves the total much more or much less than its points promise
    unused,     ///< a level that no unit has, a check that none meets
    always,     ///< a check that all meet
    few         ///< too few units for any of these
};

/// A criterion whose shares go along with another one's.
struct ItemPartner {
    std::size_t other = 0;  ///< position among ItemAnalysis::items, before the criterion itself
    Exact correlation;      ///< to 5 places
    std::size_t units = 0;  ///< that answered both
    bool equal = false;     ///< the same share in each of them
};

/// A level of a scale or a check of a list, and how many answers have it.
struct ItemChoice {
    std::string key;
    bool check = false;
    std::size_t count = 0;
};

/// One criterion. A share is points by max, within 0..1; of a penalty it is what was kept, 1 less points by max.
struct ItemFigures {
    ItemId item;
    std::string id;
    std::string title;
    Section section = Section::items;
    Exact points;  ///< declared
    std::size_t answered = 0;
    std::size_t missing = 0;         ///< applies and was not answered
    std::size_t not_applicable = 0;  ///< or is unknown to a result of another edition
    std::optional<Exact> facility;   ///< mean share over `answered`; nothing where there are none
    bool constant = false;           ///< the same share in all of them
    /// How many units do not have the commonest share. Where there are very many different ones: all.
    std::size_t apart = 0;
    /// Correlation of the share with the rest score, to 5 places; nothing where either does not vary.
    std::optional<Exact> discrimination;
    std::size_t discrimination_units = 0;
    Exact nominal;                   ///< share of the total that its points promise
    std::optional<Exact> effective;  ///< share of the total's variance that it brings
    std::optional<Exact> error;      ///< square of the standard error of `effective`
    std::vector<ItemPartner> partners;
    std::vector<ItemChoice> choices;  ///< of levels and checklists, in the rubric's order
    std::size_t told = 0;             ///< answers that the results tell of these
    std::vector<ItemRemark> remarks;  ///< rising
};

/// A top-level node, or the bonus or penalties as a whole: what its criteria come to together.
struct SectionWeight {
    std::string id;  ///< empty: bonus or penalties
    std::string title;
    Section section = Section::items;
    Exact nominal;  ///< of bonus and penalties: their criteria's points by the total
    std::optional<Exact> effective;
};

/// Results by other scoring rules than the rubric's, by what they name.
struct OtherEdition {
    std::string rubric;
    std::string edition;
    std::string scoring;
    std::size_t results = 0;
    Location first;
};

struct ItemAnalysis {
    std::size_t units = 0;         ///< scored, with the nodes of the rubric
    std::size_t rejected = 0;      ///< left out
    std::size_t not_assessed = 0;  ///< left out
    std::size_t bare = 0;          ///< left out: scored, but without a criterion of the rubric
    Location first_bare;
    std::string first_bare_unit;
    std::string first_bare_node;  ///< the first criterion that it lacks
    std::size_t weighed = 0;      ///< units by this very edition, from which effective weights come
    std::vector<ItemFigures> items;
    std::vector<SectionWeight> sections;
    std::vector<OtherEdition> others;
    std::map<std::string, std::size_t> overrides;  ///< what --set changed, and of how many of the units
};

/// Takes results one at a time; memory does not grow with their number. The order does not matter.
class ItemAnalyser {
public:
    /// `rubric` must outlive this object.
    explicit ItemAnalyser(const Rubric& rubric);
    ~ItemAnalyser();
    ItemAnalyser(const ItemAnalyser&) = delete;
    ItemAnalyser& operator=(const ItemAnalyser&) = delete;

    /// `names` knows the ids of the result's nodes. Throws Error beyond 30 million results.
    void add(const SavedResult& result, const ResultSet& names);
    /// All figures, and the remarks on them. Once.
    [[nodiscard]] ItemAnalysis take();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace ceping

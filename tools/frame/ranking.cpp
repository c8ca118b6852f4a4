#include "ranking.hpp"

namespace ceping::frame {

void add_rank_choices(CLI::App& app, RankChoices& choices) {
    add_text(
        app, "--by", choices.by, "FACT",
        {"按单位的一项或几项信息分组排名，以逗号相隔；也可写 region、region:N 或 none",
         "rank within each value of a fact, or of several, separated by commas; also region, region:N or none"});
    add_choice(app, "--style", choices.style, {"competition", "dense"},
               {"并列之后的名次：跳过或不跳过", "after a tie the next rank skips, or does not"});
    add_comma_list(app, "--tie-break", choices.tie_break, "ID",
                   {"同分时依次比较的节点，或 exact；以逗号相隔",
                    "nodes that order equal scores in turn, or exact; separated by commas"});
}

}  // namespace ceping::frame

#include "drawn.hpp"

#include "plain_write.hpp"
#include "support/environment.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace plain {

int cases_wanted() {
    const char* stated = std::getenv("CEPING_PROPERTY_CASES");
    return stated != nullptr ? std::max(1, std::atoi(stated)) : 2000;
}

void holds(int cases, const std::function<void(std::uint64_t, int)>& property) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    if (std::getenv("RC_PARAMS") == nullptr) {
        params.seed = ceping::test::seed();
    }
    params.maxSuccess = cases;
    rc::detail::TestMetadata metadata;
    metadata.id = boost::unit_test::framework::current_test_case().full_name();
    metadata.description = metadata.id;
    const auto draw_and_check = [&] {
        const auto drawn =
            *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
        const int size = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(1, 26));
        property(drawn, size);
    };
    const auto result = rc::detail::checkTestable(draw_and_check, metadata, params);
    BOOST_CHECK(true);
    if (!result.template is<rc::detail::SuccessResult>()) {
        std::ostringstream message;
        rc::detail::printResultMessage(result, message);
        BOOST_FAIL(message.str() + ceping::test::how_to_repeat());
    }
}

EngineOptions engine_options(const Options& options, int jobs) {
    EngineOptions made;
    made.stage = options.stage == StageOption::self       ? "self"
                 : options.stage == StageOption::verified ? "verified"
                                                          : "";
    made.keep_invalid = options.keep_invalid;
    made.duplicates_latest = options.duplicates_latest;
    made.jobs = jobs;
    return made;
}

std::string told(const Case& input, const std::string& why) {
    const EngineOptions options = engine_options(input.options, 1);
    return why + "\nseed " + std::to_string(input.seed) +
           (options.stage.empty() ? "" : " --stage " + options.stage) +
           (options.keep_invalid ? " --keep-invalid" : "") +
           (options.duplicates_latest ? " --duplicates latest" : "") + "\n--- rubric.yaml\n" +
           rubric_yaml(input.rubric) + "--- records.yaml\n" + records_yaml(input.rubric, input.records);
}

}  // namespace plain

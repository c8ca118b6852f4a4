#include <ceping/score/trace.hpp>

#include <utility>

namespace ceping {

Step& Trace::add(ItemId node, Rule rule, StepPart part) {
    Step step;
    step.node = node;
    step.rule = rule;
    step.part = part;
    steps.push_back(std::move(step));
    return steps.back();
}

Step& Trace::add_value(ItemId node, Rule rule, const Exact& value, StepPart part) {
    Step& step = add(node, rule, part);
    step.value = value;
    return step;
}

void Trace::add_rounding(ItemId node, const Exact& before, const Exact& after, int places) {
    add_value(node, Rule::rounded, after, places).operands = {{before}};
}

}  // namespace ceping

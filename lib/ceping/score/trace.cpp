#include <ceping/score/trace.hpp>

#include <utility>

namespace ceping {

Step& Trace::add(int node, Rule rule, int part) {
    Step step;
    step.node = node;
    step.rule = rule;
    step.part = part;
    steps.push_back(std::move(step));
    return steps.back();
}

Step& Trace::add_value(int node, Rule rule, const Exact& value, int part) {
    Step& step = add(node, rule, part);
    step.value = value;
    return step;
}

void Trace::add_rounding(int node, const Exact& before, const Exact& after, int places) {
    add_value(node, Rule::rounded, after, places).operands = {{before}};
}

}  // namespace ceping

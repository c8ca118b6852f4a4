// The rubric to begin with, in English: a text to be edited, so that it stands here as its reader sees it.
#include <ceping/write/starts/starting_texts.hpp>

namespace ceping::starting_texts {

// clang-format off
const char* const rubric_english =
R"yaml(# A rubric. The comment at each key says what it is for; delete what you do not need, and check what you changed with
#   ceping-lint @FILE@
# ceping-rubric(5) has all keys, ceping-scoring(7) says how scores are made.

ceping: rubric/1
id: @ID@                      # small letters, digits, dots and hyphens; never changed later
title: @TITLE@
edition: "@YEAR@"                     # one a year
status: draft                       # draft, official or illustrative
total: 100                          # full marks: the sum of the points under items
rounding: {final: 2, mode: half_up} # scores to two decimals, ties upwards
not_applicable: prorate             # what does not apply is left out and the rest brought up in proportion
unverified: self                    # what nobody verified counts as the unit said; zero: it counts nothing

# The documents that the rubric rests on. A criterion's source: "document#clause" is cited in reports and notices.
sources:
  notice: {title: Notice on evaluating civilized industries, date: @YEAR@-01-15}

period: {from: @YEAR@-01-01, to: @YEAR@-12-31}    # what is evaluated
deadline: @YEAR@-12-20                # last day to submit

# Levels, the best first: each is a share of the criterion's points.
scales:
  abcd: {A: 1, B: 0.75, C: 0.5, D: 0}

# Methods of assessment. Several may assess one criterion: their points are averaged, or weighted.
methods:
  material: {title: Review of papers}
  onsite: {title: Covert visit, visits: mean}     # of several visits the mean; or lowest, latest
default_methods: [material]

# What a unit states of itself: it decides what applies to it (when), and within which group it is ranked.
facts:
  kind: {title: Kind of unit, values: [office, service hall], required: true}

# Prerequisites: only a unit with none denied and all confirmed is eligible.
prerequisites:
  - {id: Q1, title: The plan of the year was submitted}

# Vetoes: ineligible takes the eligibility, zero the whole score.
vetoes:
  - {id: V1, title: A grave accident that the unit answers for, effect: ineligible}

items:
  - id: A
    title: Ethics
    items:
      # level: one of the scale. standard says what each level looks like, advice how to do better.
      - id: A1
        title: Training
        points: 20
        kind: level
        scale: abcd
        source: "notice#1"
        standard:
          A: once a quarter or more, everybody, with records
          B: three times a year, with records
          C: once or twice a year
          D: none
        advice: Plan the year; keep a list of who came and a record each time
      # checklist: each check that is met brings its points; they add up to the criterion's.
      - id: A2
        title: Public-service notices
        points: 10
        kind: checklist
        checks:
          - {id: a, title: There is one in the hall, points: 4}
          - {id: b, title: The screen shows them, points: 3}
          - {id: c, title: They change every month, points: 3}
        advice: Put up what is missing, and name somebody who changes it every month
  - id: B
    title: Service
    items:
      # count: so much for each; from: zero adds up, from: full takes off.
      - id: B1
        title: Events for the public
        points: 10
        kind: count
        from: zero
        each: 2
        unit: event
        standard: 2 points for each event, 10 at most
        advice: Put them into the plan of the year
      - id: B2
        title: Discipline
        points: 10
        kind: count
        from: full
        each: 1
        unit: case
        methods: {material: 40, onsite: 60}       # two methods, weighted
        standard: 1 point off for each absence or unfriendliness that was found
        advice: Report every month and put right within the month
      # measure: a figure, and points by a curve; shape is steps or linear.
      - id: B3
        title: Satisfaction
        points: 20
        kind: measure
        unit: "%"
        range: [0, 100]
        shape: linear
        curve: [[60, 0], [95, 20]]
        standard: no points up to 60%, full points from 95%, in proportion between
        advice: Ask why those who are not satisfied are not, and call them back
      # when: what applies to some units only; not_applicable says what becomes of it for the others.
      # judged: the assessor gives the points, in steps.
      - id: B4
        title: The hall
        points: 20
        kind: judged
        step: 0.5
        when: {kind: service hall}
        methods: [onsite]
        standard: clean, well signposted, everything in order
        advice: Go round every day with a list
  - id: C
    title: Reporting
    items:
      # timeliness: follows from the day of submission; units do not fill it in. per_day is taken for each day late.
      - id: C1
        title: Self-assessment in time
        points: 10
        kind: timeliness
        per_day: 2
        standard: 10 points up to the deadline, 2 less for each day after it

# Bonus and penalties, each with a cap; a score never exceeds the total, nor falls below 0.
bonus:
  cap: 5
  items:
    - id: X1
      title: Awards
      points: 5
      kind: count
      from: zero
      take: highest                   # of several the dearest; without this key they add up
      classes: {national: 5, provincial: 3, municipal: 1}
      standard: awards of the period, the highest counts
penalties:
  cap: 10
  items:
    - id: K1
      title: Exposed by the press
      points: 10
      kind: count
      each: 2
      unit: case
      standard: 2 points for each case that was found to be true

# Bands, the best first; the last has no condition. requires asks for a rate in a part of the rubric.
bands:
  - {id: excellent, title: Excellent, min: 90, requires: [{item: A, min_rate: 0.8}]}
  - {id: pass, title: Pass, min: 75}
  - {id: fail, title: Fail}

# Ranks: within which groups, and what decides between equal scores.
ranking: {by: kind, tie_break: [B, A]}
)yaml";
// clang-format on

}  // namespace ceping::starting_texts

"""Random self-assessments of a rubric, twice: as a record, and as what somebody types into a form, by the keys of its fields.

The rubric is what `ceping-show -f json` prints of it, resolved; nothing here comes from the form.

    form_filling.py NUMBER < RUBRIC    prints that many, each as {"record": …, "entries": …} on a line, with the words of records
"""
import datetime
import json
import random
import sys

from seed import SEED

NOTHING = {"facts": {}, "items": [], "vetoes": [], "prerequisites": []}


class Filler:
    """`fill(unit)` gives (record, entries): the record as record/1 has it, and {key of a field: text}. `absent` is the word for
    n/a, `ticks` the words for yes and no."""

    def __init__(self, rubric, seed, events=8, absent="不涉及", ticks=("是", "否")):
        self.rubric, self.events, self.absent, self.ticks = {**NOTHING, **rubric}, events, absent, ticks
        self.dice = random.Random(seed)

    def fill(self, unit):
        entries, answers = {}, {}
        facts = {"id": unit, "name": f"单位{unit}"}
        if self.dice.random() < 0.7:
            facts["region"] = self.dice.choice(["泉州市/丰泽区", "泉州市", "厦门市/思明区/开元"])
        for name, fact in (self.rubric["facts"] or {}).items():
            if not fact.get("required") and self.dice.random() < 0.15:
                continue
            if fact.get("type") == "number":
                facts[name] = str(self.dice.choice([0, 1, 5, 20, 36, 100, 250]))
            else:
                facts[name] = self.dice.choice(fact["values"]) if fact.get("values") else "某类"
        for name, value in facts.items():
            entries[f"unit|{name}"] = value
        record = {"ceping": "record/1", "rubric": self.rubric["id"], "source": "self", "unit": facts}
        if self.dice.random() < 0.9:
            deadline = self.rubric.get("deadline") or "2015-12-20"
            day = datetime.date.fromisoformat(deadline) + datetime.timedelta(days=self.dice.randint(-20, 12))
            record["submitted"] = entries["record|submitted"] = day.isoformat()
        self.statements(record, entries)
        for criterion in self.criteria():
            answer = self.answer(criterion, entries, f"answer|{criterion['id']}|")
            if answer is not None:
                answers[criterion["id"]] = answer
        record["answers"] = answers
        return record, entries

    def statements(self, record, entries):
        for what, key in (("prerequisites", "prerequisite"), ("vetoes", "veto")):
            said = {}
            for each in self.rubric[what] or []:
                if "item" in each or self.dice.random() < 0.3:
                    continue
                holds = self.dice.random() < (0.9 if what == "prerequisites" else 0.06)
                said[each["id"]] = holds
                entries[f"{key}|{each['id']}"] = self.ticks[0 if holds else 1]
                if holds and "months" in each and self.dice.random() < 0.5:
                    said[each["id"]] = {"date": "2014-02-03"}
                    entries[f"veto|{each['id']}|date"] = "2014-02-03"
            if said:
                record[what] = said

    def criteria(self):
        """All of them, with those that add to groups or take from them."""
        def walk(items):
            for item in items or []:
                if "kind" in item:
                    yield item
                yield from walk(item.get("items"))
                for extra in ("bonus", "penalties"):
                    yield from walk((item.get(extra) or {}).get("items"))
        for top in (self.rubric, ):
            yield from walk(top["items"])
            for extra in ("bonus", "penalties"):
                yield from walk((top.get(extra) or {}).get("items"))

    def answer(self, criterion, entries, key):
        if criterion["kind"] == "timeliness" or self.dice.random() < 0.08:
            return None
        if criterion.get("may_not_apply") and self.dice.random() < 0.15:
            entries[key + "value"] = self.absent
            return "n/a"
        answer = getattr(self, criterion["kind"])(criterion, entries, key)
        if answer is None:
            return None
        if self.dice.random() < 0.5:
            pieces = self.dice.randint(1, 4)
            listed = [{"title": f"材料{i + 1}", "file": f"evidence/{criterion['id']}-{i + 1}.pdf"} for i in range(pieces)]
            answer["evidence"] = listed
            between = self.dice.choice([";", "；", "; ", "\n"])
            entries[key + "evidence"] = between.join(f"{each['title']}={each['file']}" for each in listed)
        if self.dice.random() < 0.2:
            answer["note"] = entries[key + "note"] = self.dice.choice(["已整改", "见台账第3页，共2份", "“自查”发现"])
        return answer

    def checks(self, criterion, entries, key):
        met = []
        for check in criterion["checks"]:
            yes = self.dice.random() < 0.6
            entries[f"{key}met|{check['id']}"] = self.ticks[0 if yes else 1]
            if yes:
                met.append(check["id"])
        return {"met": met}

    def level(self, criterion, entries, key):
        if "checks" in criterion:
            return self.checks(criterion, entries, key)
        scale = self.rubric["scales"][criterion["scale"]]
        entries[key + "value"] = str(self.dice.choice(list(scale)))
        return {"value": entries[key + "value"]}

    def checklist(self, criterion, entries, key):
        return self.checks(criterion, entries, key)

    def measure(self, criterion, entries, key):
        answer = {}
        low, high = (float(str(end)) for end in criterion.get("range", [criterion["curve"][0][0], criterion["curve"][-1][0]]))
        if "unit" in criterion and criterion["unit"] == "%" and self.dice.random() < 0.5:
            den = self.dice.choice([0, 3, 7, 40, 161, 1000])
            num = self.dice.randint(0, den) if low >= 0 else 0
            if den and not low <= 100 * num / den <= high:
                num = den
            if den and not low <= 100 * num / den <= high:
                return None
            answer = {"num": str(num), "den": str(den)}
        else:
            places = self.dice.choice([0, 0, 1, 2])
            near = [float(str(x)) for x, _ in criterion["curve"]]
            x = self.dice.choice([self.dice.uniform(low, min(high, low + 3 * (near[-1] - low + 1))), self.dice.choice(near)])
            x = min(max(round(x, places), low), high)
            answer = {"value": f"{x:.{places}f}"}
            if not low <= float(answer["value"]) <= high:
                return None
        if "min_sample" in criterion or any("min_sample" in each for each in criterion.get("variants", [])):
            answer["sample"] = str(self.dice.choice([1, 160, 161, 300, 500]))
        for part, value in answer.items():
            entries[key + part] = value
        return answer

    def count(self, criterion, entries, key):
        if "events" in criterion and criterion["events"] is not None and self.dice.random() < 0.6:
            return self.told(criterion, entries, key)
        if "classes" in criterion:
            counts = {name: str(self.dice.randint(0, 3)) for name in criterion["classes"] if self.dice.random() < 0.6}
            for name, number in counts.items():
                entries[f"{key}counts|{name}"] = number
            return {"counts": counts} if counts else None
        entries[key + "value"] = str(self.dice.choice([0, 1, 2, 3, 5, 12]))
        return {"value": entries[key + "value"]}

    def told(self, criterion, entries, key):
        events = []
        for number in range(1, self.dice.randint(1, self.events) + 1):
            event, at = {}, f"{key}event|{number}|"
            if "classes" in criterion:
                event["class"] = entries[at + "class"] = self.dice.choice(list(criterion["classes"]))
            event["matter"] = entries[at + "matter"] = self.dice.choice(["某厂火灾", "投诉甲", f"事项{number}"])
            if self.dice.random() < 0.7:
                day = datetime.date(2013, 6, 1) + datetime.timedelta(days=self.dice.randint(0, 1000))
                event["date"] = entries[at + "date"] = day.isoformat()
            tags = [tag for tag in (criterion["events"].get("times") or {}) if self.dice.random() < 0.4]
            if tags:
                event["tags"] = tags
                for tag in tags:
                    entries[f"{at}tag|{tag}"] = self.ticks[0]
            events.append(event)
        return {"events": events}

    def judged(self, criterion, entries, key):
        full, step = float(str(criterion["points"])), criterion.get("step")
        if step:
            step = float(str(step))
            entries[key + "value"] = f"{step * self.dice.randint(0, int(full / step + 1e-9)):.6f}".rstrip("0").rstrip(".")
        else:
            entries[key + "value"] = f"{self.dice.uniform(0, full):.2f}"
            if float(entries[key + "value"]) > full:
                entries[key + "value"] = str(criterion["points"])
        return {"value": entries[key + "value"]}


if __name__ == "__main__":
    FILLER = Filler(json.load(sys.stdin), SEED, absent="n/a", ticks=("yes", "no"))
    for number in range(int(sys.argv[1])):
        made, typed = FILLER.fill(f"u{number}")
        print(json.dumps({"record": made, "entries": typed}, ensure_ascii=False))

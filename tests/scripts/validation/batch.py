"""Batches of good records: whatever the rubric allows, in the forms in which clerks write it."""
import copy
import datetime
import hashlib
import pathlib
import pickle
from fractions import Fraction

from marks import Marks, applies, criteria, parts_of, rounded, walk
from tree import List, Map, Record, Text, figure

UNITS = 5
CHARACTERS = ("社区开展志愿服务活动记录完整群众满意窗口设置公示栏更新及时领导重视组织学习传达精神制定方案落实责任检查督导"
              "整改到位台账规范宣传教育覆盖面广参与人数较多效果明显加强队伍建设提升素质优化流程缩短时限公开承诺接受监督评议"
              "通报表扬先进典型引领示范带动创建氛围浓厚环境整洁秩序井然态度热情业务熟练投诉处理反馈回访率高资金保障专款使用")
NAMES = ("丰泽区婚姻登记处", "惠安县救助管理站", "德化县殡仪馆", "安溪县社会福利院", "晋江市民政局", "石狮市老年人服务中心",
         "南安市军休所", "永春县儿童福利院", "洛江区社区服务中心", "泉港区慈善总会")
SUFFIXES = {"图片": (".jpg", ".png", ".JPG"), "文件": (".pdf", ".doc", ".docx", ".txt"), "视频": (".mp4",)}
FIRST_DAY = datetime.date(2015, 1, 1)


class Caps:
    """What a format can say: notes; evidence (full; names: title and path alone, so that no date can be asked for;
    none); in a tree, keys beside those that are known."""

    def __init__(self, notes=True, evidence="full", tree=True):
        self.notes = notes
        self.evidence = evidence
        self.tree = tree


class Batch:
    """Records of a few units, their roster, and what lies in the evidence folder."""

    def __init__(self, rubric, records, roster, caps, store):
        self.rubric = rubric
        self.records = records
        self.roster = roster      # a list of maps
        self.caps = caps
        self.store = store
        self.kept = None  # records and roster as they are when the first copy is made
        self.score_column = True  # in a wide table: `stated` or `stated:score`
        self.table = None         # what is done to a table before it is written
        self.items = {item["id"]: item for item in criteria(rubric)}
        self.groups = [item["id"] for item in walk(rubric["items"]) if "items" in item]

    def copy(self):
        """Records and roster anew, to be written or spoilt; the evidence folder is shared."""
        if self.kept is None:
            self.kept = pickle.dumps((self.records, self.roster))
        out = copy.copy(self)
        out.records, out.roster = pickle.loads(self.kept)
        return out

    def selves(self):
        return [record for record in self.records if record.source == "self"]

    def visits(self):
        return [record for record in self.records if record.source != "self"]

    def pick(self, rng, fits=lambda record: True):
        """A self record to spoil. What it added up itself goes: a spoilt answer need not fit it."""
        record = rng.choice([each for each in self.selves() if fits(each)])
        record.tree.drop("stated")
        return record

    def pick_visit(self, rng, fits=lambda record: True):
        return rng.choice([each for each in self.visits() if fits(each)])

    def listed(self, unit):
        """The roster's entry for a unit."""
        return next(each for each in self.roster if each.text("unit") == unit)


def sentence(rng, least, most):
    return "".join(rng.choice(CHARACTERS) for _ in range(rng.randint(least, most)))


def decimal(rng, low, high, places):
    """A number from low to high, written with up to that many places."""
    scale = 10 ** rng.randint(0, places)
    number = rng.randint(int(low * scale), int(high * scale))
    whole, rest = divmod(number, scale)
    return str(whole) if scale == 1 else f"{whole}.{rest:0{len(str(scale)) - 1}}"


class Store:
    """The evidence folder. Contents are known by name, and no two files of it are the same."""

    def __init__(self, folder, rng):
        self.folder = pathlib.Path(folder)
        self.rng = rng
        self.count = 0
        self.digests = {}

    def file(self, kind, content=None):
        """A new file of a kind (图片, 文件 …): its path from the records' folder."""
        self.count += 1
        odd = self.rng.choice(("", "", "", "甲;乙", "a=b", " 留 白"))
        name = f"evidence/{self.rng.choice(('', '2015/', '台账/'))}{self.count:03}{odd}{self.rng.choice(SUFFIXES[kind])}"
        # Of the same size more often than not: only their content tells that they differ.
        text = content or f"{self.count:06} " + "证" * self.rng.choice((20, 20, 21))
        self.write(name, text.encode())
        return name

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.digests[name] = hashlib.sha256(content).hexdigest()


class Writer:
    """Answers, evidence and notes of one self record."""

    def __init__(self, rubric, caps, store, rng, submitted):
        self.rubric = rubric
        self.caps = caps
        self.store = store
        self.rng = rng
        self.submitted = submitted
        self.addresses = 0
        self.spare = []  # files that one criterion has used, and another one may use again

    def address(self):
        """Units may well cite the same page; one unit does not cite it for everything."""
        self.addresses += 1
        return f"https://example.org/{self.addresses}?a=b;c"

    def evidence(self, item):
        rule = item.get("evidence", {})
        kind = self.rng.choice(rule.get("types", ["图片", "文件"]))
        again = [name for name in self.spare if "types" not in rule]
        if again and self.rng.random() < 0.3:
            file = again[0]
            self.spare.remove(file)
        else:
            file = self.store.file(kind)
            self.spare.append(file)
        piece = Map([("title", sentence(self.rng, 2, 8)), ("file", file)])
        if "types" not in rule and self.rng.random() < 0.15:
            piece = Map([("title", "公开页面"), ("url", self.address())])
        if self.caps.evidence == "names":
            return piece
        if "types" in rule and self.rng.random() < 0.5:
            piece.set("type", kind)
        if "within" in rule or self.rng.random() < 0.4:
            furthest = min(self.rng.randint(0, 180), (self.submitted - FIRST_DAY).days)
            piece.set("date", (self.submitted - datetime.timedelta(furthest)).isoformat())
        if "file" in piece.names() and self.rng.random() < 0.5:
            digest = self.store.digests[file]
            piece.set("sha256", self.rng.choice((digest, digest.upper())))
        if self.rng.random() < 0.1:
            piece.set("x-备注", "复印件")
        self.rng.shuffle(piece.pairs)
        return piece

    def plain(self, item):
        """An answer's parts, without evidence and note."""
        rng, kind = self.rng, item["kind"]
        if kind == "level":
            return {"value": Text(rng.choice("AAAABBBCCD"))}
        if kind == "checklist":
            ids = [check["id"] for check in item["checks"]]
            met = [each for each in ids if rng.random() < 0.85]
            return {"met": List(met)}
        if kind == "measure":
            return self.measured(item)
        if kind == "count" and "classes" in item:
            names = [name for name in item["classes"] if rng.random() < 0.7]
            return {"counts": Map([(name, figure(rng.randint(0, 4))) for name in names])}
        if kind == "count":
            return {"value": figure(rng.choice((rng.randint(0, 4), "2.0", "4/2")))}
        step = Fraction(item.get("step", "1/100"))
        steps = int(Fraction(item["points"]) / step)
        value = rng.randint(0, steps) * step
        return {"value": figure(f"{float(value):.2f}".rstrip("0").rstrip(".") if value else "0")}

    def measured(self, item):
        rng = self.rng
        if item.get("unit") == "%" and rng.random() < 0.5:
            den = rng.randint(20, 400)
            parts = {"num": figure(rng.randint(int(den * 0.6), den)), "den": figure(den)}
            if rng.random() < 0.1:
                parts = {"num": figure("0"), "den": figure("0")}
        elif item.get("unit") == "%":
            parts = {"value": figure(rng.choice((decimal(rng, 60, 99, 2), "100", "0", "269/3")))}
        else:
            parts = {"value": figure(decimal(rng, 2, 4000, 1))}
        if "min_sample" in item:
            parts["sample"] = figure(rng.randint(100, 400))
        return parts

    def answer(self, item):
        """A whole answer, or nothing where the unit did not give one that is wanted."""
        rng = self.rng
        if item.get("may_not_apply") and rng.random() < 0.2:
            parts = {"value": Text(rng.choice(("n/a", "N/A", "ｎ／ａ")))}
            return parts["value"] if rng.random() < 0.6 else Map(parts.items())
        parts = self.plain(item)
        rule = item.get("evidence", {})
        points = Marks.points(item, parts)
        least = int(rule.get("min", 0)) if points else 0
        most = least + rng.choice((0, 0, 1))
        if self.caps.evidence == "none":
            least = most = 0
        count = rng.randint(least, most)
        if count:
            parts["evidence"] = List([self.evidence(item) for _ in range(count)])
        if self.caps.notes and rng.random() < 0.3:
            parts["note"] = Text(rng.choice(("详见附件", "已落实", sentence(rng, 5, 25), sentence(rng, 40, 90),
                                             sentence(rng, 30, 40) + "\n" + sentence(rng, 10, 20),
                                             '含"引号"、逗号,分号;等: #号')))
        if len(parts) == 1 and rng.random() < 0.8:
            for name in ("value", "met"):
                if name in parts:
                    return parts[name]
        pairs = list(parts.items())
        rng.shuffle(pairs)
        return Map(pairs)

    def answers(self, head):
        out = Map()
        for item in criteria(self.rubric):
            optional = item["id"] in ("B1", "B2", "K1")
            there = applies(item.get("when", {}), head) and item["kind"] != "timeliness"
            if there and not (optional and self.rng.random() < 0.3):
                out.add(item["id"], self.answer(item))
            elif not there and item["kind"] != "timeliness" and self.rng.random() < 0.2:
                out.add(item["id"], Text("n/a"))  # valid wherever `when` excludes the criterion
        self.agree(out)
        if self.rng.random() < 0.2:
            self.rng.shuffle(out.pairs)
        if self.caps.tree and self.rng.random() < 0.2:
            out.add("x-备注", Text("联络员核对过"))
        return out

    def agree(self, answers):
        """Makes the answers do what the rubric's `expect` asks."""
        def value(name):
            parts = parts_of(answers.get(name))
            return parts["value"]
        if value("2.1").text == "A" and value("2.3").text in "CD":
            value("2.3").text = self.rng.choice("AB")
        if Fraction(value("3.1").text) > Fraction(value("3.2").text):
            value("3.2").text = str(int(Fraction(value("3.1").text)) + self.rng.randint(0, 20))


def self_record(rubric, rubric_path, number, kind, tier, caps, store, rng):
    name = NAMES[number % len(NAMES)]
    unit = f"3505{rng.randint(0, 99):02}-{'abcdefghij'[number]}{rng.randint(100, 999)}"
    submitted = datetime.date(2015, 12, 20) - datetime.timedelta(rng.choice((0, 0, 1, 5, rng.randint(6, 200))))
    head = Map([("id", unit), ("name", name), ("region", "泉州市/" + name[:3]), ("kind", kind), ("tier", tier),
                ("staff", figure(rng.randint(2, 60)))])
    tree = Map([("ceping", "record/1"), ("unit", head), ("submitted", submitted.isoformat())])
    if caps.tree and rng.random() < 0.5:
        tree.add("rubric", rubric["id"], 1)
    if caps.tree and rng.random() < 0.3:
        content = pathlib.Path(rubric_path).read_bytes()
        tree.set("rubric_digest", hashlib.sha256(content).hexdigest())
    if rng.random() < 0.3:
        tree.set("source", "self")
    if rng.random() < 0.3:
        tree.set("assessor", "联络员" + rng.choice("甲乙丙"))
    tree.set("prerequisites", {each["id"]: rng.random() < 0.95 for each in rubric["prerequisites"]})
    if rng.random() < 0.7:
        tree.set("vetoes", {each["id"]: rng.random() < 0.05 for each in rubric["vetoes"]})
    tree.set("answers", Writer(rubric, caps, store, rng, submitted).answers(head))
    record = Record(tree, unit)
    if rng.random() < 0.7:
        tree.set("stated", stated(rubric, record, rng))
    if caps.tree and rng.random() < 0.3:
        tree.set("x-来源", Text("区民政局"))
    return record


def stated(rubric, record, rng):
    """What the unit added up itself, rightly, at a precision of its own."""
    marks = Marks(rubric, record)
    out = Map()

    def add(name, value, most):
        places = rng.randint(0, most)
        text = f"{float(rounded(value, places)):.{places}f}"
        # Where rounding twice would give something else, both are right in a way: left alone.
        if rounded(rounded(value, most), places) == rounded(value, places):
            out.set(name, figure(text))

    add("score", marks.exact, 2)
    for name, value in marks.nodes.items():
        if rng.random() < 0.25:
            add(name, value, 3)
    return out


def visit_record(rubric, of, number, rng, facts):
    """A visit to the unit of a self record."""
    method = rng.choice(("material", "onsite"))
    head = Map([(k.text, Text(v.text, v.style)) for k, v in of.head.pairs
                if facts or k.text in ("id", "name") or rng.random() < 0.3])
    tree = Map([("ceping", "record/1"), ("source", method), ("unit", head),
                ("date", (datetime.date(2015, 10, 1) + datetime.timedelta(number)).isoformat()),
                ("assessor", "测评员" + "甲乙丙丁"[number % 4])])
    answers = Map()
    for item in criteria(rubric):
        methods = item.get("methods", rubric["default_methods"])
        there = applies(item.get("when", {}), of.head) and item["kind"] in ("level", "judged", "count")
        if there and method in methods and "classes" not in item and rng.random() < 0.5:
            value = {"level": rng.choice("ABCD"), "judged": "1.5", "count": str(rng.randint(0, 3))}[item["kind"]]
            answers.add(item["id"], Text(value) if item["kind"] == "level" else figure(value))
    for name in ("3.1", "3.2"):  # not both: how they compare is the self record's business here
        if name in answers.names() and rng.random() < 0.5 or name == "3.2":
            answers.drop(name)
    answers.set("2.1", Text(rng.choice("BCD")))
    tree.set("answers", answers)
    return Record(tree, of.unit, method)


def make_batch(rubric, rubric_path, caps, store, rng, visits_state_facts=True):
    """Self records of UNITS units of each kind, visits to two of them, a roster of them all."""
    kinds = ["服务窗口", "机关", "福利机构", "服务窗口", "机关"]
    tiers = ["县级", "省级", "市级", "省级", "县级"]
    records = [self_record(rubric, rubric_path, i, kinds[i], tiers[i], caps, store, rng) for i in range(UNITS)]
    roster = []
    for record in records:
        entry = Map([("unit" if k.text == "id" else k.text, Text(v.text)) for k, v in record.head.pairs])
        roster.append(entry)
    halves = [record for record in records if record.answers.get("2.2") is not None][:2]
    if caps.notes:
        # The same words to begin with are no copy yet.
        words = sentence(rng, 40, 45)
        for record in halves:
            parts = parts_of(record.answers.get("2.2"))
            parts["note"] = Text(words + sentence(rng, 40, 45))
            record.answers.set("2.2", Map(parts.items()))
    visits = [visit_record(rubric, records[i], n, rng, visits_state_facts) for n, i in enumerate((0, 0, 3))]
    batch = Batch(rubric, records + visits, roster, caps, store)
    batch.score_column = rng.random() < 0.5
    return batch

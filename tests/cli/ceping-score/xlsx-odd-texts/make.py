"""Records of units with names that a cell might take for something else, or cannot hold, and regions that name leagues."""
import json

NAMES = ["=1+1", "+1", "-1", "@SUM(A1)", "<b>&amp;\"'", "_x0041_", "\u202e倒\u202c", "两\n行", "00123", "1e5", "2015-06-17", "x" * 500,
         "x" * 40000, "\ufffe", "a:b", "A/B", "'"]
for number, name in enumerate(NAMES):
    print(json.dumps({"ceping": "record/1", "unit": {"id": f"u{number:02}", "name": name, "region": name.replace("/", " ")[:60]},
                      "prerequisites": {"P1": True}, "answers": {"1.1": "B", "1.2": 1.25, "2.1": []}}))

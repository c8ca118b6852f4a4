"""Records of units with names that a cell might take for something else, or cannot hold."""
import json

NAMES = ["=1+1", "<b>&amp;", "_x0041_", "\u202e倒\u202c", "两\n行", "00123", "x" * 40000]
for number, name in enumerate(NAMES):
    print(json.dumps({"ceping": "record/1", "unit": {"id": f"u{number}", "name": name}, "prerequisites": {"P1": True},
                      "answers": {"1.1": "B", "1.2": 1.25, "2.1": []}}))

"""Finds words in capitals: a stage of the pipeline, in Python."""
import json
import re
import sys

SHOUT = re.compile(r"\b[A-Z]{3,}\b")


def answer(message):
    if message["type"] == "hello":
        return {"type": "hello", "version": 1, "offsets": "codepoint"}
    found = SHOUT.finditer(message["text"])
    shouts = [{"start": m.start(), "end": m.end(), "letters": len(m.group())} for m in found]
    return {"id": message["id"], "layers": {"shouts": shouts}}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

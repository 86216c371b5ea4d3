"""Prints speaker, act and claim of each attribution of a command-line run: python3 list_claims.py FILE.jsonl"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        document = json.loads(line)
        name = document.get("file") or document.get("id")
        if "error" in document:
            print(f"{name}: {document['error']}")
            continue
        # Offsets count UTF-16 units, so that text is sliced in that encoding: two bytes a unit.
        units = document["text"].encode("utf-16-le", "surrogatepass") if "text" in document else None
        for one in document["attributions"]:
            said = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in one["contents"]] if units else []
            print(f"{name}\t{', '.join(one['speaker'])}\t{one['act']}\t{' … '.join(said)}")

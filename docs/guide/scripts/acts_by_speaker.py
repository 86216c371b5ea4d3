"""Counts the acts of each speaker in a "CSV (data)" export: python3 acts_by_speaker.py FILE.csv"""

import csv
import json
import sys
from collections import Counter

counts = Counter()
# "utf-8-sig" reads the file with and without the mark that Excel wants.
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        if row["row_type"] != "attribution":
            continue
        for speaker in json.loads(row["speakers"]):
            counts[speaker, row["act"]] += 1

for (speaker, act), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{count:4}  {speaker}  {act}")

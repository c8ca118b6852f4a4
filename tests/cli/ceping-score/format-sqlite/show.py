"""Prints what stands in a file of results, table by table."""
import sqlite3
import sys

file = sqlite3.connect(sys.argv[1])
for table in ("run", "unit", "node", "finding"):
    rows = file.execute(f"SELECT * FROM {table}")
    print(f"{table}:", *(column[0] for column in rows.description))
    for row in rows:
        print("|".join("-" if value is None else str(value) for value in row))
print(file.execute("PRAGMA integrity_check").fetchone()[0], file.execute("PRAGMA foreign_key_check").fetchall())

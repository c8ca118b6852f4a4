"""Changes a file of results by one statement."""
import sqlite3
import sys

file = sqlite3.connect(sys.argv[1])
file.execute(sys.argv[2])
file.commit()

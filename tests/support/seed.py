"""What random tests begin with: the same each time, so that a test that fails today fails tomorrow; CEPING_SEED in the
environment gives another beginning."""
import os

SEED = int(os.environ.get("CEPING_SEED") or 20151218)
# What a failing random test says, so that it can be run again.
HOW_TO_REPEAT = f"again with CEPING_SEED={SEED}"

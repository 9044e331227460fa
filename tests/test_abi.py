#!/usr/bin/env python3
"""libforte's binary interface is the one kept in tests/abi.txt: header, library and kept list agree."""
import platform
import re
import sys

import abi
from checks import check, skip, summary


def main():
    kept, have = abi.KEPT.read_text().splitlines(), abi.interface()
    if platform.machine() != "x86_64":
        skip("sizes and offsets", "kept for x86-64 only")
        kept, have = ([line for line in lines if line.startswith("symbol")] for lines in (kept, have))
    gone, new = sorted(set(kept) - set(have)), sorted(set(have) - set(kept))
    check(f"what programs were built with is gone or moved: {gone[:5]}; that needs a new SOVERSION, then tests/abi.py --write", not gone)
    if new:
        print(f"new, and not kept yet: {new[:8]}; tests/abi.py --write keeps them")
    check("the list is whole", len(kept) > 100)
    declared = set(re.findall(r"FORTE_API [^;(]*?(forte_\w+)\(", abi.header()))
    exported = {line.split()[1].split("@")[0] for line in have if line.startswith("symbol")}
    check(f"the library exports the header's functions: {sorted(exported ^ declared)}", exported == declared)
    versions = {line.split("@")[1] for line in have if line.startswith("symbol")}
    known = set(re.findall(r"^(FORTE_\w+) \{", (abi.ROOT / "src" / "libforte.map").read_text(), re.M))
    check(f"each function has a version of the map: {versions}", versions == known)
    return summary()


if __name__ == "__main__":
    sys.exit(main())

"""The memory and computing that a command takes, and not what the interpreter took that starts it (tests/measured.c).

    peak = Peak()
    subprocess.run(peak.of([FORTE, "extract", name]))
    peak.kib()
"""
import atexit
import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent / "measured.c"


@functools.lru_cache(maxsize=None)
def program():
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, True)
    subprocess.run([os.environ.get("CC", "cc"), "-O1", "-Wall", "-Werror", "-o", f"{folder}/measured", str(SOURCE)], check=True)
    return f"{folder}/measured"


class Peak:
    def __init__(self):
        self.file = tempfile.NamedTemporaryFile()

    def of(self, command):
        return [program(), self.file.name, *map(str, command)]

    def kib(self):
        return int(pathlib.Path(self.file.name).read_text().split()[0])

    def seconds(self):
        """of computing"""
        return float(pathlib.Path(self.file.name).read_text().split()[1])

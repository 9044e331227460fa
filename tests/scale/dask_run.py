#!/usr/bin/env python3
"""Runs a line filter over a stream on Dask distributed: a scheduler and two workers, one of which is killed half-way.

    dask_run.py INPUT OUTPUT FILTER [ARGUMENT]...

Writes the filter's lines in the input's order.  Needs python3-distributed.
"""
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

CHUNK = 8  # lines a task


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def part(command, lines):
    """One task: some lines through the filter. Exit code 1 says that lines were bad; they have error lines."""
    import subprocess
    done = subprocess.run(command, input=b"".join(lines), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the filter ended with {done.returncode}")
    return done.stdout


def start(module, *arguments):
    return subprocess.Popen([sys.executable, "-m", "distributed.cli." + module, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    from distributed import Client, as_completed
    source, target, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    with open(source, "rb") as f:
        lines = f.read().splitlines(True)
    chunks = [lines[i:i + CHUNK] for i in range(0, len(lines), CHUNK)]
    address = f"tcp://127.0.0.1:{free_port()}"
    scratch = tempfile.mkdtemp()
    running = [start("dask_scheduler", "--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1], "--no-dashboard")]
    try:
        worker = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", scratch]
        running += [start("dask_worker", address, *worker) for _ in range(2)]
        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            tasks = [client.submit(part, command, c, pure=False, retries=3) for c in chunks]
            for n, _ in enumerate(as_completed(tasks)):
                if n == len(chunks) // 3:
                    running[1].send_signal(signal.SIGKILL)
                    print(f"killed one of two workers after {n + 1} of {len(chunks)} tasks")
                    break
            results = client.gather(tasks)
            print(f"{len(client.scheduler_info()['workers'])} worker left")
    finally:
        for p in reversed(running):
            p.kill()
            p.wait()
        subprocess.run(["rm", "-rf", scratch])
    with open(target, "wb") as f:
        f.write(b"".join(results))


if __name__ == "__main__":
    began = time.time()
    main()
    print(f"{time.time() - began:.1f} s")

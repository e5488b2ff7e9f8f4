#!/usr/bin/env python3
"""Measures cas-kiosk beside dialog, lynx and a bare ratatui list, in turns and in one run.

    cargo build --release --bin cas-kiosk --example bare-list
    benches/peers/measure.py                              what was just built
    benches/peers/measure.py before=/tmp/old after=target/release/cas-kiosk
    RUSTFLAGS="--cfg rustix_use_libc" cargo build --release --bin cas-kiosk --target-dir target/counted
    benches/peers/measure.py --instructions kiosk=target/counted/release/cas-kiosk

The last two count instructions by valgrind, under which a program must ask the C library for the time.
It needs Linux and Python 3.11 and installs nothing: a peer that is missing is named, and the others are
measured. Each program runs on a pseudo-terminal of its own and shows the same 58 centres; then the focus
goes down and up. Nothing is waited for by time alone: a program has finished when it has written
something, sleeps, and has for a while neither written nor used the processor.
"""

import argparse
import fcntl
import html
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GRIDS = [(80, 24), (240, 67)]
# In blocks letters are large; smaller screens have no room for them.
LARGE_GRID = (240, 67)
UP, DOWN = b"\x1b[A", b"\x1b[B"
# By this a program asks for the same keys as ESC O A and ESC O B.
APPLICATION_KEYS = b"\x1b[?1h"
# For how long a program must do nothing to have finished. The kiosk looks again at a key after 150 ms.
QUIET_SECONDS = 0.25
# After how long a program that has not finished is given up.
LIMIT_SECONDS = 120
# What a terminal is asked that does no more than it must, and its answers.
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62c"}


class Peer:
    """A program, how it is started, and by which keys it comes to the list."""

    def __init__(self, name, command, grids, keys=(), folder=None):
        self.name, self.command, self.grids = name, command, grids
        self.keys, self.folder = keys, folder


class Run:
    """A program that runs on a terminal."""

    def __init__(self, peer, grid, before=()):
        self.name = peer.name
        self.has_application_keys = False
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            begin([*before, *peer.command], peer.folder)
        os.waitpid(self.pid, os.WUNTRACED)
        columns, rows = grid
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)
        self.before = self.cpu()
        os.kill(self.pid, signal.SIGCONT)

    def cpu(self):
        """The processor time of the whole process, ended threads included, in milliseconds."""
        return time.clock_gettime_ns(~self.pid << 3 | 2) / 1e6

    def sleeps(self):
        tasks = pathlib.Path(f"/proc/{self.pid}/task").glob("*/stat")
        return all(task.read_text().rpartition(") ")[2][0] == "S" for task in tasks)

    def finish(self):
        """What is written until the program has finished."""
        written, cpu = b"", self.cpu()
        given_up = time.monotonic() + LIMIT_SECONDS
        while time.monotonic() < given_up:
            if select.select([self.terminal], [], [], QUIET_SECONDS)[0]:
                try:
                    piece = os.read(self.terminal, 1 << 16)
                except OSError:
                    sys.exit(f"{self.name} has ended")
                self.answer(piece)
                written += piece
                continue
            cpu_before, cpu = cpu, self.cpu()
            if written and cpu == cpu_before and self.sleeps():
                return written
        sys.exit(f"{self.name} does not finish")

    def answer(self, piece):
        self.has_application_keys |= APPLICATION_KEYS in piece
        for question in re.findall(b"|".join(map(re.escape, ANSWERS)), piece):
            os.write(self.terminal, ANSWERS[question])

    def press(self, key):
        if self.has_application_keys:
            key = key.replace(b"[", b"O")
        os.write(self.terminal, key)
        return len(self.finish())

    def resident(self):
        """Megabytes in memory."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if select.select([self.terminal], [], [], QUIET_SECONDS)[0]:
                try:
                    os.read(self.terminal, 1 << 16)
                except OSError:
                    # The other end is closed: nothing is left but to wait.
                    os.waitpid(self.pid, 0)
                    break
        os.close(self.terminal)


def begin(command, folder):
    """Becomes a program, once its terminal has a size and its processor time so far is known."""
    if folder:
        os.chdir(folder)
    ours = ("NO_COLOR", "COLORTERM", "ACCESSIBLE", "LINES", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    kept |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    os.kill(os.getpid(), signal.SIGSTOP)
    os.execvpe(command[0], command, kept)


def centres():
    """The names and addresses of the list."""
    file = ROOT / "content" / "centres.toml"
    for centre in tomllib.loads(file.read_text())["centre"]:
        yield centre["name"], centre["place"][0]["address"]


def peers(folder, kiosks):
    """All that are there; the others are named."""
    listed = list(centres())
    lines = folder / "list.txt"
    lines.write_text("".join(f"{name} {address}\n" for name, address in listed))
    page = folder / "list.html"
    links = (f'<li><a href="#{it}">{html.escape(name)}</a> {html.escape(address)}'
             for it, (name, address) in enumerate(listed))
    page.write_text(f'<meta charset="utf-8"><title>CAS</title><ul>{"".join(links)}</ul>')
    menu = [word for name, address in listed for word in (name, address)]
    bare = ROOT / "target" / "release" / "examples" / "bare-list"
    if found(bare, "cargo build --release --example bare-list"):
        yield Peer("bare ratatui list", [str(bare), str(lines)], GRIDS)
    if found("dialog", "the package dialog"):
        yield Peer("dialog", ["dialog", "--menu", "CAS", "0", "0", "0", *menu], GRIDS)
    if found("lynx", "the package lynx"):
        yield Peer("lynx", ["lynx", str(page)], GRIDS)
    for name, program in kiosks:
        if not found(program, "cargo build --release --bin cas-kiosk"):
            continue
        for way, grids in (("native", GRIDS), ("blocks", [LARGE_GRID])):
            home = folder / way
            home.mkdir(exist_ok=True)
            (home / "kiosk.toml").write_text(f'[screen]\nway = "{way}"\n')
            program = os.path.abspath(program)
            yield Peer(f"{name}, {way}", [program], grids, (b"\r", b"1", b"8", b"0"), home)


def found(program, remedy):
    if shutil.which(str(program)):
        return True
    print(f"{program} is missing: {remedy}", file=sys.stderr)
    return False


def timed(peer, grid, keys):
    """Milliseconds to the first frame and a key, bytes a key, megabytes."""
    run = Run(peer, grid)
    run.finish()
    first = run.cpu() - run.before
    for key in peer.keys:
        run.press(key)
    # Once, so that nothing is done for the first time.
    run.press(DOWN), run.press(UP)
    before = run.cpu()
    written = sum(run.press(DOWN) + run.press(UP) for _ in range(keys // 2))
    a_key = (run.cpu() - before) / keys
    resident = run.resident()
    run.end()
    return first, a_key, written / keys, resident


def counted(peer, grid, keys):
    """Millions of instructions to the end without a key, and a key."""
    none = instructions(peer, grid, None)
    few, many = (instructions(peer, grid, count) for count in (2, 2 + keys))
    return none / 1e6, (many - few) / keys / 1e6


def instructions(peer, grid, keys):
    """How many there are from the start to the end; without a number of keys the list is not opened."""
    with tempfile.NamedTemporaryFile() as log:
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        run = Run(peer, grid, [*valgrind, f"--log-file={log.name}"])
        run.finish()
        for key in peer.keys if keys is not None else ():
            run.press(key)
        for number in range(keys or 0):
            run.press(UP if number % 2 else DOWN)
        run.end()
        return int(re.search(r"Collected : (\d+)", pathlib.Path(log.name).read_text())[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kiosk", nargs="*", help="NAME=PROGRAM, several to compare")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--keys", type=int, default=20)
    parser.add_argument("--instructions", action="store_true")
    asked = parser.parse_args()
    kiosks = [kiosk.rpartition("=")[::2] for kiosk in asked.kiosk]
    kiosks = [(name or program, program) for name, program in kiosks]
    kiosks = kiosks or [("cas-kiosk", ROOT / "target" / "release" / "cas-kiosk")]
    if asked.instructions and not found("valgrind", "the package valgrind"):
        sys.exit(2)
    if asked.instructions:
        measure, turns = counted, 1
        heading = f"{'':28} {'screen':>8} {'M to end':>10} {'M a key':>9}"
        row = "{:28} {:>8} {:10.1f} {:9.3f}"
    else:
        measure, turns = timed, asked.turns
        heading = f"{'':28} {'screen':>8} {'ms start':>10} {'ms a key':>9} {'bytes':>7} {'MB':>6}"
        row = "{:28} {:>8} {:10.1f} {:9.3f} {:7.0f} {:6.1f}"
    with tempfile.TemporaryDirectory() as folder:
        tried = [(peer, grid) for peer in peers(pathlib.Path(folder), kiosks) for grid in peer.grids]
        tried.sort(key=lambda it: it[1])
        figures = [[] for _ in tried]
        for _turn in range(turns):
            for (peer, grid), kept in zip(tried, figures):
                kept.append(measure(peer, grid, asked.keys))
    print(heading)
    for (peer, (columns, rows)), kept in zip(tried, figures):
        medians = map(statistics.median, zip(*kept))
        print(row.format(peer.name, f"{columns}x{rows}", *medians))


if __name__ == "__main__":
    main()

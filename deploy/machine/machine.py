"""A machine in QEMU: starts it, presses its keys, looks at its screen, asks its shell.

It is a machine of its own without a network, from a disk that make-image has made. Nothing that
happens in it stays: what it writes is thrown away when it ends, unless it is given a disk. With KVM it runs as fast
as this one, without it some twenty times slower.
"""

import atexit
import contextlib
import hashlib
import json
import os
import re
import socket
import struct
import subprocess
import tempfile
import time
import zlib

# A shell on the serial line from the very start, which a kiosk in public has not.
ARGUMENTS = (
    "root=/dev/vda rw console=ttyS0 console=tty0 consoleblank=0 quiet loglevel=3 "
    "systemd.debug_shell=ttyS0 systemd.mask=serial-getty@ttyS0.service systemd.tty.term.ttyS0=dumb"
)


SHELL = "TERM=dumb SYSTEMD_COLORS=0 SYSTEMD_URLIFY=0 SYSTEMD_PAGER=cat"

# KVM may be there and not run this kernel, as in some machines that are themselves in a machine. That takes half a
# minute to see; with ACCELERATOR=tcg,thread=multi in the environment it is not tried.
ACCELERATORS = os.environ.get("ACCELERATOR", "kvm tcg,thread=multi").split()

# The card of the display, by QEMU's name. The cage of Debian 12 takes only one that can share its memory, as real
# cards can: virtio-vga.
CARD = os.environ.get("CARD", "VGA")


class Machine:
    def __init__(self, folder, way, extra=(), arguments="", drive=None, memory=None):
        """With `drive`, words of QEMU for a disk in place of that of the folder; with `memory`, what `saves` has
        returned, the machine stands where that one stood, until it `goes_on`."""
        self.folder = tempfile.TemporaryDirectory(prefix="cas-kiosk-machine-")
        self.process = None
        atexit.register(self.cut)
        drive = drive or f"file={folder}/disk-{way}.img,format=raw,snapshot=on"
        # The first disk is /dev/vda.
        extra = ["-drive", f"if=virtio,{drive}", *extra]
        if memory:
            accelerator, file = memory
            self._starts(accelerator, folder, way, [*extra, "-incoming", f"exec:cat {file}"], arguments)
            self._waits_while("inmigrate")
            return
        for accelerator in ACCELERATORS:
            if accelerator == "kvm" and not os.access("/dev/kvm", os.W_OK):
                continue
            with contextlib.suppress(OSError):
                self._starts(accelerator, folder, way, extra, arguments)
                if self._has_a_shell():
                    return
            self.cut()
        raise RuntimeError("the machine did not start: is this QEMU, and are these its disk and kernel?")

    def _starts(self, accelerator, folder, way, extra, arguments):
        command = [
            "qemu-system-x86_64",
            *("-machine", "q35", "-accel", accelerator, "-cpu", "max,-arch-capabilities"),
            *("-smp", "2", "-m", "1024", "-no-reboot", "-nic", "none", "-display", "none"),
            *("-kernel", f"{folder}/vmlinuz-{way}", "-initrd", f"{folder}/initrd-{way}"),
            *("-append", f"{ARGUMENTS} {arguments}"),
            *("-vga", "none", "-device", f"{CARD},edid=on,xres=1920,yres=1080"),
            *("-device", "qemu-xhci,id=usb", "-device", "i6300esb", "-action", "watchdog=reset"),
            *("-qmp", f"unix:{self._at('qmp')},server=on,wait=off"),
            *("-chardev", f"socket,id=serial,path={self._at('serial')},server=on,wait=off"),
            *("-serial", "chardev:serial", *extra),
        ]
        self.accelerator = accelerator
        self.started = time.monotonic()
        self.heard = b""
        self.events = []
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.qmp = self._connected("qmp").makefile("rw")
        self.qmp.readline()
        self.ask("qmp_capabilities")
        self.serial = self._connected("serial")

    def _at(self, name):
        return os.path.join(self.folder.name, name)

    def _connected(self, name):
        end = time.monotonic() + 10
        while True:
            line = socket.socket(socket.AF_UNIX)
            try:
                line.connect(self._at(name))
                return line
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def ask(self, execute, **arguments):
        """A question to QEMU, and its answer. What it tells meanwhile goes to `events`."""
        self.qmp.write(json.dumps({"execute": execute, "arguments": arguments}) + "\n")
        self.qmp.flush()
        while True:
            line = self.qmp.readline()
            if not line:
                raise EOFError("the machine has been switched off")
            told = json.loads(line)
            if "event" in told:
                self.events.append(told["event"])
            elif "error" in told:
                raise ValueError(told["error"]["desc"])
            else:
                return told["return"]

    def told(self):
        """What QEMU has told since the last time, such as SUSPEND, RESET or SHUTDOWN."""
        self.ask("query-status")
        told, self.events = self.events, []
        return told

    def status(self):
        return self.ask("query-status")["status"]

    def _waits_while(self, status):
        while self.status() == status:
            time.sleep(0.05)

    def saves(self, to):
        """Stands still, and writes its memory to a file, from which another machine can go on."""
        self.ask("stop")
        self.ask("migrate-set-parameters", **{"max-bandwidth": 1 << 32})
        self.ask("migrate", uri=f"exec:cat >{to}")
        while (state := self.ask("query-migrate")["status"]) not in ("completed", "failed"):
            time.sleep(0.05)
        if state == "failed":
            raise RuntimeError("QEMU could not save the memory of the machine")
        return self.accelerator, to

    def goes_on(self):
        self.ask("cont")

    def press(self, *keys, hold=60):
        """Keys that are held down together, by the names of QEMU's QKeyCode."""
        self.ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys], **{"hold-time": hold})
        time.sleep((hold + 40) / 1000)

    def types(self, text, gap=0.12):
        for letter in text:
            self.press({" ": "spc", "\n": "ret"}.get(letter, letter))
            time.sleep(gap)

    def clicks(self, button):
        for down in (True, False):
            self.ask("input-send-event", events=[{"type": "btn", "data": {"down": down, "button": button}}])

    def plugs_in(self, driver, name):
        self.ask("device_add", driver=driver, id=name)

    def pulls_out(self, name):
        self.ask("device_del", id=name)

    def picture(self, to=None, share=1.0):
        """A sum over the pixels of the screen, or of its upper share; with `to`, also a PNG of the same moment."""
        self.ask("screendump", filename=self._at("screen"), format="ppm")
        with open(self._at("screen"), "rb") as file:
            pixels = file.read()
        if to:
            with open(to, "wb") as file:
                file.write(png(pixels))
        return hashlib.sha256(pixels[: int(len(pixels) * share)]).hexdigest()

    def settled(self, still=0.4, limit=20, share=1.0):
        """The picture, when it has not changed for a while."""
        last, since = self.picture(share=share), time.monotonic()
        end = since + limit
        while time.monotonic() < end and time.monotonic() - since < still:
            time.sleep(0.08)
            now = self.picture(share=share)
            if now != last:
                last, since = now, time.monotonic()
        return last

    def shows(self, picture, limit=8, share=1.0):
        """Whether the screen shows the picture by then."""
        end = time.monotonic() + limit
        while self.picture(share=share) != picture:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def changes(self, picture, limit=8, share=1.0):
        """Whether the screen shows another picture by then."""
        end = time.monotonic() + limit
        while self.picture(share=share) == picture:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def lit(self):
        """How many pixels of the screen are not black."""
        self.ask("screendump", filename=self._at("screen"), format="ppm")
        with open(self._at("screen"), "rb") as file:
            pixels = file.read()[20:]
        return len(pixels) // 3 - pixels[::3].count(0)

    def waits_for_light(self, limit=180):
        """Until a page is on the screen and stays; the seconds since the start, or None."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self.lit() > 15_000:
                seen = time.monotonic() - self.started
                self.settled(still=2)
                if self.lit() > 15_000:
                    return seen
            time.sleep(0.2)
        return None

    def sh(self, command, limit=60):
        """Runs a command as root and returns what it printed."""
        mark = f"{time.monotonic_ns()}"
        self._hear(0.02)
        self.heard = b""
        self.serial.setblocking(True)
        self.serial.sendall(f"{command}; echo END'{mark}' $?\n".encode())
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self._hear(0.02)
            said = re.search(b"END" + mark.encode() + rb" \d+", self.heard)
            if said:
                return self.heard[: said.start()].decode(errors="replace").replace("\r", "").strip()
        raise TimeoutError(f"no answer to: {command}\n{self.heard.decode(errors='replace')}")

    def _hear(self, seconds):
        self.serial.setblocking(False)
        end = time.monotonic() + seconds
        while True:
            try:
                self.heard += self.serial.recv(65536)
            except BlockingIOError:
                if time.monotonic() > end:
                    return
                time.sleep(0.005)

    def _has_a_shell(self, limit=300):
        """Waits for the shell, and makes it say nothing but what commands print; False if QEMU gives up."""
        end = time.monotonic() + limit
        patience = 2
        while time.monotonic() < end and self.status() == "running":
            with contextlib.suppress(TimeoutError):
                self.sh(f"stty -echo cols 400; PS1=; export {SHELL}", limit=patience)
                return True
            # On a machine that has much else to do, the shell may only answer after this.
            patience *= 1.5
        return False

    def words(self):
        """The rows on the first console."""
        size = self.sh("head -c 2 /dev/vcsa1 | od -An -tu1").split()
        rows, columns = map(int, size)
        text = self.sh("iconv -f UTF-32LE -t UTF-8 /dev/vcsu1; echo '|'").rstrip("|")
        return [text[row * columns : (row + 1) * columns].rstrip() for row in range(rows)]

    def line(self):
        """The row on the first console that has the cursor."""
        return self.words()[int(self.sh("head -c 4 /dev/vcsa1 | tail -c 1 | od -An -tu1"))]

    def cut(self):
        """The power goes."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def png(ppm):
    """The picture in another format."""
    width, height, pixels = re.match(rb"P6\s(\d+)\s(\d+)\s255\s(.*)", ppm, re.DOTALL).groups()
    width, height = int(width), int(height)
    rows = (b"\0" + pixels[start : start + 3 * width] for start in range(0, 3 * width * height, 3 * width))

    def chunk(kind, words):
        return struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(b"".join(rows), 6)),
            chunk(b"IEND", b""),
        ]
    )

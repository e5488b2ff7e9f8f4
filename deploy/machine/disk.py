"""A disk for a machine in QEMU that loses its cache when the power goes, as a disk does.

QEMU asks for its blocks over a socket (the protocol of network block devices, NBD). What the machine has written is
in the cache until the machine flushes it, or asks for that write alone to be safe. A power cut is one moment: from then
on the disk answers nothing. Of each block that was written since the last flush chance leaves one of the
contents that it has had: the cache may be lost, or some of it may have reached the disk, in any order.
"""

import os
import socket
import struct
import subprocess
import tempfile
import threading

BLOCK = 4096
# What a client may ask for.
READ, WRITE, LEAVE, FLUSH = range(4)
SAFE = 1  # NBD_CMD_FLAG_FUA, with a write
EXPORT, BLOCK_SIZES = 0, 3
GO, ABORT = 7, 2
ACKNOWLEDGED, TOLD, UNKNOWN = 1, 3, 0x80000001
# It has flags, flushes, and can make one write safe.
ABILITIES = 1 | 4 | 8


class Disk:
    """The disk of an image that stays as it is, and blocks in place of some of its own."""

    def __init__(self, image, blocks=()):
        self.image = image
        self.file = open(image, "rb")
        self.size = os.path.getsize(image)
        self.safe = dict(blocks)
        # The contents that each block has had since it was safe, the newest at the end.
        self.cached = {}
        # Writes and flushes that are done, and after how many of them the power goes.
        self.done = 0
        self.last = None
        self.off = threading.Event()
        self.moment = threading.Lock()
        self.folder = tempfile.TemporaryDirectory(prefix="cas-kiosk-disk-")
        self.place = os.path.join(self.folder.name, "socket")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.place)
        listener.listen(1)
        threading.Thread(target=self._serves, args=(listener,), daemon=True).start()

    def drive(self):
        """The words for QEMU."""
        return f"driver=raw,cache=writeback,file.driver=nbd,file.server.type=unix,file.server.path={self.place}"

    def loses_power(self):
        """From now on nothing is read, written or answered."""
        with self.moment:
            self.off.set()

    def loses_power_after(self, steps):
        """The same after so many more writes and flushes, the last of which is done but not answered."""
        with self.moment:
            self.last = self.done + steps

    def newest(self):
        """The blocks as the machine sees them."""
        return self.safe | {number: contents[-1] for number, contents in self.cached.items()}

    def left_by(self, chance):
        """The blocks as the machine finds them after the power cut."""
        left = {number: chance.choice([None, *contents]) for number, contents in self.cached.items()}
        return self.safe | {number: content for number, content in left.items() if content is not None}

    def write_image(self, to, blocks):
        """An image with these blocks."""
        subprocess.run(["cp", "--reflink=auto", self.image, to], check=True)
        with open(to, "r+b") as file:
            for number, content in blocks.items():
                file.seek(number * BLOCK)
                file.write(content)

    def _serves(self, listener):
        client, _ = listener.accept()
        listener.close()
        with client, client.makefile("rb") as asked:
            if self._agrees(client, asked):
                while self._answers(client, asked):
                    pass

    def _agrees(self, client, asked):
        """What both can do; False if the client leaves."""
        client.sendall(b"NBDMAGIC" + b"IHAVEOPT" + struct.pack(">H", 1 | 2))
        asked.read(4)
        while True:
            head = asked.read(16)
            if len(head) < 16:
                return False
            _, option, length = struct.unpack(">8sII", head)
            asked.read(length)

            def tells(kind, words=b"", option=option):
                client.sendall(struct.pack(">QIII", 0x3E889045565A9, option, kind, len(words)) + words)

            if option == GO:
                tells(TOLD, struct.pack(">HQH", EXPORT, self.size, ABILITIES))
                tells(TOLD, struct.pack(">HIII", BLOCK_SIZES, BLOCK, BLOCK, 32 << 20))
                tells(ACKNOWLEDGED)
                return True
            tells(ACKNOWLEDGED if option == ABORT else UNKNOWN)

    def _answers(self, client, asked):
        """Does one thing; False if there is nothing more to do."""
        head = asked.read(28)
        if len(head) < 28:
            return False
        _, flags, kind, cookie, at, length = struct.unpack(">IHH8sQI", head)
        if kind == LEAVE:
            return False
        words = asked.read(length) if kind == WRITE else b""
        with self.moment:
            if self.off.is_set():
                return True
            if kind == READ:
                words = self._gives(at, length)
            else:
                self._does(kind, at, words, flags & SAFE)
            if self.done == self.last:
                self.off.set()
                return True
            client.sendall(struct.pack(">II8s", 0x67446698, 0, cookie) + (words if kind == READ else b""))
        return True

    def _does(self, kind, at, words, is_safe):
        if kind == WRITE:
            self._takes(at, words, is_safe)
        elif kind == FLUSH:
            self.safe, self.cached = self.newest(), {}
        self.done += 1

    def _takes(self, at, words, is_safe):
        for start in range(0, len(words), BLOCK):
            number, content = (at + start) // BLOCK, words[start : start + BLOCK]
            if is_safe:
                self.safe[number] = content
                self.cached.pop(number, None)
            else:
                self.cached.setdefault(number, []).append(content)

    def _gives(self, at, length):
        words = bytearray(os.pread(self.file.fileno(), length, at))
        for start in range(0, length, BLOCK):
            number = (at + start) // BLOCK
            content = self.cached[number][-1] if number in self.cached else self.safe.get(number)
            if content is not None:
                words[start : start + BLOCK] = content
        return words

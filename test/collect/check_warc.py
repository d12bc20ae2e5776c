"""Checks a gzipped WARC with nothing but Python's standard library, written from ISO 28500:2017 and RFC 1952.

Every gzip member holds one record; Content-Length leads to its end; block and payload digests match; ids are unique; concurrent
and warcinfo ids lead to records of the file. Prints one JSON line; exit 1 when anything is wrong."""
import hashlib
import json
import re
import sys
import zlib


def members(data):
    at = 0
    while at < len(data):
        engine = zlib.decompressobj(wbits=31)
        plain = engine.decompress(data[at:]) + engine.flush()
        if not engine.eof:
            raise ValueError(f"gzip member at {at} is cut")
        size = len(data) - at - len(engine.unused_data)
        yield at, plain
        at += size


def record(plain):
    head, _, rest = plain.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8").split("\r\n")
    if version != "WARC/1.1":
        raise ValueError(f"version {version!r}")
    fields = dict(line.split(": ", 1) for line in lines)
    if len(fields) != len(lines):
        raise ValueError("a field stands twice")
    length = int(fields["Content-Length"])
    if rest[length:] != b"\r\n\r\n":
        raise ValueError("Content-Length does not lead to the end of the record")
    return fields, rest[:length]


def check_digest(written, data, what):
    algorithm, _, value = written.partition(":")
    if hashlib.new(algorithm, data).hexdigest() != value:
        raise ValueError(f"{what} digest does not match")


def main(path):
    ids, links, answers = set(), set(), 0
    for at, plain in members(open(path, "rb").read()):
        fields, block = record(plain)
        for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date"):
            if name not in fields:
                raise ValueError(f"record at {at} without {name}")
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z", fields["WARC-Date"]):
            raise ValueError(f"date {fields['WARC-Date']!r}")
        if at == 0 and fields["WARC-Type"] != "warcinfo":
            raise ValueError("the first record is no warcinfo")
        if fields["WARC-Record-ID"] in ids:
            raise ValueError("a record id stands twice")
        ids.add(fields["WARC-Record-ID"])
        links.update(fields[name] for name in ("WARC-Warcinfo-ID", "WARC-Refers-To") if name in fields)
        check_digest(fields["WARC-Block-Digest"], block, "block")
        if fields["WARC-Type"] == "response":
            answers += 1
            links.add(fields["WARC-Concurrent-To"])
            if "WARC-Payload-Digest" in fields:
                check_digest(fields["WARC-Payload-Digest"], block.partition(b"\r\n\r\n")[2], "payload")
    # A killed run may leave a request whose answer was never written; the other way round nothing may be missing.
    if fields["WARC-Type"] == "response" and not links <= ids:
        raise ValueError("an id leads nowhere")
    print(json.dumps({"records": len(ids), "answers": answers}))


try:
    main(sys.argv[1])
except (ValueError, KeyError, zlib.error) as error:
    print(error)
    sys.exit(1)

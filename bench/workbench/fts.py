"""The same questions to SQLite as Datasette would put them: FTS5 with trigrams, a query for each facet, LIKE below three signs.

Reads the table of messages and the queries, builds the database, and prints JSON: build seconds, milliseconds and matches of each query.
"""

import json
import sqlite3
import sys
import time

table, queries, database = sys.argv[1:4]
db = sqlite3.connect(database)
db.execute("PRAGMA journal_mode = OFF")
db.execute("PRAGMA synchronous = OFF")
db.execute("PRAGMA cache_size = -400000")
began = time.perf_counter()
db.execute(
    "CREATE TABLE messages (at INTEGER, server TEXT, family TEXT, direction TEXT, client_version TEXT, country TEXT, account TEXT, text TEXT)"
)
with open(table, encoding="utf-8", newline="\n") as lines:
    db.executemany(
        "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (line.rstrip("\n").split("\t") for line in lines),
    )
for column in ("at", "server", "country", "client_version"):
    db.execute(f"CREATE INDEX by_{column} ON messages ({column})")
db.execute(
    "CREATE VIRTUAL TABLE messages_fts USING fts5(text, tokenize = 'trigram', content = 'messages')"
)
db.execute("INSERT INTO messages_fts (messages_fts) VALUES ('rebuild')")
db.execute("ANALYZE")
db.commit()
built = time.perf_counter() - began


def condition(query):
    parts, values = ["1"], []
    long = [term for term in query["terms"] if len(term) >= 3]
    if long:
        parts.append("rowid IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ?)")
        values.append(" AND ".join('"' + term.replace('"', '""') + '"' for term in long))
    for term in query["terms"]:
        if len(term) < 3:
            parts.append("text LIKE ? ESCAPE '!'")
            values.append("%" + term.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
    for name, column in (("server", "server"), ("country", "country"), ("version", "client_version")):
        if query[name]:
            parts.append(f"{column} IN ({', '.join('?' * len(query[name]))})")
            values += query[name]
    if query["fromUtcMs"] is not None:
        parts.append("at >= ? AND at < ?")
        values += [query["fromUtcMs"], query["toUtcMs"]]
    return " AND ".join(parts), values


asked = []
spent = time.process_time()
for query in json.load(open(queries, encoding="utf-8")):
    where, values = condition(query)
    began = time.perf_counter()
    (found,) = db.execute(f"SELECT count(*) FROM messages WHERE {where}", values).fetchone()
    for column in ("server", "family", "direction", "client_version", "country", "at / 86400000"):
        db.execute(
            f"SELECT {column}, count(*) AS n FROM messages WHERE {where} GROUP BY 1 ORDER BY n DESC LIMIT 500", values
        ).fetchall()
    db.execute(f"SELECT * FROM messages WHERE {where} ORDER BY at LIMIT 100", values).fetchall()
    asked.append({"ms": (time.perf_counter() - began) * 1000, "found": found})
print(json.dumps({"builtSeconds": built, "asked": asked, "processorMs": (time.process_time() - spent) * 1000}))

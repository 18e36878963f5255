"""The same work with feedparser: fetch every feed, take it apart, keep its episodes. Reads addresses from standard input."""

import concurrent.futures
import resource
import sqlite3
import sys
import time
import urllib.request

import feedparser

addresses = sys.stdin.read().split()
store = sqlite3.connect(sys.argv[1])
store.execute("CREATE TABLE episode (feed TEXT, id TEXT, title TEXT, summary TEXT, published TEXT, PRIMARY KEY (feed, id))")


def read(address):
    with urllib.request.urlopen(address) as answer:
        return address, answer.read()


began = time.time()
with concurrent.futures.ThreadPoolExecutor(8) as threads:
    for address, body in threads.map(read, addresses):
        feed = feedparser.parse(body)
        rows = [(address, e.id, e.title, e.get("summary", ""), e.get("published", "")) for e in feed.entries]
        store.executemany("INSERT OR REPLACE INTO episode VALUES (?, ?, ?, ?, ?)", rows)
        store.commit()
used = resource.getrusage(resource.RUSAGE_SELF)
print(time.time() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)

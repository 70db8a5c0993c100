"""How long the pages of a ledger take, and how much they weigh.

    python benchmarks/pages_speed.py story.db [--each 40]

Asks the app in this process, one reader at a time, for each kind of page: the first time (cold) and
then for different reports, claims and words. Prints the median, the 99th percentile and the largest
page; the goals are 150 ms, 400 ms and 300 kB. On a machine that is busy otherwise the time of the
processor tells more than that of the clock.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from onrecord.ledger import lists
from onrecord.ledger.claim_facets import facets
from onrecord.web.app import app
from onrecord.web.reading import opened


def addresses(ledger: Path, each: int) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of pages with *each* addresses of it, the same for the same ledger."""
    chance = random.Random(1)
    with opened(ledger) as store:
        reports, claims = lists.article_ids(store), lists.repeated(store)
        some = chance.sample(reports, min(each, len(reports)))
        words = [w for one in lists.claims_named(store, claims[:each]) for w in one.text.split()]
        quotations = [one.text for one in lists.claims_named(store, claims[-each:])]
    long = sorted({word for word in words if len(word) > 5 and word.isalpha()})
    with opened(ledger) as store:
        series = [one.id for one in store.series()]
        publishers = [one.value for one in facets(store, claims, 20).outlet]
    yield "desk", ["/"] * each
    yield "report", [f"/reports/{id}" for id in some]
    yield "claim told most", [f"/claims/{id}" for id in claims[:each]]
    yield "claim", [f"/claims/{id}" for id in chance.sample(claims, min(each, len(claims)))]
    yield "claims", [f"/claims?page={n}" for n in range(1, 1 + min(each, 10))]
    yield "every claim", [f"/claims?reports=1&page={n}" for n in range(1, 6)]
    yield "reports", [f"/reports?page={n}" for n in range(1, 1 + min(each, 10))]
    yield "search", [f"/claims?q={word}" for word in long[:each]]
    yield "outlet", [f"/claims?{urlencode({'outlet': one})}" for one in publishers]
    yield "figures", ["/figures"] * 10
    yield "figure", [f"/figures/{id}" for id in series[:each]]
    yield "sources", ["/sources", "/sources?many=true"] * 5
    yield "one source", [f"/sources?{urlencode({'about': one})}" for one in publishers]
    yield "names", [f"/names?page={n}" for n in range(1, 11)]
    yield "name", [f"/names?q={word}" for word in long[:each]]
    yield "quotation", [f"/claims?q={text[:400].replace('&', ' ')}" for text in quotations]


def asked(client: TestClient, kind: str, pages: Sequence[str]) -> None:
    """Ask for *pages* and print what they took."""
    took, worked, sizes = [], [], []
    for page in pages:
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(page)
        took.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - busy))
        sizes.append(len(answer.content) / 1000)
        assert answer.status_code == 200, (page, answer.status_code)
    slow = statistics.quantiles(took, n=100)[98] if len(took) > 1 else took[0]
    print(
        f"{kind:16} {len(took):4}  median {statistics.median(took):6.0f} ms  "
        f"p99 {slow:6.0f} ms  of the processor {statistics.median(worked):4.0f} ms  "
        f"largest {max(sizes):6.0f} kB"
    )


def main() -> None:
    """Measure the pages of a ledger."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--each", type=int, default=40)
    arguments = parser.parse_args()
    client = TestClient(app(arguments.ledger), base_url="http://localhost")
    for kind, pages in addresses(arguments.ledger, arguments.each):
        asked(client, kind, pages)


if __name__ == "__main__":
    main()

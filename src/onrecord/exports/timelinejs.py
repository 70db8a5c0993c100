"""TimelineJS JSON: what is told by more than one report, and when those reports came out.

Its texts are HTML and are escaped; addresses in them are not turned into links.

References:
    TimelineJS 3, https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import BinaryIO

from onrecord.exports.forms import address, json_line
from onrecord.exports.story import Story
from onrecord.records import Article, Claim, Event, Interval
from onrecord.serialise import JsonObject

HEADLINE = 120
"""Code points of a headline, about three lines of a slide; the text below has all the words."""


class TimelineJs:
    """Writes an event for each claim of two reports or more, and for each report it rests on.

    A slideshow of thousands is of no use: what one report alone tells is left out, unless claims
    were named.
    """

    names = ("timeline.json",)
    folder = False
    needs_text = True
    leaves_out = (
        "what one report alone tells (unless named by --claim), and reports whose first or last "
        "day is not known"
    )

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the one file of events."""
        (out,) = outs
        out.write(b'{"events": [')
        for number, event in enumerate(_events(story)):
            out.write(b",\n" if number else b"\n")
            out.write(json_line(event).encode())
        out.write(b"\n]}\n")


def _events(story: Story) -> Iterator[JsonObject]:
    claims = [one for one in story.claims() if story.narrowed or len(_articles(one)) > 1]
    for claim in claims:
        if event := _claim(claim):
            yield event
    for happened in story.made.events:
        if len({at.article for at in happened.evidence}) > 1:
            yield _happened(happened)
    told = {article for claim in claims for article in _articles(claim)}
    for id in story.articles:
        if id in told and (event := _told(story, id)):
            yield event


def _told(story: Story, id: str) -> JsonObject | None:
    article = story.extraction(id).article
    return _report(article, story.published(article))


def _happened(event: Event) -> JsonObject:
    reports = len({at.article for at in event.evidence})
    text = f"<p>{escape(event.text)}</p><p>Reports: {reports}.</p>"
    return _event(event.id, "timeline", event.earliest, event.latest, event.text, text)


def _articles(claim: Claim) -> set[str]:
    return {member.at.article for member in claim.statements}


def _claim(claim: Claim) -> JsonObject | None:
    first = claim.first_said or claim.last_said
    if first is None:
        return None
    origins = claim.origins
    counts = (
        f"Reports: {len(_articles(claim))}. "
        f"Origins: at least {origins.at_least}, at most {origins.at_most}."
    )
    text = f"<p>{escape(claim.text)}</p><p>{counts}</p>"
    return _event(claim.id, "claims", first, claim.last_said, claim.text, text)


def _report(article: Article, published: Interval) -> JsonObject | None:
    """Write when a report came out; a slide has no way to say "or earlier"."""
    first, last = published.earliest, published.latest
    if not (first and last):
        return None
    outlet = article.publisher.name if article.publisher else article.path
    lines = [escape(outlet)]
    if url := address(article.url):
        lines.append(f'<a href="{escape(url)}" rel="noopener">{escape(url)}</a>')
    text = "".join(f"<p>{line}</p>" for line in lines)
    return _event(article.id, "reports", first, last, article.title or outlet, text)


def _event(
    id: str, group: str, first: date, last: date | None, headline: str, text: str
) -> JsonObject:
    event: JsonObject = {
        "unique_id": id,
        "group": group,
        "start_date": _date(first),
        "text": {"headline": escape(_short(headline)), "text": text},
        "autolink": False,
    }
    if last and last > first:
        event["end_date"] = _date(last)
    return event


def _date(day: date) -> JsonObject:
    return {"year": day.year, "month": day.month, "day": day.day}


def _short(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= HEADLINE:
        return words
    return words[: HEADLINE - 1].rpartition(" ")[0] + " …"

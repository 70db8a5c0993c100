"""Lines that are furniture by their words alone: what pages of many outlets print around a report.

Every pattern must cover the whole line, in small letters and plain quotation marks (`lines.folded`).
Sentences of a report do not read like these; where one could, the pattern asks for more words.
"""

from __future__ import annotations

import re

from onrecord.records import FurnitureKind

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = (
    r"(?:facebook|twitter|x|pinterest|whatsapp|linkedin|email|e-mail|reddit|messenger|telegram|print"
    r"|share|tweet|post|pin it|copy link|flipboard|tumblr|pocket|save|this article|this|link copied"
    r"|comments?|more|viber|copy url)"
)
_SECTION = (
    r"(?:home(?: ?page)?|news|world(?: news)?|uk(?: news)?|u\.?s\.?(?: news)?|politics|business|"
    r"sports?|football|opinion|culture|lifestyle|life ?& ?style|tech(?:nology)?|science|health|"
    r"travel|money|finance|markets|economy|video|entertainment|showbiz|celebrity|tv|weather|"
    r"environment|education|local|latest(?: news)?|breaking news|europe|asia|africa|americas?|"
    r"middle east|international|national|features|royals?|crime|war|food|cars|property|games|"
    r"headlines|top stories|regions?|society|media|arts|books|film|music|style)"
)
_BETWEEN = r"(?:\s*[>»›/|·•→–-]+\s*|\s+)"

_PHRASES: tuple[tuple[FurnitureKind, tuple[str, ...]], ...] = (
    (
        FurnitureKind.NAVIGATION,
        (
            r"-* ?(?:advertisement|advertising|advert|ad)(?: ?- ?scroll to continue| feature)? ?-*:?",
            r"(?:(?:story|article|content) )?continues below(?: advertisement)?(?: ↓)?",
            r"(?:story|article) continues(?: below)?(?: (?:the )?(?:ad|advert|advertisement|video))?",
            r"(?:article|story) continues (?:after|below) (?:this |the )?(?:ad|advert|advertisement|"
            r"sponsored message)",
            r"skip to (?:main |primary )?(?:content|navigation|footer)",
            r"(?:skip|report this) (?:ad|advert|advertisement)",
            r"this (?:article|story) is (?:more than|over) \d+ (?:years?|months?) old\.?",
            rf"this (?:article|story) is (?:more than|over) {_NUMBER} (?:years?|months?) old\.?",
            rf"(?:{_SHARE}{_BETWEEN}){{1,9}}{_SHARE}",
            r"(?:share|print|email|e-mail|whatsapp|facebook|twitter|pinterest|linkedin|tweet|menu|"
            r"search|close|loading|log ?in|sign in|register|back to top|show more|load more|"
            r"view (?:all|gallery)|full screen|listen|copy link|link copied|next|previous)\W*",
            r"share (?:this )?(?:article|story|page|post|via|on|now|with)(?: (?:this|on|via|with).{0,40})?:?",
            r"share on (?:facebook|twitter|x|whatsapp|linkedin|email)",
            r"(?:click|tap) here to share.{0,40}",
            rf"home(?:{_BETWEEN}{_SECTION}){{1,6}}",
            rf"(?:{_SECTION}\s*[>»›/|·•→]+\s*){{1,6}}{_SECTION}",
            r"you are here:? .{0,80}",
            r"\d+ (?:min(?:ute)?s? read|shares|views)",
            r"(?:estimated )?reading time:? .{1,20}",
            r"(?:this (?:story|article|page) (?:has been|was) (?:last )?updated)"
            r"(?: with (?:additional|new|more) (?:information|developments|details|comments?|reporting))?"
            r"(?: (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\.?",
            r"(?:can't|don't) see the \w+(?: above| below)?\? click here\.?",
            r"this article tagged under:.{0,200}",
            r"(?:tags|topics|filed under|tagged):? .{1,200}",
            r"\(?(?:graphic|interactive graphic|slideshow|photos?|video)[ :-].{0,80}\(\d+ images\)\)?",
            r"slideshow \(\d+ images?\)",
            r"to view this content.{0,120}",
            r"(?:click|tap|swipe) (?:here|through) to (?:view|see|resize|expand|enlarge).{0,80}",
        ),
    ),
    (
        FurnitureKind.COMMENT_FORM,
        (
            r"(?:leave|post|write|add|make|submit|enter) (?:a|an|your|the) "
            r"(?:reply|response|comm+ents?)(?: (?:below|here|to .{1,60}|cancel reply))?(?: cancel reply)?[.:]?",
            r"(?:enter|type|write|post|add)(?: your)? comm+ents? (?:here|below)?[.:…]*",
            r"your e-?mail address will not be (?:published|shared|made public).{0,60}",
            r"required fields are marked.{0,10}",
            r"(?:\d+ )?comm+ents?(?: ?\(\d+\))?:?",
            r"comm+ents are (?:now )?(?:closed|off|disabled).{0,60}",
            r"(?:view|show|read|see|hide|load)(?: all| more| the)?(?: \d+)? comm+ents?(?: \(\d+\))?",
            r"join (?:in )?(?:the|our) (?:conversation|discussion|debate)(?: (?:below|here|in the .{1,40}))?[.!:]?",
            r"(?:have your say|share your (?:thoughts|views|opinion)s?|let us know)"
            r"(?: (?:below|here|in (?:the|our) comments?(?: section)?(?: below)?))?[.!:]?",
            r"save my name,? e-?mail.{0,100}",
            r"notify me (?:of|when|by).{0,100}",
            r"(?:cancel reply|post comment|submit comment)",
            r"(?:be the first to|you must be logged in to|log in to|sign in to|please log in to)"
            r" (?:leave a |post a |add a )?(?:comment|reply).{0,40}",
            r"send letters to:? ?\S+@\S+",
            r"(?:got|have|do you have) (?:a|any) (?:tip|story|news tip|question)s?.{0,60}\S+@?\S*",
            r"(?:the )?comments? (?:below )?(?:have|has) (?:not )?been moderated.{0,80}",
        ),
    ),
    (
        FurnitureKind.SIGN_UP,
        (
            r"(?:sign|signing) up (?:for|to) (?:our|the|your|daily|free).{0,160}",
            r"sign up (?:here|now|today|free)\W*(?: .{0,120})?",
            r"sign up\W*",
            r"subscribe\W*",
            r"subscribe (?:now|here|today|to our|to the .{1,40}newsletter|to receive|for (?:free|as)|on apple).{0,200}",
            r"(?:invalid|please enter a valid) e-?mail(?: address)?\W*(?:something went wrong.{0,60})?",
            r"(?:enter )?your e-?mail(?: address)?\W*",
            r"(?:manage|daily|email|e-mail) newsletters?\W*",
            r"thank(?:s| you) for (?:signing up|subscribing)\W.{0,120}",
            r"thank(?:s| you) for (?:signing up|subscribing)",
            r"(?:follow|like|join) us on (?:our )?(?:facebook|twitter|x|instagram|telegram|google news|"
            r"youtube|tiktok|whatsapp|linkedin).{0,80}",
            r"follow @?[\w.' -]{2,60} on (?:facebook|twitter|x|instagram|telegram|google news|linkedin|"
            r"parler|gettr|threads|youtube)\b.{0,100}",
            r"follow (?:him|her|them|me) (?:on (?:twitter|x|facebook|instagram)|at @).{0,80}",
            r"(?:listen to|watch) .{2,60} (?:wherever|where) you (?:get|listen to) (?:your )?podcasts\.?",
            r"want (?:more|the best of|to) .{3,120}(?:inbox|newsletter|sign up).{0,120}",
            r"download (?:the|our) .{0,40}app\b.{0,80}",
        ),
    ),
    (
        FurnitureKind.CONSENT,
        (
            r"(?:accept|reject|manage)(?: all)?(?: cookies| preferences| choices)",
            r"(?:privacy (?:policy|notice|statement)|cookie (?:policy|notice|settings)|"
            r"terms (?:of (?:use|service)|and conditions|& conditions))"
            r"(?:\W+(?:privacy (?:policy|notice)|cookie policy|terms (?:of (?:use|service)|and conditions)))*\W*",
            r"more info(?:rmation)?\W*",
        ),
    ),
    (
        FurnitureKind.SHORTCODE,
        (
            r"(?:\[/?[a-z][\w-]*(?: [\w-]+ ?= ?(?:\"[^\"]*\"|'[^']*'|[^\s\]]+))*\s*/?\]\s*)+",
            r"\[(?:embed|caption|video|audio|gallery|youtube|tweet)\b[^\]]*\].{0,300}\[/\w+\]",
            r"\{\{?[^{}]{0,300}\}\}?(?: .{0,40})?",
            r"<(?:iframe|script|div|img|style|figure|blockquote)\b.{0,1500}",
            r"(?:googletag|window\.|var |document\.|\(function ?\(|\$\(document|fbq\(|_taboola).{0,1500}",
            r"please enable javascript.{0,100}",
            r"your browser (?:does not|doesn't) support.{0,100}",
            r"(?:this|the) (?:video|content|browser) (?:is not|isn't) (?:available|supported).{0,80}",
        ),
    ),
    (
        FurnitureKind.LINK_LIST,
        (
            r"you (?:may|might|could) (?:also|also be|be) (?:like|enjoy|interested in)(?: to read)?\W*",
            r"(?:related|recommended|popular|trending|similar|more|latest|top|most read|most popular|"
            r"most viewed|featured|sponsored|promoted)"
            r" (?:articles?|stories|story|posts?|news|content|topics|links|reading|coverage|videos?|reads)\W*",
            r"(?:recommended for you|most (?:read|popular|viewed|shared)|what to read next|"
            r"read (?:this )?next|keep reading|editors?'?s? (?:picks?|choice)|up next|more to explore|"
            r"more from (?:the )?(?:web|author)|around the web|also (?:on|from) .{2,40}|further reading|"
            r"trending now|more on this(?: story| topic)?|more like this|you may have missed|"
            r"promoted stories|from around the web|paid content|sponsored(?: content| links)?|"
            r"in case you missed it|don't miss)\W*",
        ),
    ),
    (
        FurnitureKind.SOURCE_LINK,
        (
            r"source ?(?:link|url)\W*",
            r"(?:source: ?)?(?:read|view|see|continue reading)(?: the)?(?: full| original| whole| rest of the)+ "
            r"(?:article|story|post|report|version|text)(?: (?:here|at|on|in|from) ?.{0,60})?\W*",
            r"(?:read|see|click here for) (?:the )?(?:original|full) (?:article|story)\W*(?:here)?\W*",
            r"(?:this (?:article|story|post|piece|report) )?(?:was |has been )?(?:first|originally) "
            r"(?:published|appeared|posted) (?:at|by|on|in|as) .{2,160}",
            r"(?:this (?:article|story|post) )?(?:is |was )?(?:re-?published|reprinted|re-?posted|"
            r"syndicated|reproduced) (?:from|with (?:the )?permission|under).{2,160}",
            r"the post .{3,200} (?:first )?appeared (?:first )?on .{2,80}",
            r"article source:? .{2,120}",
        ),
    ),
    (
        FurnitureKind.CREDIT,
        (
            r"\(?(?:additional |further |with )?(?:reporting|writing|editing|compiled|edited|written|"
            r"graphic|research|production|translation|translated|additional reporting|with reporting)"
            r"(?: and (?:writing|editing))? by .{3,300}",
            r"(?:contributing|contributors?|with contributions from):? .{3,160}",
            r"(?:.{2,200} )?(?:also )?contributed (?:reporting )?to this (?:report|story|article|piece)"
            r"(?: from .{2,80})?\.?",
            r".{2,60} contributed\.",
            r"with (?:post|news|press|wire|agency|staff) (?:wires?|services|agenc(?:y|ies)|reports?)\.?",
            r"(?:with )?(?:agencies|agence france-presse|reuters|associated press|the associated press)",
            r"(?:copyright )?(?:©|\(c\)|copyright) ?(?:copyright )?(?:©|\(c\))? ?(?:19|20)\d\d.{0,300}",
            r"copyright .{0,60}all rights reserved.{0,200}",
            r".{0,80}all rights reserved\.?(?: .{0,200})?",
            r"content created by .{3,120} is available without charge.{0,400}",
            r"(?:the )?(?:views|opinions) expressed (?:in|by|here).{0,200}(?:author|own|writer|do not).{0,200}",
            r"\(?h/t:? .{2,60}\)?",
            r"image (?:source|credits?|copyright|courtesy)(?: of)?:? .{2,80}",
            r"(?:photo|picture|image|video|photograph|pic|graphic)s? ?(?:credits?|courtesy|source)?"
            r"(?: (?:by|of|from))?: ?.{2,100}",
            r"(?:photo|picture|image|photograph)s? (?:by|courtesy of|courtesy|credit) .{2,80}",
            r"photographer: .{2,200}",
        ),
    ),
)

_WHOLE = tuple(
    (kind, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
    for kind, patterns in _PHRASES
)


def kind_of(words: str) -> FurnitureKind | None:
    """Return what furniture the folded line *words* is, or ``None``.

    >>> kind_of("leave a reply")
    <FurnitureKind.COMMENT_FORM: 'comment_form'>
    >>> kind_of("leave a reply to the minister on the table, she said.") is None
    True
    """
    return next((kind for kind, pattern in _WHOLE if pattern.fullmatch(words)), None)

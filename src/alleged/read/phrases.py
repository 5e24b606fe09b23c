"""What menus, share links, comment boxes and lists of other reports say on pages in English."""

import re


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SHARED_TO = (
    r"facebook|twitter|x|linkedin|whats ?app|telegram|reddit|pinterest|instagram|youtube|tiktok|rss"
    r"|messenger|google ?\+?|flipboard|tumblr|viber|bluesky|mastodon|threads|e-?mail|print|link"
)
_SHARING = r"share|save|copy|send|this|the|article|story|page|post|report|pdf|for later|to a friend"
LABELS = _any_of(
    r"(?:for immediate release|press release|ends?|more follows)",
    r".{1,40} \+ ?\d+ more|view original|go to .{1,30}",
    r"(?:breaking|exclusive|opinions?|op-?ed|analysis|editorial|commentary|features?|news|reports?)",
    r"(?:world|local|national|international|regional|politics|business|sports?|arts|culture|society"
    r"|entertainment|health|science|technology|africa|asia|europe|americas|middle east)(?: news)?",
    r"(?:breaking|latest|daily|more) news",
    rf"(?:{_SHARED_TO})(?:[ ,|/·•]+(?:and )?(?:{_SHARED_TO}|{_SHARING}))*",
    r"(?:re)?(?:share|tweet|post)s?(?: (?:this|it|on|via|to|with|now|article|story|page)"
    r".{0,40})?",
    rf"(?:share|print|save|copy|e-?mail|send|like|bookmark)(?:[ ,|/]*(?:{_SHARED_TO}"
    rf"|{_SHARING}))+",
    r"(?:follow|like|join|find|support) us\b.{0,60}",
    r"(?:subscribe|sign up|register|log ?in|sign in|log ?out|donate)(?: (?:now|here"
    r"|today|to|for)\b.{0,80})?",
    r"(?:get|receive|join) (?:our|the) .{0,60}(?:newsletter|app|inbox|alerts|updates)\b.{0,40}",
    r"(?:.{0,30} )?newsletters?(?: sign-?up)?",
    r"(?:become|be) an? (?:member|subscriber)\b.{0,40}",
    r"advertise?ments?",
    r"ads?",
    r"ad feedback",
    r"sponsored(?: content)?",
    r"promoted(?: content)?",
    r"(?:article|story|text) continues (?:below|after).{0,40}",
    r"continue reading.{0,60}",
    r"(?:also read|read (?:more|also|next|the full (?:story|article|report))|see also)",
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|topics?|news|links?|coverage"
    r"|reading|tags))?",
    r"more (?:on|from|about|in|by) .{1,60}",
    r"more (?:news|stories|articles|coverage|headlines|videos)",
    r"most (?:read|popular|viewed|shared|commented|recent)(?: .{0,30})?",
    r"trending(?: .{0,20})?",
    r"popular(?: now| posts| stories)?",
    r"recommended(?: for you| reading| stories)?",
    r"what to read next",
    r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,40}",
    r"editor'?s'? (?:picks?|choice)",
    r"(?:top|latest)(?: (?:news|stories|headlines|updates|posts|videos?))?",
    r"in other news",
    r"don'?t miss",
    r"in this (?:article|section|issue|story)",
    r"on this page",
    r"up next",
    r"at a glance",
    r"(?:quick|useful) links",
    r"(?:next|previous|older|newer)(?: (?:article|story|post|page|entry|posts|entries))?",
    r"site ?map",
    r"archives?",
    r"(?:back )?to (?:the )?top",
    r"go back",
    r"back",
    r"(?:skip|jump) to .{0,40}",
    r"home(?: ?page)?",
    r"search(?: site| here| for| the site)?",
    r"(?:main |toggle )?(?:menu|navigation)",
    r"close",
    r"(?:all )?sections?",
    r"toggle .{0,20}",
    r"about(?: us)?",
    r"contact(?: us)?",
    r"advertise(?: with us)?",
    r"careers?",
    r"help",
    r"faqs?",
    r"feedback",
    r"our team",
    r"jobs",
    r"legal",
    r"imprint",
    r"accessibility",
    r"disclaimer",
    r"(?:the )?privacy(?: (?:policy|notice|statement|settings))?",
    r"terms(?: (?:of|and|&).{0,40})?",
    r"cookies?(?: (?:policy|settings|notice|preferences))?",
    r"(?:accept|reject|manage)(?: all)?(?: cookies)?",
    r"(?:powered|designed|developed|website) by .{1,40}",
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|labels?)",
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|labels?|filed (?:under|in)|posted in"
    r"|tagged) ?: ?.{0,200}",
    r"filed (?:under|in) .{1,60}",
    r"(?:estimated )?reading time.{0,20}",
    r"(?:\d+|one|two|three|five) ?-?min(?:ute)?s?\.?(?: read| reading)?",
    r"listen(?: to this .{1,20})?",
    r"(?:play|watch|view)(?: (?:video|audio|gallery|all|now|live).{0,20})?",
    r"live(?: tv)?",
    r"\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?|reactions?|retweets|followers)",
    r"(?:views?|shares?|likes?) ?:? ?\d[\d,.]*",
    r"(?:font|text) size.{0,20}",
    r"a[ +\-a|]{1,8}",
    r"download(?: (?:the )?(?:pdf|app|article|report))?",
    r"get the app",
    r"enlarge(?: .{0,20})?",
    r"expand",
    r"(?:load|show|view|learn) (?:more|less|all|comments)(?: .{0,20})?",
    r"report an? .{0,20}",
    r"(?:select |choose )?(?:your )?language",
    r"english",
    r"français",
    r"español",
    r"العربية",
    r"русский",
    r"deutsch",
    r"türkçe",
    r"中文",
)
"""Lines of a page that are no sentences."""

NOTICES = _any_of(
    r"(?:subscribe|sign up|register|log ?in|sign in|donate)\b.{0,60}\b(?:you|your|our"
    r"|us|newsletter|to comment)\b.{0,80}",
    r"(?:get|receive|join) .{0,60}(?:newsletter|app|your inbox|alerts)\b.{0,60}",
    r"(?:we|this (?:web)?site|our site) uses? cookies.{0,300}",
    r"by (?:using|continuing).{0,200}cookies.{0,100}",
    r"(?:©|\(c\) ?\d|&copy;|copyright\b).{0,300}",
    r".{0,200}all rights reserved.{0,60}",
    r".{0,40}©.{0,100}",
    r"(?:read|see|watch|listen|hear)(?: also|[ -]more| next)? ?: ?.{0,160}",
    r"also read ?: ?.{0,160}",
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|topics?|news|links?|coverage"
    r"|reading))? ?: ?.{0,160}",
    r"click here\b.{0,80}",
    r"tap here\b.{0,80}",
    r"(?:spotted|found) an? (?:error|mistake|typo).{0,80}",
    r"(?:please )?support (?:us|our (?:work|journalism))\b.{0,60}",
    r"follow us\b.{0,60}",
    r"(?:thank you|thanks) for reading\b.{0,60}",
    r"this (?:post|article|page) has been viewed .{0,30}",
)
"""Furniture that may be put as a sentence."""

COMMENT_BOX = _any_of(
    r"(?:new|leave|post|add|write|submit) (?:an? |your )?(?:comments?|reply)"
    r"(?: (?:below|here|on this .{1,20}))?",
    r"(?:join|start) the (?:conversation|discussion|debate)\.?",
    r"be the first to (?:comment|reply).{0,30}",
    r"comments? are closed\.?",
    r"your e-?mail address will not be published\..{0,80}",
    r"(?:log ?in|sign in|register) to (?:post|leave|comment|reply).{0,40}",
    r"(?:\d+|one|two|three) (?:thoughts|replies|responses) (?:on|to) .{1,100}",
)
"""Stands below a report, above or below what its readers say."""

COMMENT_COUNT = _any_of(
    r"(?:\d+|no|one|two|three) (?:comments?|replies|responses)(?: (?:yet|so far|on .{1,100}))?",
    r"(?:your|view|show|read|hide) (?:all |the )?(?:\d+ )?(?:comments?|replies)(?: \(\d+\))?",
    r"comments?(?: \(?\d+\)?| section)?",
    r"(?:reader )?responses",
    r"discussion \(\d+\)",
)
"""Stands above what readers say, or beside the links to share a report."""

INTERRUPTIONS = _any_of(
    r"advertise?ments?",
    r"ad",
    r"(?:article|story|text) continues (?:below|after).{0,40}",
    r"(?:read|see|watch)(?: also|[ -]more| next)? ?: ?.{1,160}",
    r"also read ?: ?.{1,160}",
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|news|coverage))? ?: ?.{1,160}",
    r"related (?:articles?|stor(?:y|ies)|posts?|content|news|coverage)",
    r"(?:read|see) (?:more|also)",
    r"\d+ (?:comments?|shares?)",
    r"(?:share|tweet|print|e-?mail)(?: this(?: (?:article|story|page|post|report))?)?",
    r"(?:sign up|subscribe) (?:to|for) our .{1,100}",
    r"(?:.{0,30} )?newsletter",
    r"continue reading.{0,60}",
)
"""Furniture even between two paragraphs."""

TEASERS = _any_of(
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|content|topics?|news|links?|coverage"
    r"|reading))?",
    r"more (?:on|from|about|in|by) .{1,60}",
    r"more (?:news|stories|articles|coverage|headlines)",
    r"most (?:read|popular|viewed|shared|commented|recent)(?: .{0,30})?",
    r"trending(?: now)?",
    r"recommended(?: for you| reading)?",
    r"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}",
    r"(?:read|see) (?:also|more|next)",
    r"also read",
    r"what to read next",
    r"editor'?s'? (?:picks?|choice)",
    r"(?:top|latest) (?:news|stories|headlines|posts)",
    r"in other news",
    r"at a glance",
    r"don'?t miss",
    r"up next",
    r"popular (?:now|posts|stories)",
)

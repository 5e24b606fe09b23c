"""The order of the stages: a batch of documents becomes tellings, the same in every process."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from alleged.casebook.summary import LANGUAGES
from alleged.errors import SetupError
from alleged.extract.attribution import find_attributions
from alleged.extract.claims import claims_of
from alleged.extract.network import VERSION as MODEL
from alleged.extract.network import Network, shipped_network
from alleged.extract.parsing import load_pipeline, parse
from alleged.extract.propositions import find_propositions
from alleged.model.actor import Actor, ActorKind, Mention
from alleged.model.claim import Attribution, Voice
from alleged.model.deal import Deal
from alleged.model.document import Document, Refusal
from alleged.model.place import PlaceMention
from alleged.model.proposition import Proposition
from alleged.model.telling import Telling
from alleged.plugins import load
from alleged.resolve.actor_files import merged, read_actor_file, shipped_actors
from alleged.resolve.actors import ActorIndex
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.mentions import find_mentions
from alleged.resolve.periods import find_periods
from alleged.resolve.places import find_places, located

Told = Telling | Refusal
_Thing = TypeVar("_Thing", Deal, Proposition)

WORDS = 50_000
"""So many words the pipeline remembers for good: most words of a text were met before."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What tools to make. Small, so that it can be sent to another process."""

    pipeline: str
    extractors: tuple[str, ...] = ("deals-rules",)
    actor_files: tuple[str, ...] = ()
    fast: bool = False
    """Whether rules alone read, without the language model."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything the stages need, loaded once a process and then only read."""

    nlp: Any
    actors: ActorIndex
    gazetteer: Gazetteer
    extractors: tuple[Callable[..., tuple[Deal, ...]], ...]
    network: Network | None
    """The language model, unless it is to be fast."""

    name: str
    """Names and versions of what makes a telling: two tellings by one name are the same."""


def made(recipe: Recipe) -> Tools:
    """Return the tools of a recipe, loaded. This takes a second or more."""
    own = [actor for path in recipe.actor_files for actor in read_actor_file(Path(path))]
    return Tools(
        nlp=load_pipeline(recipe.pipeline),
        actors=ActorIndex.of(merged(shipped_actors(), own)),
        gazetteer=Gazetteer.open(),
        extractors=tuple(load("extractors", name) for name in recipe.extractors),
        network=None if recipe.fast else shipped_network(),
        name=name_of(recipe),
    )


def name_of(recipe: Recipe) -> str:
    """Return the names and versions of what makes a telling, without loading any of it."""
    model = () if recipe.fast else (MODEL,)
    parts = (f"alleged/{version('alleged')}", *recipe.extractors, recipe.pipeline, *model)
    return " ".join(parts)


def is_read(document: Document) -> bool:
    """Say whether the document is in a language that is read for deals."""
    return document.language in LANGUAGES


def tell(documents: Sequence[Document], tools: Tools) -> Iterator[Told]:
    """Yield what each document tells, in their order; nothing for languages that are not read.

    Takes one batch and holds it in memory. What the pipeline learns of new words is forgotten
    after it once it knows `WORDS`, so a long run needs no more memory than a short one.
    """
    knows_many = len(tools.nlp.vocab) >= WORDS
    with tools.nlp.memory_zone() if knows_many else nullcontext():
        parsed = _parsed([document for document in documents if is_read(document)], tools)
        for document in documents:
            if is_read(document):
                yield _told(document, next(parsed), tools)
            else:
                yield Telling(document.id)


def _parsed(documents: list[Document], tools: Tools) -> Iterator[Any]:
    """Yield the parse of each document, or the error that prevented it."""
    try:
        docs = [doc for _, doc in parse(tools.nlp, documents)]
    except Exception:
        docs = []
    if len(docs) == len(documents):
        yield from docs
        return
    for document in documents:
        try:
            yield next(doc for _, doc in parse(tools.nlp, [document]))
        except Exception as error:
            yield error


def _told(document: Document, doc: Any, tools: Tools) -> Told:
    """Return what a document tells, or why that could not be found out.

    This is the edge at which any error of the rules or of the parser becomes a refusal: a text
    they were not made for must not end a run of ten thousand others.
    """
    try:
        if isinstance(doc, Exception):
            raise doc
        return _telling(document, doc, tools)
    except SetupError:
        raise  # every other document would meet it too
    except Exception as error:
        _LOG.debug("cannot tell %s", document.id, exc_info=error)
        return Refusal(
            document.path,
            document.given_id,
            f"its sentences could not be read ({type(error).__name__}: {error})",
            "This is a fault of the program. Please report it, with the text if you may share it.",
        )


def _telling(document: Document, doc: Any, tools: Tools) -> Telling:
    if tools.network is not None:
        tools.network.read(doc)
    places = find_places(doc, document, tools.gazetteer)
    mentions = find_mentions(doc, document, tools.actors, places)
    periods = find_periods(doc, document)
    attributions = find_attributions(doc, document, mentions)
    deals = tuple(
        deal
        for extract in tools.extractors
        for deal in extract(doc, document, mentions, places, periods, attributions)
    )
    propositions = find_propositions(doc, document, mentions, places, periods, attributions, deals)
    deals = tuple(_placed(deal, places, tools) for deal in deals)
    propositions = tuple(_placed(told, places, tools) for told in propositions)
    return Telling(
        document.id,
        mentions=mentions,
        places=places,
        attributions=attributions,
        deals=deals,
        propositions=propositions,
        claims=(
            *claims_of(deals, attributions, document),
            *claims_of(propositions, attributions, document),
        ),
        new_actors=_new_actors(mentions, deals, propositions, attributions),
    )


def _placed(told: _Thing, places: Sequence[PlaceMention], tools: Tools) -> _Thing:
    """Return what is told with a position for those of its places that only the grammar found."""
    if all(mention.place is not None for mention in told.places):
        return told
    return replace(told, places=located(told.places, places, tools.gazetteer))


def _new_actors(
    mentions: Iterable[Mention],
    deals: Iterable[Deal],
    propositions: Iterable[Proposition],
    attributions: Iterable[Attribution],
) -> tuple[Actor, ...]:
    """Return an actor for each party or speaker that no actor file knows."""
    speakers: list[Voice] = [a.speaker for a in attributions if a.speaker is not None]
    spans = {voice.span for voice in speakers if voice.actor is None}
    for deal in deals:
        parties = (*deal.parties, *deal.mediators, *deal.other_roles)
        spans |= {party.span for party in parties if party.actor is None}
    for told in propositions:
        spans |= {party.span for party in told.roles if party.actor is None}
    new = {m.key: m.name for m in mentions if m.actor is None and m.span in spans}
    return tuple(Actor(key, name, ActorKind.UNKNOWN) for key, name in new.items())

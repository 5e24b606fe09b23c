"""A pattern as a chart: its measure and interval each time it was tested; nothing loaded or run."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import escape

from alleged.model.legible import one_line
from alleged.model.pattern import LEVEL, Baseline, Tally
from alleged.publish import patterns_words as words
from alleged.publish.patterns_told import PatternTold
from alleged.publish.terminal import shortened

_WIDTH, _LEFT, _FROM, _TO, _TOP, _ROW = 880, 24, 340, 700, 96, 34
_LETTERS = 42
_STYLE = (
    ".chart text{font-family:'Noto Sans','Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;"
    "fill:#1c1b19}.chart .head{font-size:17px;font-weight:600}.chart .soft{font-size:12px;"
    "fill:#5c5850}.chart .end{text-anchor:end}.chart .line{stroke:#8a8378;stroke-width:1.5}"
    ".chart .none{stroke:#8a8378;stroke-dasharray:3 3}.chart .range{stroke:#1b4f8a;stroke-width:2}"
    ".chart .dot{fill:#1b4f8a}.chart .open{fill:#fbfaf7;stroke:#1b4f8a;stroke-width:2}"
    ".chart .paper{fill:#fbfaf7}@media(prefers-color-scheme:dark){.chart .paper{fill:#16171a}"
    ".chart text{fill:#e6e3dc}.chart .soft{fill:#aaa59a}.chart .range{stroke:#8ab8ef}"
    ".chart .dot{fill:#8ab8ef}.chart .open{fill:#16171a;stroke:#8ab8ef}}"
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value of the measure lies across the chart."""

    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        value = min(max(value, self.low), self.high)
        share = (self._of(value) - self._of(self.low)) / (self._of(self.high) - self._of(self.low))
        return round(_FROM + share * (_TO - _FROM), 1)

    def _of(self, value: float) -> float:
        return math.log(value) if self.logarithmic else value


def drawing(told: PatternTold) -> str:
    """Return the chart as SVG: full dots stand out, hollow ones do not."""
    lines = words.lines(told)
    scale = _scale(told)
    height = _TOP + _ROW * len(lines) + 70
    title = shortened(one_line(told.asked.title), 80)
    parts = [
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
        ' role="img">',
        f"<title>{escape(one_line(words.finding(told)))}</title><style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{height}"/>',
        f'<text class="head" x="{_LEFT}" y="34">{escape(title)}</text>',
        f'<text class="soft" x="{_LEFT}" y="56">{escape(told.pattern.whole.measure)}, with its'
        f" interval of 95 %; a hollow dot does not stand out at {LEVEL:g}</text>",
        *_axis(told, scale, _TOP + _ROW * len(lines)),
    ]
    for number, (name, tally) in enumerate(lines):
        parts += _line(name, tally, _TOP + _ROW * number, scale)
    first, second = _halves(told.pattern.warning)
    parts += [
        f'<text class="soft" x="{_LEFT}" y="{height - 28}">{escape(first)}</text>',
        f'<text class="soft" x="{_LEFT}" y="{height - 11}">{escape(second)}</text>',
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(name: str, tally: Tally, y: int, scale: _Scale) -> Iterator[str]:
    label = shortened(one_line(name), _LETTERS)
    yield f'<text x="{_LEFT}" y="{y + 4}">{escape(label)}</text>'
    yield f'<text class="soft end" x="{_FROM - 14}" y="{y + 4}">{tally.having} of {tally.of}</text>'
    p = "too few" if tally.too_few else f"p {words.p_words(tally)}"
    yield f'<text class="soft" x="{_TO + 18}" y="{y + 4}">{escape(p)}</text>'
    if tally.empty:
        return
    low, high = scale.place(tally.low), scale.place(tally.high)
    yield f'<path class="range" d="M{low} {y}H{high}"/>'
    kind = "dot" if tally.p_value <= LEVEL else "open"
    yield f'<circle class="{kind}" cx="{scale.place(tally.estimate)}" cy="{y}" r="5"/>'


def _axis(told: PatternTold, scale: _Scale, y: int) -> Iterator[str]:
    yield f'<path class="line" d="M{_FROM} {y - 14}H{_TO}"/>'
    label: Callable[[float], str] = (
        (lambda v: f"{v:.0%}") if _is_share(told) else (lambda v: f"{v:g}")
    )
    for value in _marks(scale):
        x = scale.place(value)
        yield f'<text class="soft" x="{x}" y="{y + 4}" text-anchor="middle">{label(value)}</text>'
    baseline = told.asked.share if _is_share(told) else None
    if told.pattern.baseline is Baseline.OTHERS:
        baseline = 1.0
    if baseline is not None:
        x = scale.place(baseline)
        yield f'<path class="none" d="M{x} {_TOP - 18}V{y - 14}"/>'


def _scale(told: PatternTold) -> _Scale:
    if _is_share(told):
        return _Scale(0.0, 1.0, logarithmic=False)
    if told.pattern.baseline is Baseline.OTHERS:
        return _Scale(0.01, 100.0, logarithmic=True)
    return _Scale(0.0, max(1.0, float(told.pattern.whole.of)), logarithmic=False)


def _marks(scale: _Scale) -> list[float]:
    if scale.logarithmic:
        return [0.01, 0.1, 1.0, 10.0, 100.0]
    step = scale.high / 4
    whole = math.ceil(step) if scale.high > 1 else step
    return [whole * each for each in range(5) if whole * each <= scale.high]


def _is_share(told: PatternTold) -> bool:
    return told.pattern.baseline is Baseline.SHARE


def _halves(text: str) -> tuple[str, str]:
    middle = text.rfind(" ", 0, len(text) // 2 + 20)
    return text[:middle], text[middle + 1 :]

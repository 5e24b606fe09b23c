"""How help is written: what a verb does, examples, then options."""

from collections.abc import Sequence
from typing import Any

import click

Example = tuple[str, str]
"""A command as typed, and what it does."""


class Command(click.Command):
    """A verb whose help shows how it is used before it lists options."""

    def __init__(self, *args: Any, examples: Sequence[Example] = (), **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples before options."""
        write_help(self, ctx, formatter, self.examples)


class Group(click.Group):
    """A verb with acts of its own below it, and the same help.

    `otherwise` names the act that is meant where another word is typed: `alleged actors NAME` is
    `alleged actors page NAME`.
    """

    def __init__(
        self, *args: Any, examples: Sequence[Example] = (), otherwise: str = "", **kwargs: Any
    ) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        self.otherwise = otherwise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the act that was typed, or the one that is meant otherwise."""
        if self.otherwise and args[0] not in self.commands:
            return self.otherwise, self.commands[self.otherwise], args
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples before options."""
        write_help(self, ctx, formatter, self.examples)


def write_help(
    command: click.Command,
    ctx: click.Context,
    formatter: click.HelpFormatter,
    examples: Sequence[Example],
) -> None:
    """Write a command's help: usage, what it does, examples, options."""
    command.format_usage(ctx, formatter)
    command.format_help_text(ctx, formatter)
    if examples:
        with formatter.section("Examples"):
            formatter.write_dl(list(examples))
    command.format_options(ctx, formatter)
    command.format_epilog(ctx, formatter)

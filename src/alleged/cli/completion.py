"""`alleged completion`: the Tab key for a shell."""

import click
from click.shell_completion import get_completion_class

from alleged.cli.help import Command
from alleged.cli.options import shared
from alleged.cli.screen import put


@click.command(
    "completion",
    cls=Command,
    short_help="The Tab key for your shell.",
    examples=(
        ('eval "$(alleged completion bash)"', "in ~/.bashrc"),
        ('eval "$(alleged completion zsh)"', "in ~/.zshrc"),
        ("alleged completion fish | source", "in ~/.config/fish/config.fish"),
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@shared
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Write what a shell needs to complete verbs and options with the Tab key."""
    completion = get_completion_class(shell)
    assert completion is not None, shell
    made = completion(ctx.find_root().command, {}, "alleged", "_ALLEGED_COMPLETE")
    put([made.source().strip()])

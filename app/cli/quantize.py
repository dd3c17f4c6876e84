"""`casebook quantize`: a plain GGUF file becomes a smaller one."""

from typing import Any

import click

from app import settings
from app.cli.common import Common, common_options
from app.cli.convert import refusals_told
from app.cli.engine import prepare
from app.cli.rest import Rest
from converters.command import Screen, Wish, as_type, quantize_file, writing_options
from converters.place import Place
from converters.types import FILE_TYPES


@click.command(
    epilog="Example: casebook quantize model-BF16.gguf -o model-Q4_K_M.gguf --type Q4_K_M"
)
@click.argument("source", metavar="IN.gguf", type=Place())
@click.option(
    "-o",
    "--output",
    "out",
    type=Place(),
    metavar="OUT.gguf",
    required=True,
    help="The file to write.",
)
@click.option(
    "--type",
    "type_name",
    callback=as_type,
    metavar="T",
    required=True,
    help=f"One of {', '.join(FILE_TYPES)}.",
)
@writing_options
@common_options
@click.pass_obj
def quantize(common: Common, /, **options: Any) -> None:
    """Quantize an F32, F16 or BF16 GGUF file (IN.gguf)."""
    prepare()
    wish = Wish(**options, rest=Rest(common, settings.load(common.places.settings)).wait)
    with refusals_told():
        quantize_file(Screen(common.is_json, common.is_quiet), wish)

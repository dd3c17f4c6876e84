"""`casebook models options`: how a model is loaded when nothing else is said."""

import click

from app.cli.common import Common, common_options, say, table
from app.cli.loading import load_options, wished
from app.core import loading
from app.core.chat import LoadOptions
from app.store.database import open_database


@click.command(epilog="Example: casebook models options Meditron3-Gemma2-2B --context 8192")
@click.argument("model", metavar="M")
@load_options
@click.option("--reset", is_flag=True, help="Forget all of them first.")
@common_options
@click.pass_obj
def options(common: Common, /, model: str, reset: bool, **said: object) -> None:
    """Show how a model is loaded, or remember options for it; the rest is decided at each load.

    What `ask` and `bench` are told goes before what is remembered, and that before the settings.
    """
    wish = wished(said)
    is_change = reset or wish != LoadOptions()
    with open_database(common.places, read_only=not is_change) as store:
        found = store.models.find(model)
        kept = LoadOptions() if reset else loading.remembered(found.options)
        kept = wish.over(kept)
        loading.check(kept)
        if is_change:
            store.models.remember_options(found.model_id, loading.kept(kept))
    if common.is_json:
        common.document({"model_id": found.model_id, "options": loading.kept(kept)})
        return
    rows = [(name, str(value)) for name, value in loading.kept(kept).items()]
    table(rows)
    if not rows:
        say("Nothing is remembered: all is automatic.")

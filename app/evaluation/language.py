"""Reports in a language of the window, without Qt: its sentences, its numbers, its direction."""

from functools import partial

from app.core.translations import CODES, RIGHT_TO_LEFT, translations
from app.evaluation.plot import plain
from app.evaluation.spoken import ENGLISH, Spoken, noted

# Between thousands, and before decimals, as CLDR has them; other languages write as English does.
# Arabic too: digits are Western in every language.
SIGNS = {"fr": ("\u202f", ",")}


def spoken_in(code: str) -> Spoken:
    """Return how reports are written in one of `core.translations.CODES`; else in English."""
    if code == "en" or code not in CODES:
        return ENGLISH
    known = translations(code)

    def translated(context: str, text: str) -> str:
        return known.get((context, text), text)

    number = partial(_number, code)
    return Spoken(
        code=code,
        is_right_to_left=code in RIGHT_TO_LEFT,
        translated=translated,
        number=number,
        noted=partial(noted, translated=translated, number=number),
    )


def _number(code: str, value: float, decimals: int) -> str:
    text = plain(value, decimals)
    between, before = SIGNS.get(code, (",", "."))
    return text.translate({ord(","): between, ord("."): before})

"""The colours keep what the visual guide promises: contrast, computed anew from the tokens."""

import re
from itertools import chain
from pathlib import Path

import pytest

import resources
from app.gui.widgets.tokens import THEMES, TOKENS

ROOM = Path(__file__).resolve().parents[3] / "app" / "gui"
PALETTE = ROOM / "widgets" / "tokens.py"

# The table of the visual guide, part 2: text, its grounds, lowest ratio, ratios in light, in
# dark, and the lowest in high contrast. The guide prints one decimal.
TABLE = """
text | window base alt raised sunken err_tint warn_tint ok_tint info_tint accent_tint mark_tint | 4.5 | 14.9 16.6 15.6 16.6 13.7 14.4 15.0 14.6 14.4 13.9 14.3 | 13.7 14.9 14.2 12.0 15.4 12.6 11.9 11.9 12.4 10.5 12.5 | 21.0
muted | window base alt raised sunken accent_tint mark_tint info_tint | 4.5 | 6.3 7.0 6.6 7.0 5.8 5.9 6.1 6.1 | 7.8 8.4 8.0 6.8 8.8 6.0 7.1 7.0 | 21.0
placeholder | base | 4.5 | 5.0 | 6.1 | 13.6
on_accent | accent accent_hi | 4.5 | 6.8 9.3 | 7.8 9.8 | 14.9
on_tint | accent_tint base window | 4.5 | 9.8 11.6 10.4 | 10.4 14.7 13.6 | 14.9
accent | base window | 4.5 | 6.8 6.1 | 8.8 8.1 | 14.9
link | base window alt err_tint warn_tint info_tint ok_tint accent_tint | 4.5 | 7.2 6.5 6.8 6.3 6.5 6.3 6.3 6.1 | 9.2 8.5 8.8 7.8 7.3 7.7 7.4 6.5 | 12.8
on_banner | banner | 4.5 | 10.6 | 8.3 | 21.0
mark | mark_tint base | 4.5 | 7.3 8.5 | 8.1 9.7 | 21.0
err | err_tint base window accent_tint | 4.5 | 7.0 8.0 7.2 6.7 | 7.5 8.9 8.2 6.3 | 10.5
warn | warn_tint base window accent_tint | 4.5 | 7.0 7.7 6.9 6.5 | 8.4 10.5 9.7 7.4 | 13.7
ok | ok_tint base window accent_tint | 4.5 | 6.2 7.1 6.4 6.0 | 8.0 10.0 9.2 7.0 | 16.8
info | info_tint | 4.5 | 6.3 | 7.7 | 12.8
base | text | 4.5 | 16.6 | 14.9 | 21.0
muted | err_tint warn_tint | 3 | 6.1 6.4 | 7.1 6.8 | 21.0
banner | window | 3 | 9.6 | 7.7 | 21.0
edge | base window raised alt err_tint warn_tint info_tint mark_tint accent_tint | 3 | 3.7 3.3 3.7 3.5 3.2 3.3 3.2 3.2 3.1 | 5.2 4.8 4.2 4.9 4.4 4.1 4.3 4.3 3.6 | 21.0
focus | window base halo | 3 | 14.9 16.6 16.6 | 16.6 18.0 18.0 | 14.9
accent | sunken | 3 | 5.6 | 9.1 | 14.9
"""  # noqa: E501  one row of the guide a line
SERIES = """
m1 16.6 14.9 21.0
m2 6.8 8.8 14.9
m3 3.7 5.2 6.9
p1 12.2 11.0 21.0
p2 3.1 6.9 11.5
p3 4.6 4.2 6.9
p4 8.3 16.0 15.4
"""
ROUNDING = 0.051


def luminance(colour: str) -> float:
    """Return the relative luminance, WCAG 2.2, definition of that name."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, WCAG 2.2, definition of that name."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs():
    for row in TABLE.strip().splitlines():
        ink, grounds, least, *themes = (part.strip() for part in row.split("|"))
        names = grounds.split()
        for theme, printed in zip(THEMES, themes, strict=True):
            ratios = printed.split()
            if theme == "high_contrast":
                yield theme, ink, names, float(least), [float(ratios[0])]
            else:
                for ground, ratio in zip(names, ratios, strict=True):
                    yield theme, ink, [ground], float(least), [float(ratio)]
    for row in SERIES.strip().splitlines():
        ink, *ratios = row.split()
        for theme, ratio in zip(THEMES, ratios, strict=True):
            yield theme, ink, ["base"], 3.0, [float(ratio)]


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_has_the_contrast_that_the_guide_prints(theme):
    rows = [row for row in pairs() if row[0] == theme]
    assert len(rows) >= 26
    for _, ink, grounds, least, printed in rows:
        colours = TOKENS[theme]
        ratio = min(contrast(colours[ink], colours[ground]) for ground in grounds)
        assert ratio >= least, (ink, grounds)
        assert ratio == pytest.approx(printed[0], abs=ROUNDING), (ink, grounds)


def test_the_known_ratios_of_the_definition_hold():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_all_themes_have_the_same_tokens():
    names = [set(TOKENS[theme]) for theme in THEMES]
    assert names[0] == names[1] == names[2]
    assert len(names[0]) == 40
    assert all(re.fullmatch("#[0-9A-F]{6}", c) for t in TOKENS.values() for c in t.values())


def test_the_reserved_colours_belong_to_the_notice_alone():
    reserved = {"banner", "mark", "mark_tint"}
    for theme in ("light", "dark"):
        others = {colour for name, colour in TOKENS[theme].items() if name not in reserved}
        assert not others & {TOKENS[theme][name] for name in reserved}


COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?![0-9a-fA-F;])|QColor\(\s*[\"'0-9]|QColor\.from|"
    r"GlobalColor\.(?!transparent)\w+|\brgba?\("
)


@pytest.mark.parametrize(
    "offence",
    ['"#1A2b3C"', 'QColor("red")', "QColor(1, 2, 3)", "Qt.GlobalColor.red", "rgb(1, 2, 3)"],
)
def test_the_search_for_colours_sees_an_offence(offence):
    assert COLOUR.search(f"x = {offence}")


PAPER = {ROOM / name for name in ("paper.py", "report_pages.py")}  # white, whatever the look


def test_no_other_file_of_the_window_names_a_colour():
    found = [
        f"{path.name}:{number} {line.strip()}"
        for path in sorted(ROOM.rglob("*.py"))
        if path not in {PALETTE, *PAPER}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if COLOUR.search(line)
    ]
    assert not found


@pytest.mark.parametrize("theme", THEMES)
def test_the_marks_of_a_theme_are_drawn_in_its_tokens(theme):
    files = sorted(resources.path(f"themes/{theme}").glob("*.svg"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    used = set(chain.from_iterable(re.findall("#[0-9a-fA-F]{6}", text) for text in texts))
    assert len(files) == 11
    assert used <= set(TOKENS[theme].values())


def test_every_icon_is_drawn_in_one_colour_on_the_grid():
    files = sorted(resources.path("icons").glob("*.svg"))
    assert len(files) >= 58
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 20 20"' in text, path.name
        assert 'stroke-width="1.5"' in text, path.name
        paints = set(re.findall(r'(?:fill|stroke)="([^"]+)"', text))
        assert paints <= {"none", "currentColor"}, path.name

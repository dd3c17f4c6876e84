"""Every colour of the window by its use, in three themes; no other file names a colour."""

# Names in a row stand in the order of their colours. Ratios are recomputed by a test.
_ROWS = """
window base alt raised sunken
  F1F3F5 FFFFFF F7F8FA FFFFFF E7EAEE
  1B1F24 14171B 181C21 242A31 101316
  000000 000000 000000 000000 000000
text muted placeholder disabled
  1A1F26 4F5A66 66717D 8A949E
  E7EAEE A9B3BD 8D98A4 6C7681
  FFFFFF FFFFFF D0D0D0 9A9A9A
line edge
  D3D8DE 7B8692
  343C45 7F8B97
  FFFFFF FFFFFF
accent accent_hi on_accent
  0A6570 084F58 FFFFFF
  5CC4CC 86D8DE 06262A
  FFD60A FFE766 000000
accent_tint on_tint
  DDEFF0 063F46
  12383D C9F0F2
  000000 FFD60A
link focus halo
  0A5C8A 1A1F26 FFFFFF
  7FC1EC FFFFFF 14171B
  7FD4FF FFD60A 000000
banner on_banner mark mark_tint
  4A2C82 FFFFFF 5A3A96 F1ECFA
  BBA4F2 1C0F38 C7B4F6 2A2140
  FFFFFF 000000 FFFFFF 000000
err err_tint
  A1121F FCEBEC
  FF9A9E 3B1D20
  FF9C9C 000000
warn warn_tint
  7A4700 FFF2DB
  F1BE62 35280F
  FFC94D 000000
ok ok_tint
  17653A E5F4EA
  7CD3A0 142F20
  7CFFB0 000000
info info_tint
  0A5C8A E6F1F8
  7FC1EC 12293A
  7FD4FF 000000
m1 m2 m3
  1A1F26 0A6570 7B8692
  E7EAEE 5CC4CC 7F8B97
  FFFFFF FFD60A 2E9BE0
p1 p2 p3 p4
  10375C D97A00 00856A 7F3B08
  9AD1F5 E58A2E 1E8A6A FFF3B0
  FFFFFF FFB000 2E9BE0 FFD0E8
pgrid pzone
  D3D8DE E7EAEE
  343C45 242A31
  8A8A8A 333333
"""
THEMES = ("light", "dark", "high_contrast")


def _read(rows: str) -> dict[str, dict[str, str]]:
    tokens: dict[str, dict[str, str]] = {theme: {} for theme in THEMES}
    names: list[str] = []
    for number, line in enumerate(rows.strip().splitlines()):
        place = number % (1 + len(THEMES))
        if place == 0:
            names = line.split()
        else:
            colours = (f"#{colour}" for colour in line.split())
            tokens[THEMES[place - 1]].update(zip(names, colours, strict=True))
    return tokens


# Theme → token → `#rrggbb`.
TOKENS = _read(_ROWS)

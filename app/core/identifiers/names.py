"""Names of persons: what follows a title, or words that announce a name; then the same name again.

A name that no title and no such word announces is not found: that would take a list of all names,
and would still be wrong where a name is a word.
"""

import re
from collections.abc import Iterator, Sequence

from app.core.identifiers.arabic_names import arabic_names
from app.core.identifiers.finding import Finding, Kind, words

_MARK = "\u0300-\u036f"
_LETTER = rf"(?:[^\W\d_][{_MARK}]?)"
_WORD = re.compile(rf"(?:[dDlLOo]'(?=\w))?{_LETTER}{{1,40}}(?:['\-]{_LETTER}{{1,40}}){{0,4}}")
_GAP = re.compile(r"[ \t]{1,3}")
_PARTICLES = words(
    "de da do dos das del della di du des la las los le van von der den ter bin ibn ben ould ag"
    " y e al"
    " el st ap"
)
# Words with a capital that follow a title and are no name.
_NO_NAMES = words(
    "the a an of and or is was who health hospital clinic practitioner specialist manager aide"
    " staff"
    " nurse doctor doctors department unit ward global reported reporting safety education care"
    " information zero questionnaire impression satisfaction centred centered flow journey consent"
    " advocate outcome outcomes id identifier record records number no name names age sex data"
    " group"
    " history examination presented presents complains on in at with without has had he she they it"
    " january february march april june july august september october november december monday"
    " tuesday"
    " wednesday thursday friday saturday sunday le la les un une des est et ou il elle hôpital"
    " clinique"
    " santé médecin infirmier infirmière service âge âgé âgée né née el los las es y o hospital"
    " clínica"
    " salud médico edad se em os as idade hospital saúde tuberculosis leprae bovis pneumoniae avium"
    " genitalium catarrhalis marinum ulcerans kansasii abscessus morganii not yes unknown inconnu"
    " desconocido desconhecido anonymous none suite unité directeur ministre minister president"
    " président presidente director directora secretary paciente patient patiente client"
    " gloves personal protective"
)
# Words that are written with a capital in other senses too: alone they do not repeat a name.
_ALSO_WORDS = words(
    "white black brown green gray grey young old day may march april june august price best"
    " long short"
    " rose hope grace love king knight bishop pope page rice wood stone field hill banks bell cook"
    " baker smart sharp strong weeks winter summer child blood heart hand foot head back bone"
    " chin cox"
    " west north east south major little rich poor power cross lamb fox wolf bird fish hall house"
    " church street rivers lake ford bush berry mark will art bill rob frank drew jean noble blanc"
    " noir petit grand roux brun moreau bon rey reyes flores campos ramos cruz leal costa rosa"
    " serra"
    " santos pinto parkinson alzheimer crohn hodgkin graves addison cushing down turner marfan"
    " wilson"
    " babinski kernig murphy hutchinson apgar glasgow charles"
)
_TITLE = re.compile(
    r"(?<![\w.'-])(?:"
    r"(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Drs|Prof|Rev|Mme|Mmes|Mlle|Pr|Sr|Sra|Srta|Dra|Drª|Dña|Profa|Fr"
    r"|Capt|Sgt|Lt|Col"
    r"|MRS|MME|MLLE|SRA|SRTA|DRA|Me)\.?ª?"
    r"|(?:MR|MS|DR|SR|PROF|M)\.|Dr\(a\)\.?|Sr\(a\)\.?"
    r"|[Mm]iss|[Pp]rofess(?:or|eure?|ora)|[Pp]rofesora?|[Dd]octor[a]?|[Dd]octeure?|[Dd]outora?"
    r"|[Nn]urse|[Mm]idwife"
    r"|[Ss]ister|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|MONSIEUR|MADAME|[Ss]eñor(?:a|ita)?"
    r"|[Dd]on|[Dd]oña|[Ss]enhora?"
    r"|[Dd]ona|[Ee]nfermeir[oa]|[Ee]nfermer[oa]|[Ii]nfirmi(?:er|ère)|[Ss]age-femme"
    r"|(?:(?<=de )|(?<=a )|(?<=por )|(?<=y )|(?<=con )|(?<=paciente ))D\."
    r")(?:(?<=[.ª)])[ \t]{0,2}|[ \t]{1,2})(?:\n[ \t]{0,2})?(?=[^\W\d_])"
)
_WHO = (
    "patiente?|paciente|client|man|woman|boy|girl|child|baby|infant|farmer|teacher|homme|femme"
    "|garçon|fille"
    "|enfant|hombre|mujer|niñ[oa]|homem|mulher|menin[oa]|crianç?a|señora?|senhora?|madame"
    "|monsieur|lady"
)
# Words that announce a name → how many words of it there must be.
_CUES = (
    (
        rf"(?:{_WHO})(?:,)?\s(?:is\s|was\s)?(?:named|called|nommée?|prénommée?|appelée?"
        rf"|llamad[oa]|chamad[oa]|de\snombre"
        r"|de\snome)",
        1,
    ),
    (r"(?:my|her|his|whose|patient's)\s(?:full\s)?name\s(?:is|was)", 1),
    (r"(?:s'appelle|se\sllama|me\sllamo|chama-se|me\schamo|se\schama)", 1),
    (
        r"(?:(?:full|patient|patient's|first|last|family|given|mother's|father's)\s)?name\s?[:=]"
        r"|(?:nom|prénoms?|nom\sdu\spatient|nom\set\sprénoms?)\s?[:=]"
        r"|(?:nombre(?:\scompleto|\sy\sapellidos|\sdel\spaciente)?|apellidos?)\s?[:=]"
        r"|(?:nome(?:\scompleto|\sdo\spaciente|\sda\spaciente)?|sobrenome)\s?[:=]"
        r"|(?:patiente?|paciente|pt)\s?[:=]",
        1,
    ),
    (r"(?:named|nommée?|prénommée?|llamad[oa]|chamad[oa])", 2),
    (
        r"(?:patiente?|paciente|pt|husband|wife|mother|father|son|daughter|brother|sister|mari"
        r"|épouse"
        r"|esposo|esposa|marido|hijo|hija|filho|filha|madre|padre|mãe|pai|mère|père|frère|sœur"
        r"|fils)",
        2,
    ),
)
_ANNOUNCED = tuple(
    (re.compile(rf"(?:{words})[ \t]{{0,3}}(?=[^\W\d_])", re.IGNORECASE), least)
    for words, least in _CUES
)
# With what a title or an announcement may begin: only there the patterns above are tried.
_FIRST = re.compile(r"(?<![\w.'-])[^\W\d_]{1,16}(?!\w)")
_BEGINNINGS = words(
    "mr mrs ms mx messrs dr drs prof rev mme mmes mlle pr sr sra srta dra drª dña profa fr capt"
    " sgt lt"
    " col me m d miss professor professeur professeure professora profesor profesora doctor doctora"
    " docteur docteure doutor doutora nurse midwife sister monsieur madame mademoiselle señor"
    " señora"
    " señorita don doña senhor senhora dona enfermeiro enfermeira enfermero enfermera infirmier"
    " infirmière sage patient patiente paciente client man woman boy girl child baby infant farmer"
    " teacher homme femme garçon fille enfant hombre mujer niño niña homem mulher menino menina"
    " criança"
    " lady my her his whose s se chama full first last family given mother father name nom prénom"
    " prénoms nombre apellido apellidos nome sobrenome pt named nommé nommée prénommé prénommée"
    " llamado"
    " llamada chamado chamada husband wife son daughter brother mari épouse esposo esposa"
    " marido hijo"
    " hija filho filha madre padre mãe pai mère père frère sœur fils"
)
_MOST_WORDS = 6
_SHORTEST = 3  # letters of a name that is told again by one word
_MOST_ALIKE = 20  # names that begin alike, looked for again
_EPONYM = re.compile(
    r"(?:'s?)?[ \t]{1,3}(?:disease|syndrome|signs?|nodule|reflex|tests?|score|scale|palsy|criteria"
    r"|classification|fracture|contracture|method|formula|staging|grading|index|phenomenon|triad"
    r"|stain|agar|solution|tube|catheter|maladie|prize|hospital|clinic|university|foundation"
    r"|institute)\b",
    re.IGNORECASE,
)


class Known:
    """Names that were found somewhere, to be told again elsewhere: by their first words."""

    def __init__(self) -> None:
        """Know none."""
        self._firsts: dict[str, list[tuple[str, ...]]] = {}

    def add(self, name: str) -> None:
        """Remember a name as it was written: the whole, and each word that is enough alone."""
        words = words_of(name)
        whole = [words] if len(words) > 1 else []
        for one in (*whole, *((word,) for word in words if _stands_alone(word))):
            alike = self._firsts.setdefault(one[0], [])
            if one not in alike and len(alike) < _MOST_ALIKE:
                alike.append(one)

    def beginning(self, word: str) -> Sequence[tuple[str, ...]]:
        """Return the names that begin with this word, bounded."""
        return self._firsts.get(word, ())

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self._firsts)


def names(text: str, elsewhere: Known | None = None) -> Iterator[Finding]:
    """Find the names of a text that `plain` returned, and those known from elsewhere again."""
    here = Known()
    for one in (*_announced(text), *arabic_names(text)):
        here.add(text[one.start : one.end])
        yield one
    for known in (here, elsewhere or ()):
        if known:
            yield from _repeated(text, known)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without capitals, initials, particles."""
    words = (found.group() for found in _WORD.finditer(name))
    said = [word.casefold() for word in words if len(word) > 1]
    return tuple(word for word in said if word not in _PARTICLES)


def _announced(text: str) -> Iterator[Finding]:
    behind = 0
    for first in _FIRST.finditer(text):
        if first.start() < behind or first.group().casefold() not in _BEGINNINGS:
            continue
        for start, least in _cues_at(text, first.start()):
            end = _end_of_name(text, start, least)
            if end is not None:
                behind = end
                if not _EPONYM.match(text, end):
                    yield Finding(start, end, Kind.NAME)
                break


def _cues_at(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Return where a name would begin after what stands here, and how many words it must have."""
    if title := _TITLE.match(text, at):
        yield title.end(), 1
    for pattern, least in _ANNOUNCED:
        if cue := pattern.match(text, at):
            title = _TITLE.match(text, cue.end())
            yield (title.end(), 1) if title else (cue.end(), least)


def _end_of_name(text: str, at: int, least: int) -> int | None:
    """Return where the name that begins here ends; `None` if it has fewer words than that."""
    count, end = 0, None
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, at)
        if found is None:
            break
        word, after = found.group(), found.end()
        is_initial = len(word) == 1 and word.isupper()
        if is_initial and text[after : after + 1] == ".":
            after += 1
        if _is_name(word):
            count, end = count + 1, after
        elif is_initial and count:
            end = after
        elif not (is_initial and text[after - 1] == ".") and word.casefold() not in _PARTICLES:
            break
        gap = _GAP.match(text, after)
        if gap is None and text[after - 1] != ".":
            break
        at = gap.end() if gap else after
    return end if count >= least else None


def _is_name(word: str) -> bool:
    """Return whether a word is written as names are: a capital, in Latin, Greek or Cyrillic."""
    bare = word[2:] if word[1:2] == "'" else word
    is_particle = word.casefold() in _PARTICLES and not word.isupper()
    is_written_so = bare[:1].isupper() and len(bare) > 1
    return is_written_so and not is_particle and word.casefold() not in _NO_NAMES


def _repeated(text: str, known: Known) -> Iterator[Finding]:
    """Find known names again, wherever they are written as names."""
    words = [(found.group(), *found.span()) for found in _WORD.finditer(text)]
    folded = [word.casefold().removesuffix("'s") for word, _, _ in words]
    for at, (word, start, _) in enumerate(words):
        for name in known.beginning(folded[at]):
            end = at + len(name)
            is_written_so = word[0].isupper() or not word[0].islower()
            if is_written_so and tuple(folded[at:end]) == name:
                last_word, _, last_end = words[end - 1]
                last_end -= 2 if last_word.endswith("'s") else 0
                if not _EPONYM.match(text, last_end):
                    yield Finding(start, last_end, Kind.NAME)


def _stands_alone(word: str) -> bool:
    """Return whether one word of a name is enough to tell it again."""
    is_cased = word[0] != word[0].upper()
    return len(word) >= _SHORTEST and is_cased and word not in _ALSO_WORDS and word not in _NO_NAMES

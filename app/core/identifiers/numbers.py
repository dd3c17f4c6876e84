"""E-mail addresses, telephone and record numbers, coordinates.

A number is believed if a word before it says what it is, or if a library knows its own check: of
telephone numbers the plan of their country (phonenumbers), of national numbers their check digits
(python-stdnum). Numbers of studies, codes, doses and results have neither.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.core.identifiers.dates import IS_DATE
from app.core.identifiers.finding import Finding, Kind

_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])", re.ASCII
)

# --- telephone -----------------------------------------------------------------------------------

_DIAL = r"\+?\(?[0-9](?:[ ().\-/]{0,2}[0-9]){6,14}(?![0-9])"
_PHONE_CUES = (
    r"t[ée]l(?:[ée]?(?:phone|fone|fono|f)?)?s?|(?:smart|tele)?phones?|ph|mob(?:ile)?"
    r"|cell\s?(?:phone|no\.?|:)"
    r"|fax|whats\s?app|call(?:ed|ing)?|contact(?:o|ar|er)?|portable|appel(?:er|ez)?|joignable"
    r"|m[óo]vil|tel[ée]m[óo]vel|celular|cel|fixe|llam(?:ar|e)|lig(?:ar|ue)|numéro"
    r"|número\s+de\s+contacto"
    r"|(?:ال)?هاتف(?:ه|ها|ي)?|(?:ال)?جوال(?:ه|ها|ي)?|(?:ال)?موبايل(?:ه|ها)?|(?:ال)?محمول"
    r"|(?:ال)?تلفون"
    r"|(?:ال)?تليفون|واتس\s?(?:اب|آب)|اتصل|الاتصال"
)
_PHONE_LINK = (
    r"(?:[\s:.=\-#(]{1,4}(?:no|nr|n[°º]|number|num[ée]ro|n[úu]mero|is|est|es|é|at|au|al|à|on"
    r"|the|me|her"
    r"|him|them|to|para|o|de|us|le|la|patient|mobile|m[óo]vil|portable|رقم|على|الرقم|هو|ب)?){1,4}"
)
_CUED_PHONE = re.compile(rf"(?<!\w)(?:{_PHONE_CUES})(?!\w){_PHONE_LINK}({_DIAL})", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+|00)\(?[1-9](?:[ ().\-/]{0,2}[0-9]){6,14}(?![0-9])")
# How a number is grouped where no word says that it is one → the countries that group so.
_NATIONAL = (
    (r"0[1-9](?:[ .\-][0-9]{2}){4}", ("FR", "MA", "DZ")),
    (r"\(?[2-9][0-9]{2}\)?[ .\-]{1,2}[2-9][0-9]{2}[.\-][0-9]{4}", ("US",)),
    (r"\(?[1-9][0-9]\)? ?9?[0-9]{4}-[0-9]{4}", ("BR",)),
    (
        r"0[0-9]{2,4}[ \-][0-9]{3,4}[ \-]?[0-9]{3,4}|0[0-9]{9,10}",
        ("GB", "KE", "NG", "UG", "TZ", "ZA", "GH", "EG", "SD", "JO", "SA", "IQ", "CD"),
    ),
)
_UNCUED = tuple(
    (re.compile(rf"(?<![\w.+/\-])(?:{shape})(?![\w/\-]|\.[0-9])"), countries)
    for shape, countries in _NATIONAL
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15  # E.164


@lru_cache(maxsize=4096)
def _is_dialled(number: str, country: str | None) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def forget() -> None:
    """Keep no number in memory once a text was looked through."""
    _is_dialled.cache_clear()


def phones(text: str, start: int, end: int) -> Iterator[Finding]:
    """Find telephone numbers in a text that `plain` returned."""
    for found in _CUED_PHONE.finditer(text, start, end):
        said = found.group(1)
        count = sum(map(str.isdigit, said))
        if _FEWEST_DIGITS <= count <= _MOST_DIGITS and not IS_DATE.match(said):
            yield Finding(*found.span(1), Kind.PHONE)
    for found in _INTERNATIONAL.finditer(text, start, end):
        digits = "".join(filter(str.isdigit, found.group())).removeprefix("00")
        if _is_dialled(f"+{digits}", None):
            yield Finding(*found.span(), Kind.PHONE)
    for pattern, countries in _UNCUED:
        for found in pattern.finditer(text, start, end):
            digits = "".join(filter(str.isdigit, found.group()))
            if any(_is_dialled(digits, country) for country in countries):
                yield Finding(*found.span(), Kind.PHONE)


def emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses."""
    for found in _EMAIL.finditer(text):
        yield Finding(*found.span(), Kind.EMAIL)


# --- records -------------------------------------------------------------------------------------

_RECORD_CUES = (
    r"m\.?r\.?n\.?|medical\s+record|(?:patient|hospital|health|clinic|national"
    r"|insurance)\s+(?:record|file"
    r"|chart|card|id(?:entifier|entity)?)|hosp(?:ital)?\.?(?=\s(?:no|num|#))|(?:patient|chart"
    r"|file|folder"
    r"|record|admission|registration|insurance|policy|passport)(?=\s(?:no|num|id|#)|\s?#)|nhs|ssn"
    r"|social\s+security|passport"
    r"|(?<!trial\s)(?<!study\s)(?<!pubmed\s)(?<!concept\s)(?<!gene\s)id\s+(?:no|number|card)"
    r"|national\s+id|patient\s?id|pid|uhid|ipno|opd(?=\s(?:no|num|#))|lab\s+id"
    r"|(?:n[°o]\.?|num[ée]ro)\s?(?:de\s|du\s)?(?:dossier|patient|passeport"
    r"|s[ée]curit[ée]\s+sociale|carte"
    r"|fiche|registre)|dossier(?:\s+m[ée]dical|\s+patient)?|i\.?p\.?p\.?|nip|nir|nin|matricule"
    r"|identifiant(?:\s+patient)?|passeport|carte\s+d'identité|s[ée]curit[ée]\s+sociale"
    r"|historia(?:\s+cl[íi]nica)?|n\.?h\.?c\.?|h\.?c\.?(?=\s?(?:n|:|#))"
    r"|expediente(?:\s+cl[íi]nico)?|d\.?n\.?i\.?|nie|curp"
    r"|c[ée]dula|pasaporte|seguridad\s+social|n[úu]mero\s+de\s+(?:paciente|historia|expediente"
    r"|utente)"
    r"|prontu[áa]rio|processo(?:\s+cl[íi]nico)?|n[úu]mero\s+do\s+processo|utente(?=\s?(?:n|:"
    r"|#))|c\.?p\.?f\.?"
    r"|r\.?g\.?(?=\s?(?:n|:))|cart[ãa]o\s+(?:sus|nacional\s+de\s+sa[úu]de)|cns|passaporte"
    r"|registo|b\.?i\.?(?=\s?n)"
    r"|(?:رقم|رقمه|رقمها)\s+(?:ال)?(?:ملف|مريض|هوية|سجل|طبي|وطني|قومي|جواز|بطاقة|تأمين"
    r"|إضبارة)(?:\s+(?:ال)?(?:طبي|مريض|وطني"
    r"|صحي|سفر|مدني))?[هـا]{0,3}|(?:ال)?ملف(?:\s+(?:ال)?(?:طبي|مريض))?(?=\s+رقم|\s?:)"
    r"|(?:ال)?رقم\s+(?:ال)?(?:وطني|قومي|طبي)"
    r"|الرقم\s+(?:الوطني|القومي|الطبي)|جواز\s+(?:ال)?سفر[هـا]{0,3}|سجل(?=\s+رقم)"
)
_RECORD_LINK = (
    r"(?:[\s:.,=#(\-/]{0,4}(?:no|nr|n\.?[°ºo]|num(?:ber)?|num[ée]ro|n[úu]mero|id|is|was|est|es"
    r"|é|of\sthe"
    r"\spatient|card|carte|رقم|هو)?(?!\w)){0,4}[\s:.=#]{0,3}"
)
_RECORD = re.compile(
    rf"(?<!\w)(?:{_RECORD_CUES})(?!\w){_RECORD_LINK}"
    r"((?:[a-z]{1,5}[ \-/]?)?[0-9][a-z0-9/.\-]{2,24}"
    r"(?: [0-9]{2,6}(?![0-9a-z%.,])){0,6})",
    re.IGNORECASE,
)
_LEAST_DIGITS = 4
_UNIT = re.compile(
    r"\s?(?:mg|g|kg|ml|l|cm|mm|mmhg|%|µ|days?|years?|cases|patients|jours|ans|años|anos|dias|días"
    r"|pacientes|casos|سنة|مريض|حالة)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _national() -> tuple[tuple[re.Pattern[str], object], ...]:
    """Return the shape of each national number beside the check of its digits."""
    from stdnum.br import cpf
    from stdnum.es import dni, nie
    from stdnum.fr import nir
    from stdnum.gb import nhs
    from stdnum.mx import curp
    from stdnum.us import ssn

    shapes = (
        (r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", cpf),
        (r"[0-9]{8}-?[A-Z]", dni),
        (r"[XYZ]-?[0-9]{7}-?[A-Z]", nie),
        (r"[1278] ?[0-9]{2} ?[0-9]{2} ?[0-9AB]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}", nir),
        (r"[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}", nhs),
        (r"[A-Z]{4}[0-9]{6}[HM][A-Z]{5}[0-9A-Z][0-9]", curp),
        (r"[0-9]{3}-[0-9]{2}-[0-9]{4}", ssn),
    )
    return tuple(
        (re.compile(rf"(?<![\w.\-/])(?:{shape})(?![\w\-/]|\.[0-9])"), check.is_valid)
        for shape, check in shapes
    )


def records(text: str, start: int, end: int) -> Iterator[Finding]:
    """Find numbers of records and of papers in a text that `plain` returned."""
    for found in _RECORD.finditer(text, start, end):
        said = found.group(1).rstrip("/.- ")
        first = found.start(1)
        last = first + len(said)
        has_digits = sum(map(str.isdigit, said)) >= _LEAST_DIGITS
        if has_digits and not IS_DATE.fullmatch(said) and not _UNIT.match(text, last):
            yield Finding(first, last, Kind.RECORD)
    for pattern, is_valid in _national():
        for found in pattern.finditer(text, start, end):
            if callable(is_valid) and is_valid(found.group()):
                yield Finding(*found.span(), Kind.RECORD)


# --- coordinates ---------------------------------------------------------------------------------

_PLACE_CUES = (
    r"g\.?p\.?s\.?|coord(?:inate|onn[ée]e|enada)?s?\.?|lat(?:itude?|itud)?|long?(?:itude?"
    r"|itud)?|geolocation"
    r"|location|localisation|position|ubicaci[óo]n|localiza[çc][ãa]o|geo:|maps?\S{0,40}[?=@/]"
    r"|(?:ال)?إحداثيات|(?:ال)?احداثيات|(?:ال)?موقع|خط\s+العرض"
)
_DECIMAL = r"[+\-]?[0-9]{1,3}[.,][0-9]{2,10}"
_SIDE = r"(?:\s?°?\s?[NSEWO](?![a-z])|\s?°)?"
_CUED_PLACE = re.compile(
    rf"(?<!\w)(?:{_PLACE_CUES})(?:[\s:=(]|is|are|est|son|هي|of|home|-(?![0-9])){{0,8}}"
    rf"({_DECIMAL}{_SIDE}\s{{0,2}}[,;/]?\s{{0,2}}(?:lon(?:g(?:itude?)?)?|et|and|y|e"
    rf"|و)?[\s:=]{{0,3}}{_DECIMAL}{_SIDE})",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w.,\-])([+\-]?[0-9]{1,2}\.[0-9]{4,10})\s?[,;]\s?([+\-]?[0-9]{1,3}\.[0-9]{4,10})(?![\w.%])"
)
_ESTIMATE = re.compile(r"\b(?:OR|HR|RR|CI|IC|SD|β|beta|ratio|estimates?)\b")
_SIDED = re.compile(
    r"(?<![\w.])[0-9]{1,2}(?:[.,][0-9]{2,10})?\s?°(?:\s?[0-9]{1,2}(?:[.,][0-9]{1,4})?\s?['m])?"
    r"(?:\s?[0-9]{1,2}(?:[.,][0-9]{1,4})?\s?(?:\"|''))?\s?(?:[NS]|شمالا?ً?"
    r"|جنوبا?ً?)(?!\w)\s?[,;/]?\s?(?:et\s|and\s|y\s|e\s|و\s?)?"
    r"[0-9]{1,3}(?:[.,][0-9]{2,10})?\s?°(?:\s?[0-9]{1,2}(?:[.,][0-9]{1,4})?\s?['m])?"
    r"(?:\s?[0-9]{1,2}(?:[.,][0-9]{1,4})?\s?(?:\"|''))?\s?(?:[EWO]|شرقا?ً?|غربا?ً?)(?!\w)"
)
_PLUS_CODE = re.compile(r"(?<!\w)[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")


def coordinates(text: str, start: int, end: int) -> Iterator[Finding]:
    """Find places on the earth in a text that `plain` returned."""
    for found in _CUED_PLACE.finditer(text, start, end):
        yield Finding(*found.span(1), Kind.COORDINATES)
    for found in _PAIR.finditer(text, start, end):
        # Two estimates of a study have this form too, but seldom lie beyond 1, both of them.
        is_estimate = _ESTIMATE.search(text, max(start, found.start() - 24), found.start())
        least = min(abs(float(found.group(1))), abs(float(found.group(2))))
        if least >= 1 and not is_estimate:
            yield Finding(*found.span(), Kind.COORDINATES)
    for pattern in (_SIDED, _PLUS_CODE):
        for found in pattern.finditer(text, start, end):
            yield Finding(*found.span(), Kind.COORDINATES)

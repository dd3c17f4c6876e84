"""Dates of birth: a date next to a word that says so, in five languages.

A date alone is no date of birth: visits, samples and publications have dates too. Nor is a year
alone, or an age.
"""

import re
from collections.abc import Iterator

from app.core.identifiers.finding import Finding, Kind

_MONTHS = (
    "jan(?:uary|uar|vier|eiro)?|ene(?:ro)?|feb(?:ruary|rero)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s"
    "|zo|ço)?"
    "|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai[o]?|mayo|june?|juin|junio|junho|july?|juil(?:let)?"
    "|julio|julho|aug(?:ust)?|ao[ûu]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|setembro|set"
    "|oct(?:ober"
    "|obre|ubre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|d[ée]c(?:embre)?"
    "|dic(?:iembre)?|dez(?:embro)?"
    "|يناير|كانون الثاني|فبراير|شباط|مارس|آذار|أبريل|ابريل|إبريل|نيسان|مايو|أيار|ماي|يونيو"
    "|حزيران|جوان"
    "|يوليو|تموز|جويلية|أغسطس|اغسطس|آب|أوت|غشت|سبتمبر|أيلول|شتنبر|أكتوبر|اكتوبر|تشرين الأول|نوفمبر"
    "|تشرين الثاني|نونبر|ديسمبر|كانون الأول|دجنبر"
)
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th|er|º|°|\.)?"
DATE = (
    rf"(?:[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?(?:{_YEAR}|[0-9]{{2}})(?![0-9])"
    rf"|{_YEAR}\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?[0-3]?[0-9](?![0-9])"
    rf"|{_DAY}[\s\-]{{1,2}}(?:de\s|of\s)?(?:{_MONTHS})\b\.?,?[\s\-]{{0,2}}(?:de\s|del\s)?{_YEAR}"
    rf"|(?:{_MONTHS})\b\.?\s{_DAY},?\s{_YEAR}"
    rf"|(?:{_MONTHS})\b\.?[\s\-](?:de\s|del\s)?{_YEAR}"
    rf"|[01]?[0-9]/{_YEAR})"
)
IS_DATE = re.compile(DATE, re.IGNORECASE)
_CUES = (
    r"born|d\.?o\.?b\.?|date\s+of\s+birth|birth\s?-?date|birth\s?day"
    r"|née?(?:\(e\))?|nés|d\.?d\.?n\.?|date\s+de\s+naissance|naissance"
    r"|nacid[oa]|naci[óo]|f\.?\s?nac\.?|fecha\s+de\s+nac(?:imiento|\.)?|nacimiento"
    r"|nascid[oa]|nasceu|data\s+de\s+nasc(?:imento|\.)?|nascimento|d\.\s?n\."
    r"|(?:ال)?مولود[ةه]?|مواليد|ولد|ولدت|وُلد|وُلدت|(?:تاريخ|يوم)\s+(?:ال)?(?:ميلاد"
    r"|ولادة)[هـا]{0,3}"
    r"|ميلاد[هـا]{0,3}"
)
# What may stand between them; "after", "before" or "between" is a criterion of a study, no birth.
_BETWEEN = (
    r"(?:[\s:=,.()\-]{1,4}(?:on|the|in|at|is|was|le|en|el|em|a|à|est|es|é|día|dia|of|del|du|au"
    r"|at\shome"
    r"|في|بتاريخ|يوم|هو|هي|عام|سنة)?){0,4}"
)
_BEFORE = re.compile(rf"(?<!\w)(?:{_CUES})(?!\w){_BETWEEN}\s{{0,2}}({DATE})", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?<![\w/.\-])({DATE})\s{{0,2}}[(\[]\s?(?:{_CUES})\s?[)\]]",
    re.IGNORECASE,
)


def birth_dates(text: str, start: int, end: int) -> Iterator[Finding]:
    """Find the dates of birth in a part of a text that `plain` returned."""
    for pattern in (_BEFORE, _AFTER):
        for found in pattern.finditer(text, start, end):
            yield Finding(*found.span(1), Kind.BIRTH_DATE)

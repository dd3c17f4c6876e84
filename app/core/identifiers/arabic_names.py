"""Names in Arabic script, which has no capitals: where a name ends is told by the words themselves.

The first word after a title is taken for a name; the following ones if they are frequent names,
begin with the article, or follow a word that joins names (`بن`, `عبد`).
"""

import re
from collections.abc import Iterator

from app.core.identifiers.finding import Finding, Kind, words

_WORD = re.compile(r"[\u0621-\u063a\u0641-\u0652\u0671]{1,20}")
_GAP = re.compile(r"[ \t]{1,3}")
_VOWELS = str.maketrans("", "", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_PREFIXES = ("", "و", "ل", "ب", "ال", "وال", "بال", "لل", "ولل")


def _with_prefixes(bare: str) -> frozenset[str]:
    return frozenset(f"{prefix}{word}" for prefix in _PREFIXES for word in words(bare))


_TITLES = _with_prefixes(
    "سيد سيدة سيده آنسة آنسه دكتور دكتورة دكتوره طبيب طبيبة أستاذ أستاذة استاذ استاذة حاج حاجة"
    " حاجه شيخ شيخة"
    " بروفيسور ممرض ممرضة مهندس مهندسة"
)
_SHORT_TITLE = re.compile(r"(?:أ\.\s?د\.|د\.|أ\.)[ \t]{0,2}/?[ \t]{0,2}(?=[\u0621-\u064a])")
_CALLED = _with_prefixes("مدعو مدعوة") | words(
    "اسم اسمه اسمها اسمي الاسم واسمه واسمها يدعى تدعى ويدعى وتدعى يسمى تسمى باسم"
)
_PERSONS = _with_prefixes("مريض مريضة مريضه طفل طفلة طفله زوج زوجة") | words(
    "زوجه زوجها زوجته والده والدها والدته والدتها ابنه ابنها ابنته ابنتها"
)
_MORE = words("الكامل المريض المريضة واللقب هو هي")
_LINK = re.compile(r"[ \t]{0,2}[:/]?[ \t]{0,2}(?=[\u0621-\u064a])")
_JOINING = words("بن ابن بنت عبد أبو ابو أم ام آل بو ولد نور سيف صلاح عز")
# Frequent given and family names, from general knowledge of the language.
_NAMES = words(
    "محمد أحمد احمد محمود علي حسن حسين خالد عمر عثمان إبراهيم ابراهيم يوسف إسماعيل اسماعيل موسى"
    " عيسى"
    " يحيى زكريا سليمان داود هارون يونس إلياس الياس مصطفى مرتضى طه ياسين ياسر عمار بلال حمزة"
    " جعفر زيد"
    " سعد سعيد سالم سليم سامي سمير منير منصور ناصر نادر نبيل نزار نضال هشام هاني وليد وائل وسام"
    " كمال"
    " كريم جمال جلال جابر ماجد مازن مالك مروان معتز منذر مهند أنس انس أيمن ايمن أسامة اسامة"
    " أشرف اشرف"
    " أمجد امجد أكرم اكرم أنور انور إياد اياد باسم بشار بشير تامر توفيق ثابت حاتم حازم حامد"
    " حبيب حسام"
    " رامي رائد راشد رشيد رضا رياض زياد سيف شادي شريف شكري صالح صبري صلاح طارق طاهر طلال عادل"
    " عاصم عامر"
    " عباس عدنان عصام علاء عماد غسان فادي فارس فاروق فاضل فؤاد فايز فراس فريد فهد فوزي فيصل"
    " قاسم لؤي"
    " مجدي مدحت رفعت طلعت عفت نشأت شوكت حكمت بهجت عزت مراد مسعود معاذ ممدوح نعيم هيثم يعقوب"
    " فاطمة عائشة خديجة مريم زينب سارة سلمى سلوى سعاد سميرة سناء سهام سوسن شيماء صفاء عبير عفاف"
    " غادة فريدة فوزية كريمة لبنى لطيفة ليلى لمياء لينا منى مها مي ميساء نادية نبيلة نجاة نجلاء"
    " نجوى"
    " ندى نسرين نهى نوال نورا نورة هالة هبة هدى هناء هند وفاء ياسمين يسرى أمينة امينة أمل امل"
    " أسماء اسماء"
    " إيمان ايمان آمنة آية بشرى بدرية ثريا جميلة حليمة حنان حورية خولة دعاء دلال رانيا رباب"
    " رجاء رحمة رشا"
    " رقية ريم زهراء زهرة زكية صباح صفية عزيزة عليا فاتن عواد خليل شاهين حداد نجار خوري عطية"
    " درويش منصوري"
    " بكر عوض حمدان حمدي فرج شعبان رمضان رجب جمعة خميس عيد غانم مبارك سلامة سلمان عزيز لطفي زكي"
    " زكريا"
)
# Words that follow a title or a name and are none.
_NO_NAMES = words(
    "من في على إلى الى عن مع أن ان إن هو هي هذا هذه التي الذي كان كانت قد لا لم لن ما عند بعد"
    " قبل منذ"
    " حتى ثم أو او لدى لديه لديها عمره عمرها يبلغ تبلغ البالغ البالغة العمر المصاب المصابة"
    " المصابين مصاب"
    " مصابة حضر حضرت راجع راجعت أصيب أصيبت دخل دخلت وصل وصلت اشتكى اشتكت خرج خرجت توفي توفيت"
    " زار زارت"
    " المعالج المعالجة المسؤول المسؤولة المناوب المناوبة المشرف المختص المختصة الاختصاصي العام"
    " العامة الأول"
    " السكري القلب الكلى الأطفال العيون النساء الذين اللذين اللواتي غير بدون دون الى رقم رقمه"
    " الهاتف تاريخ"
    " المولود المولودة مواليد والد والدته زوجته زوجها سنة عام يوم شهر المستشفى العيادة القسم"
    " الصحة الطب"
    " أولا الحالي الحالية البالغين المسنين المسن الحامل الحوامل القاصرين الخارجي الداخلي المقيم"
    " المقيمة"
)
_MOST_WORDS = 5
_MOST_TITLES = 3
_SHORTEST_WITH_ARTICLE = 5  # letters


def arabic_names(text: str) -> Iterator[Finding]:
    """Find the names in Arabic script of a text that `plain` returned."""
    behind = 0
    for found in _WORD.finditer(text):
        at = found.start()
        if at < behind or text[at - 1 : at].isalnum():
            continue
        start, must_be_known = _after_cue(text, found)
        end = _end_of_name(text, start, must_be_known) if start else None
        if end is not None:
            behind = end
            yield Finding(start, end, Kind.NAME)


def _after_cue(text: str, found: "re.Match[str]") -> tuple[int, bool]:
    """Return where a name would begin after this word, 0 if nowhere; and if it must be frequent."""
    word = found.group().translate(_VOWELS)
    if short := _SHORT_TITLE.match(text, found.start()):
        return short.end(), False
    if word not in _TITLES and word not in _CALLED and word not in _PERSONS:
        return 0, False
    at = _linked(text, found.end())
    for _ in range(_MOST_TITLES):
        following = _WORD.match(text, at) if at else None
        said = following.group().translate(_VOWELS) if following else ""
        if following is None or said not in _MORE | _TITLES:
            break
        word = said if said in _TITLES else word
        at = _linked(text, following.end())
    return at, word in _PERSONS


def _linked(text: str, at: int) -> int:
    link = _LINK.match(text, at)
    return link.end() if link else 0


def _end_of_name(text: str, at: int, must_be_known: bool) -> int | None:
    end, is_joined = None, not must_be_known  # after a title the first word is free
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, at)
        word = found.group().translate(_VOWELS) if found else ""
        if found is None or not _goes_on(word, is_joined, end is not None):
            break
        if word not in _JOINING or word in _NAMES or is_joined:
            end = found.end()
        is_joined = word in _JOINING
        gap = _GAP.match(text, found.end())
        if gap is None:
            break
        at = gap.end()
    return end


def _goes_on(word: str, is_free: bool, is_later: bool) -> bool:
    """Return whether a word belongs to a name; only a later one may tell by its article."""
    if word in _NO_NAMES:
        return False
    if is_free:
        return len(word) > 1
    has_article = is_later and word.startswith("ال") and len(word) >= _SHORTEST_WITH_ARTICLE
    return word in _NAMES or word in _JOINING or has_article

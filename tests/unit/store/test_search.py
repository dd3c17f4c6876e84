"""Search: any text is a safe question; newest first; marks around what was found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.chat import State
from app.store import search
from app.store.database import Store
from app.store.history import MATCH_END, MATCH_START, After, Sort


def say(store: Store, *texts: str) -> list[int]:
    return [
        store.history.begin_turn(None, text, None, {}, []).user_message_id or 0 for text in texts
    ]


def found(store: Store, words: str) -> list[int]:
    return [hit.message_id for hit in store.history.search(words).hits]


def test_all_words_must_be_there_and_the_newest_comes_first(store: Store) -> None:
    first, _, third = say(store, "fever and chills", "fever", "Chills, then FEVER")
    assert found(store, "fever chills") == [third, first]
    assert found(store, "fever cough") == []


def test_a_hit_says_where_it_is_and_marks_the_match(store: Store) -> None:
    (message,) = say(store, "The word is malaria here")
    (hit,) = store.history.search("Malaria").hits
    assert hit.message_id == message
    assert hit.title == "The word is malaria here"
    assert hit.snippet == f"The word is {MATCH_START}malaria{MATCH_END} here"
    assert hit.created_at


def test_quoted_words_are_a_phrase(store: Store) -> None:
    first, _ = say(store, "high fever at night", "fever, high at night")
    assert found(store, '"high fever"') == [first]
    assert found(store, '"high fever" night') == [first]
    assert found(store, '"high fever') == [first]


def test_the_last_word_may_be_a_beginning_and_accents_do_not_matter(store: Store) -> None:
    first, second = say(store, "symptoms of malaria", "fièvre élevée")
    assert found(store, "sympt") == [first]
    assert found(store, "of sympt") == [first]
    assert found(store, "fievre") == [second]


def test_letters_inside_words_are_found_when_no_word_fits(store: Store) -> None:
    (first,) = say(store, "antimalarial 100%_sure C++")
    assert found(store, "malarial") == [first]
    assert found(store, "0%_s") == [first]
    assert found(store, "c++") == [first]
    assert found(store, "++") == [first]
    assert found(store, "%") == [first]
    assert found(store, "x%y") == []
    (hit,) = store.history.search("malarial").hits
    assert hit.snippet == f"anti{MATCH_START}malarial{MATCH_END} 100%_sure C++"


def test_signs_beside_words_count(store: Store) -> None:
    first, _ = say(store, "vitamin C ++ daily", "vitamin C daily")
    assert found(store, "vitamin ++") == [first]


def test_text_with_the_marks_in_it_comes_without_marks(store: Store) -> None:
    say(store, f"a {MATCH_START} malaria {MATCH_END} b")
    (hit,) = store.history.search("malaria").hits
    assert hit.snippet == f"a {MATCH_START} malaria {MATCH_END} b"


def test_long_texts_are_cut_around_the_match(store: Store) -> None:
    say(store, "word " * 500 + "antimalarial" + " word" * 500)
    (hit,) = store.history.search("malarial").hits
    assert len(hit.snippet) < 200
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")


def test_the_limit_holds_and_nothing_finds_nothing(store: Store) -> None:
    say(store, "fever", "fever", "fever")
    assert len(store.history.search("fever", limit=2).hits) == 2
    assert store.history.search("fever", limit=0).hits == ()
    assert found(store, "") == found(store, '""') == found(store, " ") == []


def test_changed_and_finished_answers_are_found_by_their_last_words(store: Store) -> None:
    ids = store.history.begin_turn(None, "question", None, {}, [])
    store.history.checkpoint(ids.assistant_message_id, "unicorn")
    assert found(store, "unicorn") == [ids.assistant_message_id]
    store.history.checkpoint(ids.assistant_message_id, "zebra")
    assert found(store, "unicorn") == []
    assert found(store, "zebra") == [ids.assistant_message_id]


def test_a_query_that_takes_too_long_ends_with_what_it_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, *["fever"] * 5)
    monkeypatch.setattr(search, "SECONDS", -1.0)
    store.database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
        " INSERT INTO messages (id, conversation_id, role, text, state, created_at, saved_at)"
        " SELECT i, (SELECT id FROM conversations LIMIT 1), 'user', 'fever', 'done', '', '' FROM n"
    )
    cut = store.history.search("fever", limit=5000)
    assert len(cut.hits) < 4900
    assert not cut.is_whole
    monkeypatch.setattr(search, "SECONDS", 60.0)
    whole = store.history.search("fever", limit=5000)
    assert len(whole.hits) > 4900
    assert whole.is_whole


def pages(store: Store, words: str, size: int, sort: Sort = Sort.NEWEST) -> list[list[int]]:
    """Return the ids of every page of a search."""
    got: list[list[int]] = []
    after: After | None = None
    while not got or after is not None:
        part = store.history.search(words, size, sort=sort, after=after)
        got.append([hit.message_id for hit in part.hits])
        after = part.more
        assert len(got) < 99, "the pages do not end"
    return got


PAGED = [
    ("fever", "by whole words"),
    ("fev", "by a beginning"),
    ("eve", "by letters"),
    ("fever folder:Ward", "in a small place"),
    ("fever before:2999", "backwards from a day"),
    ("fever after:1999", "forwards from a day"),
    ("from:you", "without a word"),
]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("few", [2000, 3])
@pytest.mark.parametrize("words", [words for words, _ in PAGED], ids=[why for _, why in PAGED])
def test_pages_bring_every_place_once_in_order(
    store: Store, words: str, few: int, sort: Sort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    for number in range(11):
        say(store, f"fever number {number}", "chills")
    for one in store.history.conversations():
        store.history.set_folder(one.conversation_id, "Ward")
    whole = [hit.message_id for hit in store.history.search(words, 99, sort=sort).hits]
    if sort is not Sort.BEST:
        assert whole == sorted(whole, reverse=sort is Sort.NEWEST)
    assert len(whole) == (22 if words == "from:you" else 11)
    got = pages(store, words, 4, sort)
    assert [one for page in got for one in page] == whole
    assert {len(page) for page in got[:-1]} == {4}


def test_pages_of_whole_words_bring_no_beginnings_at_their_end(store: Store) -> None:
    words = say(store, *["fever", "feverish"] * 3)
    assert [one for page in pages(store, "fever", 2) for one in page] == words[-2::-2]


def test_a_last_page_that_is_full_is_the_last(store: Store) -> None:
    say(store, "fever", "fever", "fever", "fever")
    assert [len(page) for page in pages(store, "fever", 2)] == [2, 2]


def test_a_search_that_was_ended_can_go_on_where_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, *["fever"] * 5)
    monkeypatch.setattr(search, "SECONDS", -1.0)
    cut = store.history.search("fever")
    assert not cut.is_whole
    assert cut.more is not None
    assert cut.more.message_id == cut.hits[-1].message_id


def best(store: Store, words: str) -> tuple[list[int], bool]:
    got = store.history.search(words, sort=Sort.BEST)
    return [hit.message_id for hit in got.hits], got.is_ranked


@pytest.mark.parametrize("few", [2000, 1], ids=["read", "by the index"])
def test_the_best_match_has_the_words_more_often_in_less_text(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    long = "fever " + "and much else besides " * 30
    often, short, begun, one = say(store, f"{long} fever fever fever", "fever", "feverish", long)
    say(store, *["nothing of it"] * 20)
    for known in store.history.conversations():
        store.history.set_folder(known.conversation_id, "Ward")
    query = "fever folder:Ward" if few > 1 else "fever"
    ranked, is_ranked = best(store, query)
    assert is_ranked
    assert [at for at in ranked if at != begun] == [short, often, one]
    assert [at for at in found(store, query) if at != begun] == [one, short, often]
    (hit, *_) = store.history.search(query, sort=Sort.BEST).hits
    assert hit.snippet == f"{MATCH_START}fever{MATCH_END}"


def test_equals_come_newest_first_and_a_phrase_or_two_words_are_ranked(store: Store) -> None:
    first, second = say(store, "high fever", "high fever")
    say(store, "fever, high")
    assert best(store, '"high fever"') == ([second, first], True)
    assert best(store, "no such") == ([], False)
    assert best(store, "fev")[1], "beginnings are ranked, too"


@pytest.mark.parametrize("words", ["fever", "from:you", "eve"])
def test_what_cannot_be_ranked_comes_newest_first_and_says_so(
    store: Store, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 2)
    ids = say(store, "fever", "fever fever", "much and long fever")
    assert best(store, words) == (ids[::-1], False)


def test_the_index_counts_what_it_holds(store: Store) -> None:
    say(store, "fever", "chills")
    assert store.history.indexed() == (4, 4)
    store.database.execute("DELETE FROM messages_fts_docsize WHERE id = 1")
    assert store.history.indexed() == (4, 3)


def test_whereabouts_say_who_in_which_version_and_where(store: Store) -> None:
    history = store.history
    first = history.begin_turn(None, "question", None, {"model": {"name": "M"}}, [])
    conversation = first.conversation_id
    again = history.begin_turn(conversation, None, first.user_message_id, {}, [])
    history.set_folder(conversation, "Ward")
    history.set_tags(conversation, ["b", "a"])
    answers = [first.assistant_message_id, again.assistant_message_id]
    found = history.whereabouts([*answers, first.user_message_id or 0, 999])
    one, other = (found[answer] for answer in answers)
    assert (one.role, one.version, one.versions, one.is_shown) == ("assistant", 1, 2, False)
    assert (other.version, other.versions, other.is_shown) == (2, 2, True)
    assert (one.folder, one.tags, one.is_trashed) == ("Ward", ("a", "b"), False)
    assert found[first.user_message_id or 0].role == "user"
    assert 999 not in found
    history.trash(conversation)
    assert history.whereabouts(answers)[answers[0]].is_trashed


SYNTAX = [
    '"', "'", "*", "(", ")", ":", "^", "-", "+", ";", "--", "AND", "OR", "NOT", "NEAR(", "text:",
    "\\", "%", "_", "\0", "\ud800", "\x02", "a*", "{", "}", "/", "?1", "…", "é", "👩‍⚕️", " ", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(SYNTAX) | st.text(max_size=4), max_size=8).map("".join))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_makes_the_search_fail(store: Store, words: str) -> None:
    if not store.history.conversations():
        say(store, "fever AND chills", "text: (a OR b) \\ % _ * ' \" --")
    store.history.search(words)


def test_no_short_ascii_text_makes_the_search_fail(store: Store) -> None:
    say(store, "a b c")
    for first in range(128):
        store.history.search(chr(first))
        for second in '"*(':
            store.history.search(chr(first) + second)
            store.history.search(second + chr(first) + second)


def test_without_quoting_signs_would_be_operators(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: unquoted, these words mean something else."""
    say(store, "fever", "chills OR fever")
    assert len(found(store, "chills OR fever")) == 1
    monkeypatch.setattr(
        search, "_match", lambda query, **_: " ".join(part.value for part in query.parts)
    )
    assert len(found(store, "chills OR fever")) == 2


def test_a_query_that_the_index_refuses_is_looked_up_by_letters(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = say(store, "fever")
    monkeypatch.setattr(search, "_match", lambda *_, **__: 'AND "')
    assert found(store, "fever") == [first]


def test_a_huge_query_is_cut(store: Store) -> None:
    (first,) = say(store, "fever")
    assert found(store, "fever " * 100_000) == [first]


def test_a_sign_before_a_word_leaves_messages_out(store: Store) -> None:
    first, _, third = say(store, "fever, dry", "fever and draft", "fever")
    assert found(store, "fever -draft") == [third, first]
    assert found(store, "-draft fever") == [third, first]
    assert found(store, 'fever -"and draft"') == [third, first]


def test_places_and_facts_narrow_a_search(store: Store) -> None:
    record = {"model": {"name": "Gemma 2B"}}
    ids = store.history.begin_turn(None, "fever in children", None, record, [])
    store.history.finish_turn(ids.assistant_message_id, "Fever, high", State.INTERRUPTED, None)
    (other,) = say(store, "fever again")
    first = store.history.conversations()[1].conversation_id
    store.history.set_folder(first, "Ward/Charts")
    store.history.set_tags(first, ["Malaria"])
    store.history.rename(first, "Children 100%")
    answer, question = ids.assistant_message_id, ids.user_message_id
    for inside in ("folder:ward", "folder:Ward/charts", "tag:malaria", 'title:"100%"'):
        assert found(store, f"{inside} fever") == [answer, question], inside
        assert found(store, inside) == [answer, question], inside
    for outside in ("folder:War", "folder:Charts", "tag:mal", "title:100_", "tag:Malaria folder:x"):
        assert found(store, f"{outside} fever") == [], outside
    assert found(store, "from:you fever") == [other, question]
    for fact in ("from:model", "model:gemma", 'model:"a 2"', "has:interrupted"):
        assert found(store, f"{fact} fever") == [answer], fact
        assert found(store, fact) == [answer] or fact == "from:model", fact
    assert found(store, "model:Llama fever") == []


def test_few_messages_are_read_as_the_index_reads_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Fièvre élevée", "ill, at night", "night fever", "a_fever", "fevers", "FEVER 39"]
    say(store, *texts)
    for conversation in store.history.conversations():
        store.history.set_folder(conversation.conversation_id, "F")
    queries = [
        "fievre",
        "fever",
        "fev",
        '"at night"',
        '"night at"',
        "fever -39",
        "fever night",
        "39",
    ]
    read = [found(store, f"folder:F {query}") for query in queries]
    assert all(read[:-4])
    monkeypatch.setattr(search, "FEW", 0)
    assert read == [found(store, f"folder:F {query}") for query in queries]


_WORDS = (  # each is looked for in each: vowel signs, hamza, voice marks, jamo, sigma, tones
    *(
        "مُلاريا",
        "ملاريا",
        "أحمد",
        "احمد",
        "がん",
        "かん",
        "ガン",
        "カン",
        "각",
        "가",
        "발열",
        "發燒",
        "燒",
    ),
    *(
        "ΚΑΡΔΙΑΣ",
        "καρδιάς",
        "καρδιας",
        "грипп й",
        "грипп и",
        "sốt rét",
        "sot ret",
        "SỐT",
        "बुखार",
        "बखर",
    ),
    *(
        "µg",
        "μg",
        "Straße",
        "strasse",
        "İlaç",
        "ilac",
        "ไข้",
        "ไข",
        "na\u0308ive",
        "naive",
        "и\u0306",
    ),
)


def test_every_script_is_read_as_the_index_reads_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = say(store, *(f"a {word}, b" for word in _WORDS))
    for conversation in store.history.conversations():
        store.history.set_folder(conversation.conversation_id, "F")
    read = [found(store, f'folder:F "{word}" a') for word in _WORDS]
    assert all(one in hits for one, hits in zip(asked, read, strict=True))
    monkeypatch.setattr(search, "FEW", 0)
    indexed = [found(store, f'folder:F "{word}" a') for word in _WORDS]
    assert dict(zip(_WORDS, read, strict=True)) == dict(zip(_WORDS, indexed, strict=True))


def test_dates_are_days_of_this_computer(store: Store) -> None:
    say(store, *["fever"] * 3)
    for day, created in enumerate(("2026-03-01", "2026-04-01", "2026-05-01"), 1):
        store.database.execute(
            "UPDATE messages SET created_at = ? WHERE role = 'user' AND id = ?",
            (f"{created}T12:00:00.000+00:00", day * 2 - 1),
        )
    assert found(store, "after:2026-04 from:you fever") == [5, 3]
    assert found(store, "before:2026-04-01 from:you fever") == [1]
    assert found(store, "after:2026-03-15 before:2026-05 from:you fever") == [3]
    assert found(store, "before:2026 fever") == []


def test_common_words_before_a_day_are_read_backwards_from_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, *["fever"] * 6)
    store.database.execute("UPDATE messages SET created_at = '2020-01-01' WHERE id < 9")
    monkeypatch.setattr(search, "FEW", 3)
    everything = found(store, "before:2021 from:you fever")
    assert everything == [7, 5, 3, 1]
    assert [hit.message_id for hit in store.history.search("before:2021 fever", 2).hits] == [7, 5]


def test_only_the_trash(store: Store) -> None:
    first, second = say(store, "fever", "fever")
    store.history.trash(store.history.conversations()[0].conversation_id)
    assert found(store, "fever in:trash") == [second]
    assert found(store, "fever") == [first]

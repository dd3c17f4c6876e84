"""The test text of the reference, and where the pre-tokenizers that are known cut it.

No regular expression of a model file is ever run: one that is known is recognised by its own
text, and what it does to the one text that matters is written down here. The cuts were made once,
with the package `tokenizers` 0.22.2; the text is that of `get_vocab_base_pre` in llama.cpp at
0c1e57098, the expressions are those its llama-vocab.cpp names as the original ones.
"""

# ruff: noqa: RUF001  the text holds what is hard to cut
TEXT = (
    "\n \n\n \n\n\n \t \t\t \t\n  \n   \n    \n     \n🚀 (normal) 😶\u200d🌫\ufe0f (multiple "
    "emojis concatenated) ✅ 🦙🦙 3 33 333 3333 33333 333333 3333333"
    " 33333333 3.3 3..3 3...3 កាន់តែពិសេសអាច😁 ?我想在apple工作1314151天"
    "～ ------======= нещо на Български ''''''```````\"\"\"\"......!!!"
    "!!!?????? I've been 'told he's there, 'RE you sure? 'M not s"
    "ure I'll make it, 'D you like some tea? We'Ve a'lL"
)

LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|"
    r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CL100K = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}|"
    r" ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+"
)
QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|"
    r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN35 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}|"
    r" ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
TEKKEN = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|"
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|"
    r"\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
GPT4O = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|"
    r"'t|'re|'ve|'m|'ll|'d)?|"
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|"
    r"'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|"
    r"\s+(?!\S)|\s+"
)
SEED = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}|"
    r" ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+"
)
BAILING = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}|"
    r" ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+"
)
MINICPM = (
    r"\p{N}{1,3}",
    (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}+|"
        r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    ),
)
DEEPSEEK = (
    r"\p{N}{1,3}",
    "[一-龥぀-ゟ゠-ヿ]+",
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+|"
    " ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
)

# Lengths of the pieces, in order.
WORDS = """
34 1 2 6 1 5 2 8 7 13 1 2 3 1 1 1 2 1 3 1 3 1 1 3 2 1 3 3 1 3 3 1 1 3 3 2 1 1 1 1 1 1 2 1
1 1 3 1 2 2 2 2 2 3 2 1 2 10 3 3 1 1 1 14 5 3 10 36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2
3 5 3 1 2 1 4 5 5 4 1 3 3 2 3
"""
DIGITS_ALONE = """
34 1 2 6 1 5 2 8 7 13 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 3 1 2 2 2 2 2 3 2 1 2 10 1 1 1 1 1 1 1 1 1
14 5 3 10 36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3 5 3 1 2 1 4 5 5 4 1 3 3 2 3
"""
MARKS = """
34 1 2 6 1 4 1 2 8 7 13 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 3 1 15 1 2 10 1 1 1 1 1 1 1 1 1 14 5 3 10
36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3 5 3 1 2 1 4 5 5 4 1 3 3 2 3
"""
CASES = """
34 1 2 6 1 5 2 8 7 13 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 3 1 15 1 2 10 1 1 1 1 1 1 1 1 1 14 5 3 10 36
2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3 5 3 1 2 1 4 5 5 4 1 3 3 2 2 1
"""
CASES_AND_THREES = """
34 1 2 6 1 5 2 8 7 13 1 2 3 1 1 1 2 1 3 1 3 1 1 3 2 1 3 3 1 3 3 1 1 3 3 2 1 1 1 1 1 1 2 1
1 1 3 1 15 1 2 10 3 3 1 1 1 14 5 3 10 36 5 5 2 4 5 6 1 2 2 4 5 1 2 1 4 5 5 5 3 1 2 1 4 5 5
4 1 6 5
"""
CLASSIC = """
33 1 1 2 6 1 5 2 8 7 13 1 2 3 2 3 4 5 6 7 8 9 2 1 1 2 2 1 2 3 1 2 1 1 1 1 1 1 1 1 1 2 1 1
1 2 10 7 1 1 14 5 3 10 36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3 5 3 1 2 1 4 5 5 4 1 3 1
2 2 1 2
"""
CLASSIC_DIGITS = """
33 1 1 2 6 1 5 2 8 7 13 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 3 1 2 1 1 1 1 1 1 1 1 1 2 1 1 1 2 10 1 1 1
1 1 1 1 1 1 14 5 3 10 36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3 5 3 1 2 1 4 5 5 4 1 3 1 2
2 1 2
"""
SCRIPTS = """
34 1 2 6 1 2 1 1 1 2 8 7 13 1 2 3 1 1 1 2 1 3 1 3 1 1 3 2 1 3 3 1 3 3 1 1 3 3 2 1 1 1 1 1
1 2 1 1 1 3 1 15 1 2 3 5 2 3 3 1 1 1 14 5 3 10 36 2 3 5 2 4 3 2 6 1 2 2 4 5 1 2 1 4 5 2 3
5 3 1 2 1 4 5 5 4 1 3 3 2 3
"""

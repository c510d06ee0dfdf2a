"""Nearness of names to typed words: which of many are meant, the nearest first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from os.path import commonprefix

from district.spelling import KINDS, SHORT, searched_words, words_of

ENOUGH = 0.6
"""Share of the typed words' weight that a name must match."""
BEHIND = 0.25
"""Names that fall behind the nearest by more are left out."""
ALIKE = 0.7
"""Least similarity of two words."""
_NUMBER, _KIND, _WORD = 2.0, 0.7, 1.5
"""Weights of a number, of a kind of organization, and of any other word."""
_BEGINNING, _LONGER, _MISSPELLED, _AKIN = 0.95, 0.9, 0.85, 0.6
_SMALL = frozenset({"как", "что", "для", "при", "под", "над", "без"})
_SURPLUS = 0.01
"""Loss for each word of a name that was not typed."""


Name = tuple[str, Collection[str]]
"""A name with its words, and those around it that people may type as well."""


def nearest(typed: str, names: Sequence[Name]) -> list[int]:
    """Returns the places of the names that are meant, the nearest first."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - 3 MiB, until a name is searched

    scores = list(_scores(words_of(typed), [words for _, words in names]))
    least = max(ENOUGH, max(scores, default=0) - BEHIND)
    found = [place for place, score in enumerate(scores) if score >= least]
    plain = typed.lower()

    def order(place: int) -> tuple[float, float]:
        return -round(scores[place], 2), -token_set_ratio(plain, names[place][0].lower())

    return sorted(found, key=order)


def likely(typed: str, names: Sequence[Collection[str]]) -> list[int]:
    """Returns the places of the names that share words with a sentence, the likeliest first: a word
    of few names says more than one of many.
    """
    held = Counter(word for words in names for word in set(words))
    said = [one for one in words_of(typed) if len(one) > SHORT or one in held.keys() - _SMALL]
    alike = [{**_akin(word, held), **_alike(word, sorted(held))} for word in said]

    def score(words: Collection[str]) -> float:
        shares = ([found[one] / held[one] for one in found.keys() & words] for found in alike)
        return sum(max(one, default=0) for one in shares)

    scores = [score(set(words)) for words in names]
    return sorted((at for at, one in enumerate(scores) if one), key=lambda at: -scores[at])


def named(typed: str, names: Sequence[str]) -> list[int]:
    """Returns the places of the names of which all words were typed, maybe misspelled."""
    words = [words_of(name) for name in names]
    vocabulary = sorted({word for one in words for word in one})
    said = {other for word in searched_words(typed) for other, _ in _misspelled(word, vocabulary)}
    return [place for place, one in enumerate(words) if one and said.issuperset(one)]


def _scores(words: Sequence[str], names: Sequence[Collection[str]]) -> Iterable[float]:
    vocabulary = sorted(set().union(*names))
    alike = {word: _alike(word, vocabulary) for word in words}
    pairs = {pair: _alike("".join(pair), vocabulary, is_joined=True) for pair in pairwise(words)}
    whole = sum(map(_weight, words))
    for name in names if words else ():
        best = {word: _best(alike[word], name) for word in words}
        for pair, joined in pairs.items():
            for word in pair:
                best[word] = max(best[word], _best(joined, name))
        matched = sum(_weight(word) * best[word] for word in words)
        surplus = len(name) - sum(1 for word in words if best[word])
        yield matched / whole - _SURPLUS * max(0, surplus)


def _alike(word: str, vocabulary: Sequence[str], *, is_joined: bool = False) -> Mapping[str, float]:
    """Returns the similarity to every similar word."""
    if word.isdecimal():
        return {word: 1.0}
    found = {other: _MISSPELLED * share for other, share in _misspelled(word, vocabulary)}
    for other in vocabulary:
        if other == word:
            found[other] = 1.0
        elif other.startswith(word):
            found[other] = _BEGINNING
        elif not is_joined and word.startswith(other) and len(other) > 3:  # noqa: PLR2004
            found[other] = max(found.get(other, 0), _LONGER)
    return found


def _akin(word: str, vocabulary: Iterable[str]) -> Mapping[str, float]:
    """Returns words of the same root: «читают» and «читательская»."""
    shared = {
        other: len(commonprefix([word, other]))  # noqa: RUF071 - letters are meant
        for other in vocabulary
    }
    return {
        other: _AKIN
        for other, letters in shared.items()
        if letters > SHORT and letters >= ALIKE * min(len(word), len(other)) - 1
    }


def _misspelled(word: str, vocabulary: Sequence[str]) -> Iterable[tuple[str, float]]:
    """Yields the words that may be meant, and how alike they are."""
    from rapidfuzz import process  # noqa: PLC0415 - as above
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    if word.isdecimal():
        return
    for other, share, _ in process.extract(
        word,
        vocabulary,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=ALIKE,
        limit=None,
    ):
        if not other.isdecimal():
            yield other, share


def _best(alike: Mapping[str, float], words: Collection[str]) -> float:
    return max((alike[word] for word in alike.keys() & words), default=0)


def _weight(word: str) -> float:
    if word.isdecimal():
        return _NUMBER
    return _KIND if word in KINDS else _WORD

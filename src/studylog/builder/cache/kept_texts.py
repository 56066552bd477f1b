"""The texts of the last build, a few of them rendered again since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studylog.builder.cache.fragments import FragmentStore, Rendered
from studylog.errors import DamagedCacheError
from studylog.models import Rendition


class KeptTexts(Mapping[str, Rendition]):
    """Every text by name, fetched when it is asked for."""

    def __init__(self, keys: Mapping[str, str], store: FragmentStore) -> None:
        """`keys` say under which key the store has each text."""
        self._before = keys
        self._store = store
        self._new: dict[str, Rendition] = {}

    def __getitem__(self, name: str) -> Rendition:
        if name in self._new:
            return self._new[name]
        found = self._store.find(name, self._before[name])
        if found is None:
            raise DamagedCacheError
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._before)

    def __len__(self) -> int:
        return len(self._before)

    def __contains__(self, name: object) -> bool:
        return name in self._before

    def replace(self, name: str, made: Rendered) -> Rendition:
        """Keep what became of a text now."""
        self._new |= self._store.keep({name: made})
        return self._new[name]

    def keys_now(self) -> dict[str, str]:
        """Under which key each text is kept."""
        return {**self._before, **{name: made.content.key for name, made in self._new.items()}}

    def forget_former(self) -> None:
        """Drop what the replaced texts were before."""
        for name, made in self._new.items():
            if made.content.key != self._before[name]:
                self._store.forget(self._before[name])

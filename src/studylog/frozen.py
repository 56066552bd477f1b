"""The standard library's `dataclass` for frozen values, with nothing compiled before it is needed.

Up to Python 3.12 the standard library compiles six functions for each such class, which takes longer than the loading
of its whole module. Here `__init__` is compiled when the first value is made; the others are the same for all classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from functools import partial
    from operator import attrgetter

    def dataclass(*, frozen, slots, kw_only=False):
        """`@dataclass(frozen=True, slots=True)`, with or without `kw_only`; other kinds are the standard library's."""
        assert (frozen, slots) == (True, True)
        return partial(_make, kw_only=kw_only)

    def _make(cls, *, kw_only):
        own = {name for name, value in vars(cls).items() if value is not None}  # `__hash__`, beside an `__eq__`
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        fields = dataclasses.fields(made)
        made._state = _getter([field.name for field in fields])
        made._compared = _getter([field.name for field in fields if field.compare])
        for name in _METHODS.keys() - own:
            setattr(made, name, _METHODS[name])
        return made

    def _getter(names):
        """What takes the values of these fields out of an object, as a tuple."""
        return attrgetter(*names) if len(names) > 1 else lambda self: tuple(getattr(self, name) for name in names)

    def _init(self, *args, **values):
        cls = type(self)
        cls.__init__ = _write_init(cls)
        self.__init__(*args, **values)

    def _write_init(cls):
        """`__init__` as the standard library would write it, but that each slot is set by its own function."""
        known = {"_missing": dataclasses.MISSING}
        parameters, lines = ["self"], ["  pass"]
        for field in sorted(dataclasses.fields(cls), key=attrgetter("kw_only")):
            name = value = field.name
            if field.kw_only and "*" not in parameters:
                parameters.append("*")
            if field.default is not dataclasses.MISSING:
                known[f"_default_{name}"] = field.default
                parameters.append(f"{name}=_default_{name}")
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_make_{name}"] = field.default_factory
                parameters.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            else:
                parameters.append(name)
            known[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f"  _set_{name}(self, {value})")
        exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines), known)
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _repr(self):
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _eq(self, other):
        cls = type(self)
        return cls._compared(self) == cls._compared(other) if type(other) is cls else NotImplemented

    def _hash(self):
        return hash(type(self)._compared(self))

    def _setattr(self, name, value):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _delattr(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _getstate(self):
        return type(self)._state(self)

    def _setstate(self, state):
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)

    _METHODS = {
        "__init__": _init,
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__setattr__": _setattr,
        "__delattr__": _delattr,
        "__getstate__": _getstate,
        "__setstate__": _setstate,
    }

__all__ = ["dataclass"]

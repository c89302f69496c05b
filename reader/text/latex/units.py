r"""Quantities (`\SI{3}{\kilo\metre\per\second}`), chemistry (`\ce{H2O}`), ions and characters by number.

Source of the names of units and prefixes: the manuals of siunitx (versions 2 and 3) and mhchem.
"""

import re
from functools import cache
from typing import Final

from reader.text.latex import symbols as symbols

_PREFIXES: Final = """
atto a femto f pico p nano n micro μ milli m centi c deci d hecto h kilo k mega M giga G tera T peta P exa E kibi Ki
mebi Mi gibi Gi tebi Ti
"""
_NAMES: Final = """
meter m metre m gram g second s ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa joule J watt W
coulomb C volt V farad F ohm Ω siemens S weber Wb tesla T henry H celsius °C degreeCelsius °C lumen lm lux lx
becquerel Bq gray Gy sievert Sv minute min hour h day d degree ° arcminute ′ arcsecond ″ liter L litre L tonne t
electronvolt eV dalton Da decibel dB percent % byte B angstrom Å parsec pc year yr gauss G micron μm um μm us μs uA μA
"""
_TOKEN: Final = re.compile(r"\\([A-Za-z]+)|\^\{?([-\d]+)\}?|([^\\^]+)")
_POWERS: Final = {"square": "2", "cubic": "3", "squared": "2", "cubed": "3"}


def unit_text(name: str, arguments: list[str]) -> str:
    r"""What the command `name` shows, from the sources of its arguments."""
    first = arguments[0].strip()
    if name == "ce":
        return _formula(first)
    if name == "ion":
        return f"{first} {arguments[1].upper()}"
    if name == "unicode":
        return _character(first)
    if name in ("si", "unit"):
        return _unit(first)
    if name == "ang":
        return "".join(part + sign for part, sign in zip(first.split(";"), "°′″", strict=False) if part)
    is_range = name.endswith("range")
    number = "–".join(map(_number, arguments[: 1 + is_range]))
    unit = _unit(arguments[-1]) if not name.startswith("num") else ""
    return number + unit if unit in ("%", "°", "′", "″") else f"{number} {unit}".rstrip()


def _number(source: str) -> str:
    mantissa, _, exponent = source.replace("+-", " ± ").replace("\\pm", " ± ").strip().partition("e")
    if not exponent:
        return mantissa
    power = f"10{_raised(exponent)}"
    return f"{mantissa} × {power}" if mantissa not in ("", "1") else power


def _unit(source: str) -> str:
    out: list[str] = []
    prefix, sign, power = "", "", ""
    for command, raised, literal in _TOKEN.findall(source):
        if command == "per":
            sign = "-"
        elif command in ("square", "cubic"):
            power = _POWERS[command]
        elif command in ("squared", "cubed"):
            out.append(_raised(_POWERS[command]))
        elif raised:
            out.append(_raised(raised))
        elif command in _table(_PREFIXES):
            prefix += _table(_PREFIXES)[command]
        else:
            shown = _table(_NAMES).get(command, command) or re.sub(r"[.~{}\s]+", " ", literal).strip()
            exponent = sign + (power or ("1" if sign else ""))
            out.append(f" {prefix}{shown}{_raised(exponent)}")
            prefix, sign, power = "", "", ""
    return re.sub(" (?= |$)", "", "".join(out).strip()).replace("⁻¹²", "⁻²").replace("⁻¹³", "⁻³")


def _formula(source: str) -> str:
    """Chemistry: digits behind an element go below the line, charges and `^…` above it."""
    source = re.sub(r"\^\{?(\d*[+-]|\d+)\}?", lambda found: _raised(found[1]), source)
    source = re.sub(r"_\{?(\d+)\}?", r"\1", source).replace("<=>", "⇌").replace("->", "→")
    return re.sub(r"(?<=[A-Za-z)\]])\d+", lambda found: found[0].translate(symbols.script("_")), source)


def _raised(number: str) -> str:
    return number.translate(symbols.script("^"))


def _character(number: str) -> str:
    try:
        char = chr(int(number[1:], 16) if number[:1] == "x" else int(number))
    except (ValueError, OverflowError):
        return f"\\unicode{{{number}}}"
    return char if char.isprintable() else ""


@cache
def _table(source: str) -> dict[str, str]:
    words = source.split()
    return dict(zip(words[::2], words[1::2], strict=True))

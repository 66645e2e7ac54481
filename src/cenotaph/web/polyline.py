"""Lines as text: hundredths of a degree, each point as its step from the one before.

The encoding is the polyline algorithm that map services publish: a signed step, its sign in the
last bit, in groups of five bits from the lowest, each as one printable character.
"""

from collections.abc import Iterator

Point = tuple[float, float]
Line = tuple[Point, ...]

# A hundredth of a degree is 1.1 km: finer than the lines themselves are drawn.
_PER_DEGREE = 100
_FIRST = 63  # "?", the first of the characters used


def encode(line: Line) -> str:
    """The line's points (longitude, latitude in degrees) as printable characters."""
    x = y = 0
    words: list[str] = []
    for lon, lat in line:
        to_x, to_y = round(lon * _PER_DEGREE), round(lat * _PER_DEGREE)
        words += [_word(to_x - x), _word(to_y - y)]
        x, y = to_x, to_y
    return "".join(words)


def decode(text: str) -> Line:
    """The points that `text` encodes, rounded to a hundredth of a degree."""
    steps = _steps(text)
    x = y = 0
    points: list[Point] = []
    for step in steps:
        x, y = x + step, y + next(steps)
        points.append((x / _PER_DEGREE, y / _PER_DEGREE))
    return tuple(points)


def _word(step: int) -> str:
    bits = step << 1 if step >= 0 else ~(step << 1)
    characters: list[str] = []
    while bits >= 0x20:
        characters.append(chr((0x20 | (bits & 0x1F)) + _FIRST))
        bits >>= 5
    return "".join([*characters, chr(bits + _FIRST)])


def _steps(text: str) -> Iterator[int]:
    bits = shift = 0
    for character in text:
        group = ord(character) - _FIRST
        bits |= (group & 0x1F) << shift
        if group & 0x20:
            shift += 5
            continue
        yield ~(bits >> 1) if bits & 1 else bits >> 1
        bits = shift = 0

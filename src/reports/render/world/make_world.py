#!/usr/bin/env python3
"""Makes land.txt and points.tsv from Natural Earth, as the npm package world-atlas has it.

    make_world.py FOLDER_OF_WORLD_ATLAS ISO_3166_1.json COUNTRIES.tsv

The second file is that of the Debian package iso-codes: it leads from the numbers of Natural Earth to codes
of three letters. The third is a vocabulary of countries: each of its codes gets a point. Both files hold
places in the Equal Earth projection, in tenths of a map that is WIDTH wide. Run it again only to change the
projection or the countries; the results are kept beside it.
"""

import csv
import json
import math
import re
import sys
from pathlib import Path

WIDTH = 7200  # tenths of a unit of the picture
NEAREST = 6  # points nearer to the last one are left out
LEAST_ISLAND = 60  # square units; smaller land is left out, its countries have points
LAST_LATITUDE = -58  # Antarctica has no countries

# Places that Natural Earth has no country of their own for, in degrees east and north.
BESIDE = {
    "ATA": (0.0, -64.5), "BES": (-68.3, 12.2), "BVT": (3.4, -54.4), "CCK": (96.8, -12.2), "CXR": (105.7, -10.5), "GIB": (-5.35, 36.1),
    "GLP": (-61.5, 16.2), "GUF": (-53.1, 4.0), "MTQ": (-61.0, 14.7), "MYT": (45.2, -12.8), "REU": (55.5, -21.1),
    "SJM": (16.0, 78.5), "TKL": (-171.8, -9.2), "TUV": (179.2, -8.5), "UMI": (166.6, 19.3), "XKX": (20.9, 42.6),
}


def equal_earth(longitude, latitude):
    """The projection of Savric, Patterson and Jenny (2018), x and y in tenths of the picture."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2, t6 = theta**2, theta**6
    x = math.radians(longitude) * math.cos(theta) / (math.sqrt(3) / 2 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    scale = WIDTH / (2 * 2.706630)
    return (x + 2.706630) * scale, (1.317363 - y) * scale


def arcs_of(topology):
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield points


def ring_of(arcs, indices):
    ring = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return ring


def polygons_of(geometry):
    if geometry["type"] == "GeometryCollection":
        return [p for one in geometry["geometries"] for p in polygons_of(one)]
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else []


def area_of(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def unrolled(ring):
    """Longitudes that go on where the ring crosses the edge of the map."""
    points = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((points[-1][0] - longitude) / 360)
        points.append((longitude + 360 * turns, latitude))
    return points


def cut(ring, edge, keep):
    """What of the ring lies on one side of a meridian."""
    points = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if keep(a[0]):
            points.append(a)
        if keep(a[0]) != keep(b[0]):
            share = (edge - a[0]) / (b[0] - a[0])
            points.append((edge, a[1] + share * (b[1] - a[1])))
    return points


def on_the_map(ring):
    """The ring as one or several that stay within the map."""
    points = unrolled(ring)
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in points]
        inside = cut(moved, -180, lambda x: x >= -180)
        inside = cut(inside, 180, lambda x: x <= 180) if inside else []
        if len(inside) > 2:
            yield inside


def thinned(ring):
    kept = [ring[0]]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= NEAREST:
            kept.append(point)
    return kept


def path_of(ring):
    points = [(round(x), round(y)) for x, y in ring]
    text, last = f"M{points[0][0] / 10:g} {points[0][1] / 10:g}l", points[0]
    steps = []
    for point in points[1:]:
        steps.append(f"{(point[0] - last[0]) / 10:g} {(point[1] - last[1]) / 10:g}")
        last = point
    return text + re.sub(r"(?<![0-9])0\.", ".", " ".join(steps)).replace(" -", "-") + "z"


def land(folder):
    topology = json.loads((folder / "land-110m.json").read_text())
    arcs = list(arcs_of(topology))
    lines = []
    for polygon in polygons_of(topology["objects"]["land"]):
        for ring in polygon:
            points = ring_of(arcs, ring)
            if max(y for _, y in points) < LAST_LATITUDE:
                continue
            for part in on_the_map(points):
                projected = thinned([equal_earth(*point) for point in part])
                if len(projected) > 3 and abs(area_of(projected)) > LEAST_ISLAND * 10:
                    lines.append(path_of(projected))
    return lines


def inside_point(ring):
    """The middle of the widest stretch of the ring on a line through its middle."""
    ys = [y for _, y in ring]
    best = None
    for share in (0.5, 0.4, 0.6):
        y = min(ys) + share * (max(ys) - min(ys))
        cuts = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
                      for a, b in zip(ring, ring[1:] + ring[:1]) if (a[1] > y) != (b[1] > y))
        for left, right in zip(cuts[::2], cuts[1::2]):
            if best is None or right - left > best[0]:
                best = (right - left, ((left + right) / 2, y))
    return best[1]


def points(folder, codes):
    topology = json.loads((folder / "countries-10m.json").read_text())
    arcs = list(arcs_of(topology))
    found = {code: equal_earth(*place) for code, place in BESIDE.items()}
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(country.get("id"))
        if code is None or code in found:
            continue
        rings = [ring_of(arcs, polygon[0]) for polygon in polygons_of(country)]
        largest = max((part for ring in rings for part in on_the_map(ring)), key=lambda ring: abs(area_of(ring)))
        found[code] = equal_earth(*inside_point(largest))
    return found


def main():
    folder = Path(sys.argv[1])
    codes = {c["numeric"]: c["alpha_3"] for c in json.loads(Path(sys.argv[2]).read_text())["3166-1"]}
    with open(sys.argv[3], encoding="utf-8", newline="") as vocabulary:
        wanted = [row["iso3"] for row in csv.DictReader(vocabulary, delimiter="\t")]
    here = Path(__file__).resolve().parent
    (here / "land.txt").write_text("\n".join(land(folder)) + "\n")
    found = points(folder, codes)
    missing = [code for code in wanted if code not in found]
    if missing:
        raise SystemExit(f"no point for {missing}: name them in BESIDE")
    rows = [f"{code}\t{found[code][0] / 10:.1f}\t{found[code][1] / 10:.1f}" for code in sorted(wanted)]
    (here / "points.tsv").write_text("code\tx\ty\n" + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()

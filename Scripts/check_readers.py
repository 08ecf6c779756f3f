"""Holds what other programs read from Caravan's files against run.json. Called by check-readers."""

import csv
import io
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import numpy
import openpyxl
import pandas
import pyam
import scipy.stats

CARAVAN = str(pathlib.Path(sys.argv[1]).absolute())
LAYOUTS = ["wide", "long", "years", "iamc"]
STATISTICS = "n mean sd mcse p5 p10 p25 p50 p75 p90 p95 min max".split()
# The separator, and how pandas and LibreOffice are told of a dialect: the last number is Windows' of the language.
DIALECTS = {"csv": (",", ".", "utf-8", 1033), "excel-eu": (";", ",", "utf-8-sig", 1038)}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

# What a hostile or careless file may say; names of files become names of scenarios.
TITLES = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\n=1+1", "=cmd|' /C calc'!A0", "a;b,c\"d\"\te\nf", "<b>&amp;"]

checked = 0


def expect(condition, *what):
    """Counts a check, and ends with what is wrong where it does not hold."""
    global checked
    checked += 1
    if not condition:
        sys.exit("FAILED: " + " ".join(map(str, what)))


def run(*arguments, folder):
    found = subprocess.run([CARAVAN, *map(str, arguments)], cwd=folder, capture_output=True)
    expect(found.returncode == 0, arguments, found.stderr.decode())
    return found.stdout


def figures(folder):
    """The figures of a folder's run.json, by scenario, indicator, year and statistic."""
    document = json.loads((folder / "run.json").read_text())
    runs = document["comparison"]["runs"] if "comparison" in document else [document["run"]]
    found = {}
    for result in runs:
        for indicator in result["indicators"]:
            for year in indicator["years"]:
                quantiles = year.get("quantiles") or [None] * 7
                values = [year.get(key) for key in ("count", "mean", "standardDeviation", "standardError")]
                values += quantiles + [year.get("minimum"), year.get("maximum")]
                for statistic, value in zip(STATISTICS, values, strict=True):
                    if value is not None:
                        key = (result["scenario"]["name"], indicator["name"], year["year"], statistic)
                        found[key] = float(value)
    return found


def cells(frame, layout):
    """The figures of a table in any layout, by the same keys as `figures`."""
    found = {}
    for row in frame.to_dict("records"):
        if layout == "wide":
            for statistic in STATISTICS:
                found[row["scenario"], row["indicator"], int(row["year"]), statistic] = row[statistic]
        elif layout == "long":
            found[row["scenario"], row["indicator"], int(row["year"]), row["statistic"]] = row["value"]
        else:
            if layout == "iamc":
                scenario, (indicator, statistic) = row["Scenario"], row["Variable"].rsplit("|", 1)
            else:
                scenario, indicator, statistic = row["scenario"], row["indicator"], row["statistic"]
            for column, value in row.items():
                if str(column).isdigit():
                    found[scenario, indicator, int(column), statistic] = value
    return {key: float(value) for key, value in found.items() if value is not None and not math.isnan(float(value))}


def hold(found, expected, layout, who, digits=17):
    """Every figure is there, and none else; LibreOffice keeps 15 digits, pyam 16 decimals."""
    if layout == "iamc":
        expected = {key: value for key, value in expected.items() if key[3] != "n"}
    expect(found.keys() == expected.keys(), who, layout, "other cells", list(found.keys() ^ expected.keys())[:4])
    for key, value in expected.items():
        near = found[key] == value if digits >= 17 else math.isclose(found[key], value, rel_tol=10.0 ** (1 - digits))
        expect(near, who, layout, key, found[key], "is not", value)


def office(path, suffix, language, work, csv_separator=None):
    """A file as LibreOffice saves it, having opened it in a language and recalculated it."""
    target = work / "office" / str(language)
    target.mkdir(parents=True, exist_ok=True)
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", suffix]
    if csv_separator:
        # Separator, quote, UTF-8, first line, columns, language, quoted is text, numbers are recognised.
        command += [f"--infilter=CSV:{ord(csv_separator)},34,76,1,,{language},false,true"]
    found = subprocess.run([*command, "--outdir", target, path], capture_output=True, timeout=300)
    result = target / f"{path.stem}.{suffix}"
    expect(result.exists(), "LibreOffice", path, found.stderr.decode())
    return result


def sheets(path):
    """The cells of a workbook, and that none of them is a formula or an error."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                expect(cell.data_type not in ("f", "e"), path.name, sheet.title, cell.coordinate, cell.value)
    return book


def frame_of(sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return pandas.DataFrame(rows[1:], columns=rows[0])


def read_page(path):
    """The page as XML: its text, and that nothing in it acts but its own script."""
    page = xml.etree.ElementTree.parse(path)
    names = [element.tag.rpartition("}")[2] for element in page.iter()]
    expect(names.count("script") <= 1, path, "has scripts of others")
    expect(not {"iframe", "object", "embed", "form", "img"} & set(names), path, "holds what is not its own")
    for element in page.iter():
        for name, value in element.items():
            expect(not name.startswith("on"), path, name, value)
            safe = value.startswith(("#", "https://", "http://"))
            expect(name not in ("href", "src", "action") or safe, path, name, value)
    return "".join(page.getroot().itertext())


def read_tables(folder, work):
    expected = figures(folder)
    for dialect, (separator, mark, encoding, language) in DIALECTS.items():
        for layout in LAYOUTS:
            data = run("export", folder, "--layout", layout, "--dialect", dialect, folder=work)
            frame = pandas.read_csv(
                io.BytesIO(data), sep=separator, decimal=mark, encoding=encoding, float_precision="round_trip")
            hold(cells(frame, layout), expected, layout, f"pandas, {dialect},")
            path = work / f"{folder.name}-{layout}-{dialect}.csv"
            path.write_bytes(data)
            book = sheets(office(path, "xlsx", language, work, csv_separator=separator))
            hold(cells(frame_of(book.active), layout), expected, layout, f"LibreOffice, {dialect},", digits=15)
            print(f"{folder.name}: {layout}, {dialect}: {len(expected)} figures")
    path = work / f"{folder.name}-iamc-csv.csv"
    data = pyam.IamDataFrame(path).data
    found = {
        (row.scenario, *row.variable.rsplit("|", 1), row.year): row.value for row in data.itertuples(index=False)
    }
    hold({(s, i, y, q): v for (s, i, q, y), v in found.items()}, expected, "iamc", "pyam",
        digits=13)


def read_draws(folder, work):
    """draws.csv as NumPy reads it: SciPy's quantiles of all paths are those of the summary."""
    run("run", SCENARIOS / "tutorial/1-growth.yaml", "--paths", 999, "--draws", 999, "--output", folder, folder=work)
    draws = numpy.genfromtxt(folder / "draws.csv", delimiter=",", names=True)
    expected = figures(folder)
    for indicator in {key[1] for key in expected}:
        for year in sorted({key[2] for key in expected}):
            values = draws[indicator][draws["year"] == year]
            name = next(key[0] for key in expected)
            p = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
            # Type 7 of Hyndman and Fan: alphap = betap = 1.
            quantiles = scipy.stats.mstats.mquantiles(values, p, alphap=1, betap=1)
            for statistic, value in zip(STATISTICS[4:11], quantiles):
                told = expected[name, indicator, year, statistic]
                expect(math.isclose(value, told, rel_tol=1e-12), "SciPy", indicator, year, statistic, value, told)
            told = expected[name, indicator, year, "mcse"]
            expect(math.isclose(scipy.stats.sem(values), told, rel_tol=1e-10, abs_tol=1e-12), "SciPy", year, told)
    print(f"{folder.name}: draws.csv by NumPy and SciPy")


def read_workbook(folder, work):
    """The workbook before and after LibreOffice has recalculated it: each named table of quantiles, row by row and year by
    year, is that of run.json."""
    expected = figures(folder)
    names = list(dict.fromkeys(key[0] for key in expected))
    path = folder / "results.xlsx"
    for book in [sheets(path), sheets(office(path, "xlsx", 1038, work))]:

        def area(name):
            (sheet, place), = book.defined_names[name].destinations
            return [[cell.value for cell in row] for row in book[sheet][place.replace("$", "")]]

        found = {}
        for name in book.defined_names:
            indicator, is_table, scenario = name.partition("_quantiles")
            if not is_table:
                continue
            scenario = next((n for n in names if n.replace("-", "_") == scenario.removeprefix("_")), names[0])
            (years,), rows = area(f"{indicator}_years"), area(name)
            for statistic, row in zip(STATISTICS[4:11], rows, strict=True):
                for year, value in zip(years, row, strict=True):
                    if value is not None:
                        found[scenario, indicator, int(year), statistic] = value
        told = {key: value for key, value in expected.items() if key[3] in STATISTICS[4:11]}
        hold(found, told, "quantiles", f"workbook {path}", digits=15)
    print(f"{folder.name}: results.xlsx, {len(found)} quantiles by openpyxl, and again after LibreOffice")


def read_hostile(work):
    """Whatever a scenario says, nothing becomes a formula, and all of it is text that reads back."""
    folder = work / "hostile"
    folder.mkdir()
    names = ["baseline", "=cmd", "+sum", "-sum", "@sum"]
    for name, title in zip(names, TITLES):
        quoted = json.dumps(title)
        (folder / f"{name}.yaml").write_text(
            f"caravan: 1\ntitle: {quoted}\ndescription: {quoted}\nhorizon: {{from: 2024, to: 2026}}\n"
            "drivers:\n  income: {process: growth, trend: 2%, volatility: 3%}\n"
            f"flows:\n  grain: {{base: 12 million USD, volatility: 5%, elasticities: {{income: {{value: 1, source: {quoted}, note: {quoted}}}}}}}\n"
            "indicators:\n"
            + "".join(
                f"  i{place}: {{title: {json.dumps(text)}, value: flows.grain, unit: million USD/year}}\n"
                for place, text in enumerate(TITLES)
            )
            + f"targets:\n  aim: {{title: {quoted}, indicator: i0, at_least: 13 million USD, by: 2026}}\n")
    paths = [f"./{name}.yaml" for name in names]
    run("compare", *paths, "--paths", 500, "--output", work / "hostile-results", folder=folder)
    run("run", "./baseline.yaml", "--paths", 500, "--output", work / "hostile-run", folder=folder)
    tables = 0
    for path in [*(work / "hostile-results").glob("*.csv"), *(work / "hostile-run").glob("*.csv")]:
        for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")):
            for cell in row:
                plain = cell.lstrip("+-").rstrip("%").replace(".", "", 1).replace("e", "", 1).replace("-", "", 1)
                expect(not cell.startswith(FORMULA) or plain.isdigit(), path.name, repr(cell))
        tables += 1
        sheets(office(path, "xlsx", 1033, work, csv_separator=","))
    for results in ["hostile-results", "hostile-run"]:
        for dialect, (separator, _, _, language) in DIALECTS.items():
            for layout in LAYOUTS:
                path = work / f"{results}-{layout}-{dialect}.csv"
                path.write_bytes(
                    run("export", work / results, "--layout", layout, "--dialect", dialect, folder=work))
                sheets(office(path, "xlsx", language, work, csv_separator=separator))
                tables += 1
        for book in [work / results / "results.xlsx", office(work / results / "results.xlsx", "xlsx", 1038, work)]:
            texts = {cell.value for sheet in sheets(book) for row in sheet.iter_rows() for cell in row}
            expect(TITLES[0] in texts, "the title of the first scenario is not in", book)
            tables += 1
        text = read_page(work / results / "report.html")
        expect(TITLES[0] in text and TITLES[-1] in text, "titles are not in the page of", results)
    print(f"hostile names and titles: {tables} tables and workbooks, no formula in any; 2 pages, no markup in any")


SCENARIOS = pathlib.Path("Scenarios").absolute()

with tempfile.TemporaryDirectory(prefix="caravan-readers-") as temporary:
    work = pathlib.Path(temporary)
    run("run", SCENARIOS / "kazakhstan-hungary/baseline.yaml", "--paths", 2000, "--output", work / "baseline",
        folder=work)
    run("compare", SCENARIOS / "kazakhstan-hungary", "--paths", 1000, "--output", work / "comparison", folder=work)
    read_tables(work / "baseline", work)
    read_draws(work / "draws", work)
    read_workbook(work / "baseline", work)
    read_workbook(work / "comparison", work)
    read_page(work / "comparison/report.html")
    read_hostile(work)
print(f"{checked} checks hold")

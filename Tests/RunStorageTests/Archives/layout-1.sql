CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,
    name TEXT NOT NULL,
    scenario TEXT NOT NULL,
    title TEXT NOT NULL,
    answer TEXT NOT NULL,
    headline TEXT NOT NULL,
    paths INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    sampling TEXT NOT NULL,
    scenario_digest TEXT NOT NULL,
    caravan_version TEXT NOT NULL,
    format_version INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id)
);
CREATE INDEX runs_by_name ON runs (name);
CREATE INDEX runs_by_scenario ON runs (scenario);
CREATE INDEX runs_by_document ON runs (document);
CREATE TABLE files (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    text INTEGER NOT NULL REFERENCES texts (id),
    PRIMARY KEY (run, path)
) WITHOUT ROWID;
CREATE INDEX files_by_text ON files (text);

CREATE VIEW results AS
    SELECT runs.id AS run, json_extract(documents.json, '$.run.scenario.name') AS scenario,
        json_extract(documents.json, '$.run') AS result
    FROM runs JOIN documents ON documents.id = document
    WHERE command = 'run'
    UNION ALL
    SELECT runs.id, json_extract(one.value, '$.scenario.name'), one.value
    FROM runs JOIN documents ON documents.id = document, json_each(documents.json, '$.comparison.runs') AS one
    WHERE command = 'compare';
CREATE VIEW summaries AS
    SELECT run, scenario,
        json_extract(indicator.value, '$.name') AS indicator, json_extract(indicator.value, '$.unit') AS unit,
        json_extract(year.value, '$.year') AS year, json_extract(year.value, '$.count') AS n,
        json_extract(year.value, '$.mean') AS mean, json_extract(year.value, '$.standardDeviation') AS sd,
        json_extract(year.value, '$.standardError') AS mcse,
        json_extract(year.value, '$.quantiles[0]') AS p5, json_extract(year.value, '$.quantiles[1]') AS p10,
        json_extract(year.value, '$.quantiles[2]') AS p25, json_extract(year.value, '$.quantiles[3]') AS p50,
        json_extract(year.value, '$.quantiles[4]') AS p75, json_extract(year.value, '$.quantiles[5]') AS p90,
        json_extract(year.value, '$.quantiles[6]') AS p95,
        json_extract(year.value, '$.minimum') AS min, json_extract(year.value, '$.maximum') AS max
    FROM results, json_each(result, '$.indicators') AS indicator, json_each(indicator.value, '$.years') AS year;
CREATE VIEW targets AS
    SELECT run, scenario,
        json_extract(target.value, '$.name') AS target, json_extract(target.value, '$.indicator') AS indicator,
        json_extract(target.value, '$.direction') AS direction,
        json_extract(target.value, '$.threshold') AS threshold, json_extract(target.value, '$.unit') AS unit,
        json_extract(target.value, '$.by') AS "by", json_extract(year.value, '$.year') AS year,
        json_extract(year.value, '$.probabilityAt') AS probability_at,
        json_extract(year.value, '$.probabilityReached') AS probability_reached,
        json_extract(year.value, '$.low') AS ci_low, json_extract(year.value, '$.high') AS ci_high
    FROM results, json_each(result, '$.targets') AS target, json_each(target.value, '$.years') AS year;
CREATE VIEW inputs AS
    SELECT run, scenario,
        json_extract(input.value, '$.name') AS name, json_extract(input.value, '$.value') AS value,
        json_extract(input.value, '$.unit') AS unit, json_extract(input.value, '$.kind') AS kind,
        json_extract(input.value, '$.source') AS source, json_extract(input.value, '$.note') AS note,
        json_extract(input.value, '$.file') AS file, json_extract(input.value, '$.line') AS line
    FROM results, json_each(result, '$.inputs') AS input;

INSERT INTO documents VALUES (1, 'd1', '{"formatVersion": 1}');
INSERT INTO texts VALUES (1, 't1', 'caravan: 1');
INSERT INTO runs VALUES
    (7, '2026-01-31T08:30:00Z', 'run', '["run","a.yaml","--seed=3"]', 'a', 'a', 'Trade', 'aim: 5 %', 'It does.', 100, 3,
    'random', 'abc', '0.1.0', 1, 1);
INSERT INTO files VALUES (7, 'a.yaml', 1);
PRAGMA application_id = 1129469518;
PRAGMA user_version = 1;

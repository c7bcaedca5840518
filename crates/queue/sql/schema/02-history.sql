-- What is done, newest last.
CREATE TABLE history (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    item        INTEGER NOT NULL,
    job         INTEGER NOT NULL,
    site        INTEGER NOT NULL,
    direction   TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    destination TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    verified    TEXT    NOT NULL,
    skipped     INTEGER NOT NULL
);

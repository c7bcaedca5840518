-- From which other site a file came that is done, where it went from one server to another.
CREATE TABLE history_sources (
    id     INTEGER PRIMARY KEY,
    source INTEGER NOT NULL
);

-- What belongs to the store as a whole: its number, the highest numbers given, what holds for everything.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

-- Sites as they were when their jobs were made, without any secret; and what holds for all of a site.
CREATE TABLE sites (
    id       INTEGER PRIMARY KEY,
    site     TEXT,
    held     INTEGER NOT NULL DEFAULT 0,
    priority TEXT
);

CREATE TABLE jobs (
    id          INTEGER PRIMARY KEY,
    local_root  BLOB    NOT NULL,
    remote_root BLOB    NOT NULL,
    -- JSON: everything else of it
    details     TEXT    NOT NULL,
    files_done  INTEGER NOT NULL DEFAULT 0,
    bytes_done  INTEGER NOT NULL DEFAULT 0,
    priority    TEXT,
    -- held until then: UTC seconds since 1970
    start_at    INTEGER
);

-- Folders below the roots of a job, each path once.
CREATE TABLE folders (
    id   INTEGER PRIMARY KEY,
    job  INTEGER NOT NULL,
    path BLOB    NOT NULL,
    -- the place in the order under which its items came in
    stem BLOB    NOT NULL,
    UNIQUE (job, path)
);

-- Folders that have another name at the target.
CREATE TABLE renames (
    job  INTEGER NOT NULL,
    path BLOB    NOT NULL,
    name BLOB    NOT NULL,
    PRIMARY KEY (job, path)
) WITHOUT ROWID;

CREATE TABLE items (
    id          INTEGER PRIMARY KEY,
    folder      INTEGER NOT NULL,
    name        BLOB    NOT NULL,
    -- 0 = folder, 1 = file
    kind        INTEGER NOT NULL,
    -- 0 = waiting, 1 = held, 2 = partial, 3 = failed
    state       INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    size        INTEGER,
    modified    INTEGER,
    target_name BLOB,
    policy      TEXT,
    priority    TEXT,
    place       BLOB,
    UNIQUE (folder, name)
);

-- Why items failed.
CREATE TABLE failures (
    item    INTEGER PRIMARY KEY,
    -- UTC seconds since 1970
    at      INTEGER NOT NULL,
    -- JSON: the error, with which its prose is made again
    failure TEXT    NOT NULL
);

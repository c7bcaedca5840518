-- Jobs that are held because a disk is full, here or on a server.
CREATE TABLE waits (
    job   INTEGER PRIMARY KEY,
    -- JSON: the error, with which its prose is made again
    error TEXT NOT NULL
);

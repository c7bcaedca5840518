-- What of a file that is done did not go along with its contents, in the engine's words: only where there is something.
CREATE TABLE history_not_kept (
    id       INTEGER PRIMARY KEY,
    not_kept TEXT NOT NULL
);

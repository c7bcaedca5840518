-- What an item has left of an earlier try.
CREATE TABLE parts (
    item INTEGER PRIMARY KEY,
    -- JSON: `Part`
    part TEXT NOT NULL
);

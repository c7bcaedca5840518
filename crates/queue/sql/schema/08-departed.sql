-- What has left the queue while the folder that holds it is in it: it does not come in again when that is read once more.
CREATE TABLE departed (
    -- number of the folder's item
    folder INTEGER NOT NULL,
    name   BLOB NOT NULL,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;

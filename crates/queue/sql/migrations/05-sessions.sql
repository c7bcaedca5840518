-- How many sessions a site may use for transfers, where a hand has set it.
CREATE TABLE site_sessions (
    site     INTEGER PRIMARY KEY,
    sessions INTEGER NOT NULL
);

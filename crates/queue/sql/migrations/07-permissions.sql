-- Unix permissions of the source, where its listing told them.
ALTER TABLE items ADD COLUMN permissions INTEGER;

-- An export keeps its own instant; who makes one is known by until when; files are known by their hashes.
alter table export_state
    drop column database_id,
    drop column state,
    drop column seen_at,
    drop column making_token;

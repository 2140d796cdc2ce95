-- Null: nothing limits it.
alter table api_key
    add column requests_per_minute bigint check (requests_per_minute between 1 and 1000000000),
    add column tokens_per_minute   bigint check (tokens_per_minute between 1 and 1000000000),
    add column concurrent          bigint check (concurrent between 1 and 1000000000);

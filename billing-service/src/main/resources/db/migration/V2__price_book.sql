-- The price book. Columns are kinds of token, in nano-dollars per million; null: the model does not sell that kind.
create table price (
    id                 text        primary key,
    model              text        not null, -- the upstream model
    valid_from         timestamptz not null,
    from_prompt_tokens bigint      not null check (from_prompt_tokens >= 0),
    input              bigint      not null check (input > 0),
    input_audio        bigint      check (input_audio > 0),
    cached             bigint      check (cached > 0),
    cached_audio       bigint      check (cached_audio > 0),
    cache_write_5m     bigint      check (cache_write_5m > 0),
    cache_write_1h     bigint      check (cache_write_1h > 0),
    output             bigint      not null check (output > 0),
    unique (model, valid_from, from_prompt_tokens)
);
create trigger price_stays before update or delete on price for each row execute function refuse_change();
create trigger price_stays_whole before truncate on price execute function refuse_change();

-- Which rows of a table were told to Kafka; each is told once.
create table announced (
    topic      text not null,
    record_key text not null,
    primary key (topic, record_key)
);

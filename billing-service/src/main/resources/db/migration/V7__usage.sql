-- Usage that was posted, one row an attempt at a provider.
create table posted_usage (
    position    bigint      generated always as identity primary key,
    attempt     text        not null unique, -- life, account and number: posting it again changes nothing
    account     text        not null,
    api_key     text        not null,
    request     text        not null,
    model       text        not null,
    answered    text        not null,
    outcome     text        not null,
    estimated   boolean     not null,
    price       text        not null,
    hold_nano   bigint      not null check (hold_nano >= 0),
    value_nano  bigint      not null check (value_nano >= 0),
    charge_nano bigint      not null check (charge_nano between 0 and least(hold_nano, value_nano)),
    occurred_at timestamptz not null,
    booked_at   timestamptz not null,
    recorded_at timestamptz not null,
    findings    text        not null, -- what the audit found wrong, comma-separated; empty where all is well
    event       jsonb       not null  -- the whole fact as it was received
);
create index posted_usage_of_account on posted_usage (account, position);
create index posted_usage_with_findings on posted_usage (position) where findings <> '';
create trigger posted_usage_stays before update or delete on posted_usage
    for each row execute function refuse_change();
create trigger posted_usage_stays_whole before truncate on posted_usage execute function refuse_change();

-- The next record to read of each partition, moved in the transaction that posts the record before it.
create table consumer_offset (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Records that could not be posted, whole, until somebody looks at them.
create table parked_record (
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    record_key    bytea,
    headers       text        not null,
    body          bytea,
    reason        text        not null,
    parked_at     timestamptz not null,
    primary key (topic, partition, record_offset)
);

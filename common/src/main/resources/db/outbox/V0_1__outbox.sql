-- Facts decided in this database that are still to be told to Kafka. A row is written in the transaction that decided
-- the fact and deleted once Kafka has acked it.
create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    record_key  text        not null,
    type        text        not null,
    body        text, -- null is a tombstone
    occurred_at timestamptz not null
);

-- The last number given to a fact about an account; its row lock makes commit order the order of the numbers.
create table outbox_number (
    account text   primary key,
    number  bigint not null
);

create table account (
    id         text        primary key,
    name       text        not null,
    created_at timestamptz not null
);

-- Only a hash of the secret is kept. An active key sits in one of its account's ten slots, so an eleventh has no place
-- to be, whoever inserts it and however many do so at once.
create table api_key (
    id          text        primary key,
    account     text        not null references account,
    slot        integer     not null check (slot between 1 and 10),
    name        text        not null,
    hash        text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    last_four   text        not null check (length(last_four) = 4),
    budget_nano bigint      check (budget_nano >= 0), -- null: only the account's credit limits it
    created_at  timestamptz not null,
    revoked_at  timestamptz
);

create unique index api_key_active_slot on api_key (account, slot) where revoked_at is null;
create index api_key_of_account on api_key (account, id);

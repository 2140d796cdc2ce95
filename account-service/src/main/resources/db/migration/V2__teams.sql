-- Null: only what is above it limits it.
alter table account add column budget_nano bigint check (budget_nano >= 0);

create table team (
    id          text        primary key,
    account     text        not null references account,
    name        text        not null,
    budget_nano bigint      check (budget_nano >= 0),
    created_at  timestamptz not null,
    archived_at timestamptz,
    unique (account, id)
);

-- An archived team gives its name back.
create unique index team_name on team (account, name) where archived_at is null;

-- Both columns: a key can be in no team of another account.
alter table api_key
    add column team text,
    add foreign key (account, team) references team (account, id);

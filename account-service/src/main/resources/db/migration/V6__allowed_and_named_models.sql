-- Null: every model, from anywhere.
alter table api_key
    add column allowed_models    text[] check (cardinality(allowed_models) between 1 and 50),
    add column allowed_addresses text[] check (cardinality(allowed_addresses) between 1 and 50);

-- What an account calls models, as gateways hear it with each of its keys. Not jsonb: names keep their order.
create table account_models (
    account text primary key references account,
    names   json not null
);

-- Which upstream model answers for a public one, from when to when, and what it takes.
create table catalogue_row (
    id                     text        primary key,
    model                  text        not null,
    provider               text        not null check (provider in ('gemini', 'anthropic')),
    upstream               text        not null,
    valid_from             timestamptz not null,
    valid_until            timestamptz check (valid_until > valid_from),
    stands_in_for          text,
    context_tokens_max     bigint      not null check (context_tokens_max > 0),
    output_tokens_max      bigint      not null check (output_tokens_max > 0),
    temperature            boolean     not null,
    top_p                  boolean     not null,
    temperature_with_top_p boolean     not null,
    prefill                boolean     not null,
    thinking               text        not null check (thinking in ('none', 'off_by_default', 'on_by_default', 'always')),
    thinking_tokens_min    bigint      not null check (thinking_tokens_min >= 0),
    display_name           text        not null,
    description            text        not null,
    unique (model, valid_from)
);
create trigger catalogue_row_stays before update or delete on catalogue_row
    for each row execute function refuse_change();
create trigger catalogue_row_stays_whole before truncate on catalogue_row execute function refuse_change();

-- What models take beyond the first four abilities. Rows do not change; these facts about them were missing, so the guard
-- is lifted for as long as they are filled in, and the whole rows are announced again.
alter table catalogue_row
    add column thinking_by         text check (thinking_by in ('budget', 'level')),
    add column thinking_budget_min bigint not null default 0,
    add column thinking_budget_max bigint not null default 0,
    add column thinking_levels     text[] not null default '{}',
    add column more                text[] not null default '{}';

alter table catalogue_row disable trigger catalogue_row_stays;

update catalogue_row set more = '{structured_output,forced_tools,seed,choices,audio}' where provider = 'gemini';
update catalogue_row set more = more || '{penalties,logprobs}' where upstream in ('gemini-2.0-flash', 'gemini-2.0-flash-lite');
update catalogue_row set more = '{forced_tools,format_with_tools}' where provider = 'anthropic';
update catalogue_row set more = more || '{structured_output}'
    where upstream in ('claude-haiku-4-5-20251001', 'claude-sonnet-5', 'claude-opus-5');

-- Gemini 2.5 is told a budget in tokens, 3.x a level, 2.0 nothing.
update catalogue_row set thinking_by = 'budget', thinking_budget_min = 1, thinking_budget_max = 24576
    where upstream = 'gemini-2.5-flash';
update catalogue_row set thinking_by = 'budget', thinking_budget_min = 512, thinking_budget_max = 24576
    where upstream = 'gemini-2.5-flash-lite';
update catalogue_row set thinking_by = 'budget', thinking_budget_min = 128, thinking_budget_max = 32768
    where upstream = 'gemini-2.5-pro';
update catalogue_row set thinking_by = 'level', thinking_levels = '{minimal,low,medium,high}',
                         more = more || '{format_with_tools,call_signatures,large_pictures}'
    where upstream = 'gemini-3.5-flash-lite';
update catalogue_row set thinking_by = 'level', thinking_levels = '{low,medium,high}',
                         more = more || '{format_with_tools,call_signatures,large_pictures}'
    where upstream = 'gemini-3.8-flash';

-- Claude 4.x is told a budget, which must leave room within the cap on output; later ones an effort.
update catalogue_row set thinking_by = 'budget', thinking_budget_min = 1024, thinking_budget_max = 24576
    where upstream in ('claude-haiku-4-5-20251001', 'claude-sonnet-4-20250514', 'claude-opus-4-20250514');
update catalogue_row set thinking_by = 'level', thinking_levels = '{low,medium,high,max}',
                         more = more || '{large_pictures}'
    where upstream in ('claude-sonnet-5', 'claude-opus-5');

alter table catalogue_row enable trigger catalogue_row_stays;

delete from announced where topic = 'model-catalogue';

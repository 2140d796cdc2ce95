-- The public model whose row answers where this one's upstream model does not. No row is seeded with one: an answer by
-- another provider, at another price, is an operator's decision, made by adding a row (PUT /models/{model}/alternative).
alter table catalogue_row add column alternative text check (alternative <> model);

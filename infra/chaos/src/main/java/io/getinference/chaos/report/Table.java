package io.getinference.chaos.report;

import io.getinference.chaos.check.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows as text in columns, and below it the first cases of each difference. */
public final class Table {

    private static final List<Function<Row, String>> COLUMNS =
            List.of(
                    Row::invariant,
                    Row::what,
                    Row::expected,
                    Row::actual,
                    row -> Long.toString(row.difference()),
                    row -> row.holds() ? "ok" : "DIFFERS");
    private static final List<String> HEADS =
            List.of("#", "invariant", "expected", "actual", "difference", "");

    private Table() {}

    /** The whole text. */
    public static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADS));
        rows.forEach(row -> lines.add(COLUMNS.stream().map(column -> column.apply(row)).toList()));
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < HEADS.size(); column++) {
                int width = width(lines, column);
                text.append("%%-%ds  ".formatted(Math.max(1, width)).formatted(line.get(column)));
            }
            text.append('\n');
        }
        rows.stream()
                .filter(row -> !row.holds())
                .forEach(row -> {
                    text.append("\n")
                            .append(row.invariant())
                            .append(": ")
                            .append(row.what())
                            .append('\n');
                    row.cases().forEach(one -> text.append("    ").append(one).append('\n'));
                });
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}

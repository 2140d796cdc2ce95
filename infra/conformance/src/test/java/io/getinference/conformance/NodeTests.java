package io.getinference.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests written in JavaScript, as their files name them. */
final class NodeTests {
    private static final Pattern PROVES =
            Pattern.compile("^proves\\(\\s*(['\"])(.+?)\\1,", Pattern.MULTILINE);

    private NodeTests() {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList();
        }
    }

    /** The row that each test of a file counts for, in the file's order. */
    static List<String> in(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        Matcher test = PROVES.matcher(Files.readString(file));
        while (test.find()) {
            rows.add(test.group(2));
        }
        return rows;
    }
}

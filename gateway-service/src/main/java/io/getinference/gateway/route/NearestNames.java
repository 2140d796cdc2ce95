package io.getinference.gateway.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who misspelt a name. */
final class NearestNames {

    private static final int NAMES_MAX = 3;

    /** As long as names may be; what is longer is nobody's slip. */
    private static final int CHARACTERS_MAX = 100;

    private NearestNames() {}

    /** The names that differ in less than half of their characters, nearest first. */
    static List<String> to(String written, Collection<String> names) {
        if (written.length() > CHARACTERS_MAX) {
            return List.of();
        }
        return names.stream()
                .map(name -> new Near(name, distance(lower(written), lower(name))))
                .filter(near -> 2 * near.distance() < near.name().length())
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(NAMES_MAX)
                .map(Near::name)
                .toList();
    }

    private record Near(String name, int distance) {}

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: characters to put in, take out or replace. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[to.length()];
    }
}
